import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { SeenSignal } from "../stream/signal-sql.ts";

export interface Taking {
  id: string;
  topics: string[];
  takenTo: Date;
  activeSince: Date;
}

const active = sql(
  "webhook_active",
  `select id, topics, taken_to as "takenTo", active_since as "activeSince"
     from webhook
    where tenant_id = $1
      and status = 'active'
      and deleted_at is null
    order by id`,
);

export function listTakingWebhooks(db: Queries, tenantId: string): Promise<Taking[]> {
  return db.query<Taking>(active, [tenantId]);
}

const untold = sql(
  "webhook_untold_signals",
  `select s.id, s.at, s.kind, s.subject_type, s.subject_id, s.meeting_id, s.site_id, s.vendor_id
     from signal s
    where s.tenant_id = $1
      and s.id > $3
      and s.at >= $4
      and s.kind = any ($5::text[])
      and not exists (
          select
            from webhook_delivery d
           where d.tenant_id = $1
             and d.webhook_id = $2
             and d.signal_id = s.id
             and d.replay_of is null)
    order by s.id
    limit $6`,
);

interface Untold {
  tenantId: string;
  webhookId: string;
  after: string;
  since: Date;
  kinds: readonly string[];
  limit: number;
}

/** What happened and has not been taken to be told to this webhook. */
export async function listUntoldSignals(db: Queries, untoldTo: Untold): Promise<SeenSignal["event"][]> {
  const { tenantId, webhookId, after, since, kinds, limit } = untoldTo;
  const rows = await db.query<{
    id: string;
    at: Date;
    kind: SeenSignal["event"]["kind"];
    subject_type: SeenSignal["event"]["subject"]["type"];
    subject_id: string;
    meeting_id: string | null;
    site_id: string | null;
    vendor_id: string | null;
  }>(untold, [tenantId, webhookId, after, since, kinds, limit]);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    subject: { type: row.subject_type, id: row.subject_id },
    meetingId: row.meeting_id,
    siteId: row.site_id,
    vendorId: row.vendor_id,
    at: row.at.toISOString(),
  }));
}

const taken = sql("webhook_taken", `update webhook set taken_to = $3 where tenant_id = $1 and id = $2`);

export async function noteTaken(
  db: Queries,
  { tenantId, id, takenTo }: { tenantId: string; id: string; takenTo: Date },
): Promise<void> {
  await db.execute(taken, [tenantId, id, takenTo]);
}

const waiting = sql(
  "webhook_waiting",
  `select 1
     from webhook
    where tenant_id = $1
      and status = 'active'
      and deleted_at is null
    union all
   select 1
     from webhook_delivery
    where tenant_id = $1
      and status = 'pending'
      and next_attempt_at <= $2
    limit 1`,
);

/** The cheap question of the sweep: whether anybody is told anything at all. */
export async function isAnybodyTold(db: Queries, { tenantId, at }: { tenantId: string; at: Date }): Promise<boolean> {
  return (await db.query(waiting, [tenantId, at])).length > 0;
}
