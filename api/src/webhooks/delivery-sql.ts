import type { DeliveryStatus } from "@magic-meetings/contract/webhooks/webhook-rules.ts";
import type { Queries } from "../db/queries.ts";
import { insertRows } from "../db/insert-rows.ts";
import { sql } from "../db/statement.ts";

/** One thing that is told to one webhook. */
export interface KeptDelivery {
  id: string;
  kind: string;
  signalId: string | null;
  status: DeliveryStatus;
  attempts: number;
  createdAt: Date;
  lastAttemptAt: Date | null;
  nextAttemptAt: Date;
  answerStatus: number | null;
  problem: string | null;
  replayOf: string | null;
}

export const deliveryColumns = [
  "id",
  "kind",
  "signal_id",
  "status",
  "attempts",
  "created_at",
  "last_attempt_at",
  "next_attempt_at",
  "answer_status",
  "problem",
  "replay_of",
] as const;

export interface DeliveryRow {
  id: string;
  kind: string;
  signal_id: string | null;
  status: DeliveryStatus;
  attempts: number;
  created_at: Date;
  last_attempt_at: Date | null;
  next_attempt_at: Date;
  answer_status: number | null;
  problem: string | null;
  replay_of: string | null;
}

export function toDelivery(row: DeliveryRow): KeptDelivery {
  return {
    id: row.id,
    kind: row.kind,
    signalId: row.signal_id,
    status: row.status,
    attempts: row.attempts,
    createdAt: row.created_at,
    lastAttemptAt: row.last_attempt_at,
    nextAttemptAt: row.next_attempt_at,
    answerStatus: row.answer_status,
    problem: row.problem,
    replayOf: row.replay_of,
  };
}

const list = sql(
  "webhook_delivery_list",
  `select ${deliveryColumns.join(", ")}
     from webhook_delivery
    where tenant_id = $1
      and webhook_id = $2
      and ($3::text is null or status = $3)
      and ($4::uuid is null or id < $4)
    order by id desc
    limit $5`,
);

export interface DeliveryList {
  tenantId: string;
  webhookId: string;
  status: DeliveryStatus | null;
  after: string | null;
  limit: number;
}

/** The latest first. */
export async function listDeliveries(db: Queries, wanted: DeliveryList): Promise<KeptDelivery[]> {
  const { tenantId, webhookId, status, after, limit } = wanted;
  return (await db.query<DeliveryRow>(list, [tenantId, webhookId, status, after, limit])).map(toDelivery);
}

const withContent = sql(
  "webhook_delivery_by_id",
  `select ${deliveryColumns.join(", ")}, content
     from webhook_delivery
    where tenant_id = $1
      and webhook_id = $2
      and id = $3`,
);

interface DeliveryId {
  tenantId: string;
  webhookId: string;
  id: string;
}

export async function findDelivery(
  db: Queries,
  { tenantId, webhookId, id }: DeliveryId,
): Promise<(KeptDelivery & { content: unknown }) | undefined> {
  const rows = await db.query<DeliveryRow & { content: unknown }>(withContent, [tenantId, webhookId, id]);
  return rows.map((row) => ({ ...toDelivery(row), content: row.content }))[0];
}

export interface NewDelivery {
  id: string;
  signalId: string | null;
  kind: string;
  content: unknown;
  replayOf: string | null;
}

const insert = insertRows("webhook_delivery", {
  shared: ["tenant_id", "webhook_id", "created_at", "next_attempt_at"],
  own: ["id", "signal_id", "kind", "content", "replay_of"],
  // Another worker may have taken the same signals.
  then: "on conflict do nothing",
});

export function insertDeliveries(
  db: Queries,
  { tenantId, webhookId, at }: { tenantId: string; webhookId: string; at: Date },
  deliveries: readonly NewDelivery[],
): Promise<void> {
  return insert(
    db,
    [tenantId, webhookId, at, at],
    deliveries.map(({ id, signalId, kind, content, replayOf }) => [
      id,
      signalId,
      kind,
      JSON.stringify(content),
      replayOf,
    ]),
  );
}
