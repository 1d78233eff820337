import type { WebhookStatus, DeliveryStatus } from "@magic-meetings/contract/webhooks/webhook-rules.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { deliveryColumns, toDelivery, type DeliveryRow, type KeptDelivery } from "./delivery-sql.ts";

/** A webhook as it is kept, without its secret. */
export interface KeptWebhook {
  id: string;
  version: number;
  name: string;
  url: string;
  topics: string[];
  status: WebhookStatus;
  failingSince: Date | null;
  previousValidTo: Date | null;
  createdAt: Date;
  createdBy: string | null;
  deletedAt: Date | null;
  pending: number;
  last: KeptDelivery | null;
}

type Row = Omit<KeptWebhook, "last"> & {
  [Column in keyof DeliveryRow as `d_${Column}`]: DeliveryRow[Column] | null;
} & {
  d_status: DeliveryStatus | null;
};

const columns = `
  w.id,
  w.version,
  w.name,
  w.url,
  w.topics,
  w.status,
  w.failing_since as "failingSince",
  w.previous_valid_to as "previousValidTo",
  w.created_at as "createdAt",
  u.name as "createdBy",
  w.deleted_at as "deletedAt",
  (select count(*)::int
     from webhook_delivery p
    where p.tenant_id = w.tenant_id
      and p.webhook_id = w.id
      and p.status = 'pending') as pending,
  ${deliveryColumns.map((column) => `d.${column} as d_${column}`).join(",\n  ")}
   from webhook w
   left join app_user u on u.tenant_id = w.tenant_id and u.id = w.created_by
   left join lateral (
     select *
       from webhook_delivery a
      where a.tenant_id = w.tenant_id
        and a.webhook_id = w.id
        and a.last_attempt_at is not null
      order by a.last_attempt_at desc
      limit 1) d on true
  where w.tenant_id = $1`;

const list = sql(
  "webhook_list",
  `select ${columns}
      and w.deleted_at is null
      and ($2::text is null or w.name ilike $2 or w.url ilike $2)
      and ($3::text is null or (w.name, w.id) > ($3::text, $4::uuid))
    order by w.name, w.id
    limit $5`,
);

export interface WebhookList {
  tenantId: string;
  pattern: string | null;
  after: [string, string] | undefined;
  limit: number;
}

export async function listWebhooks(
  db: Queries,
  { tenantId, pattern, after, limit }: WebhookList,
): Promise<KeptWebhook[]> {
  const rows = await db.query<Row>(list, [tenantId, pattern, after?.[0] ?? null, after?.[1] ?? null, limit]);
  return rows.map(toWebhook);
}

interface WebhookId {
  tenantId: string;
  id: string;
}

const byId = sql("webhook_by_id", `select ${columns} and w.id = $2`);

/** Also a deleted one. */
export async function findWebhook(db: Queries, { tenantId, id }: WebhookId): Promise<KeptWebhook | undefined> {
  return (await db.query<Row>(byId, [tenantId, id])).map(toWebhook)[0];
}

const lock = sql("webhook_lock", `select 1 from webhook where tenant_id = $1 and id = $2 for no key update`);

export async function lockWebhook(db: Queries, webhook: WebhookId): Promise<KeptWebhook | undefined> {
  if ((await db.query(lock, [webhook.tenantId, webhook.id])).length === 0) return undefined;
  return findWebhook(db, webhook);
}

const count = sql(
  "webhook_count",
  `select count(*)::int as count from webhook where tenant_id = $1 and deleted_at is null`,
);

export async function countWebhooks(db: Queries, tenantId: string): Promise<number> {
  return (await db.query<{ count: number }>(count, [tenantId]))[0]?.count ?? 0;
}

const insert = sql(
  "webhook_insert",
  `insert into webhook (
     tenant_id, id, name, url, topics, sealed_secret, status, taken_to, active_since, created_at, created_by, updated_at,
     updated_by)
   values ($1, $2, $3, $4, $5, $6, 'active', $7, $7, $7, $8, $7, $8)`,
);

export interface InsertWebhook extends WebhookId {
  name: string;
  url: string;
  topics: readonly string[];
  sealedSecret: Buffer;
  now: Date;
  userId: string | null;
}

export async function insertWebhook(db: Queries, webhook: InsertWebhook): Promise<void> {
  const { tenantId, id, name, url, topics, sealedSecret, now, userId } = webhook;
  await db.execute(insert, [tenantId, id, name, url, topics, sealedSecret, now, userId]);
}

const update = sql(
  "webhook_update",
  `update webhook
      set name = $3,
          url = $4,
          topics = $5,
          status = $6,
          active_since = $7,
          taken_to = greatest(taken_to, $7),
          failing_since = case when $8 then null else failing_since end,
          deleted_at = $9,
          updated_at = $10,
          updated_by = $11,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

const activeSince = sql(
  "webhook_active_since",
  `select active_since as "activeSince" from webhook where tenant_id = $1 and id = $2`,
);

export interface UpdateWebhook extends WebhookId {
  name: string;
  url: string;
  topics: readonly string[];
  status: WebhookStatus;
  /** Begins anew: what happened before now is not told any more, and what failed before does not count. */
  starts: boolean;
  deletedAt: Date | null;
  now: Date;
  userId: string | null;
}

export async function updateWebhook(db: Queries, webhook: UpdateWebhook): Promise<void> {
  const { tenantId, id, name, url, topics, status, starts, deletedAt, now, userId } = webhook;
  const [before] = await db.query<{ activeSince: Date }>(activeSince, [tenantId, id]);
  const since = starts ? now : before?.activeSince;
  await db.execute(update, [tenantId, id, name, url, topics, status, since, starts, deletedAt, now, userId]);
}

const rotate = sql(
  "webhook_rotate",
  `update webhook
      set previous_sealed_secret = case when $5::timestamptz is null then null else sealed_secret end,
          previous_valid_to = $5,
          sealed_secret = $3,
          updated_at = $4,
          updated_by = $6,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export interface RotateSecret extends WebhookId {
  sealedSecret: Buffer;
  now: Date;
  /** Null: the secret that was signs no longer. */
  previousValidTo: Date | null;
  userId: string | null;
}

export async function rotateSecret(db: Queries, rotation: RotateSecret): Promise<void> {
  const { tenantId, id, sealedSecret, now, previousValidTo, userId } = rotation;
  await db.execute(rotate, [tenantId, id, sealedSecret, now, previousValidTo, userId]);
}

const giveUp = sql(
  "webhook_give_up",
  `update webhook_delivery
      set status = 'failed',
          problem = coalesce(problem, $3),
          lease_until = null,
          fence = fence + 1
    where tenant_id = $1
      and webhook_id = $2
      and status = 'pending'`,
);

/** Ends what waits for a webhook that is told nothing any more. */
export async function giveUpPending(
  db: Queries,
  { tenantId, id, problem }: WebhookId & { problem: string },
): Promise<void> {
  await db.execute(giveUp, [tenantId, id, problem]);
}

function toWebhook(row: Row): KeptWebhook {
  const { id, version, name, url, topics, status, failingSince, previousValidTo, createdAt, createdBy } = row;
  const { deletedAt, pending } = row;
  const delivery = Object.fromEntries(
    deliveryColumns.map((column) => [column, row[`d_${column}`]]),
  ) as unknown as DeliveryRow;
  const last = row.d_id === null ? null : toDelivery(delivery);
  const kept = { id, version, name, url, topics, status, failingSince, previousValidTo, createdAt, createdBy };
  return { ...kept, deletedAt, pending, last };
}
