import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A delivery that this worker sends. What it writes of it is refused as soon as somebody else has a higher fence. */
export interface LeasedDelivery {
  id: string;
  webhookId: string;
  fence: number;
  attempts: number;
  content: unknown;
  /** What the other side tells deliveries apart by: a replay has the id of what it repeats. */
  messageId: string;
  url: string;
  sealedSecret: Buffer;
  /** The secret before the last rotation, which signs as well until then. */
  previousSealedSecret: Buffer | null;
  previousValidTo: Date | null;
}

const due = sql(
  "webhook_delivery_next",
  `select d.id
     from webhook_delivery d
    where d.tenant_id = $1
      and d.status = 'pending'
      and d.next_attempt_at <= $2
      and (d.lease_until is null or d.lease_until <= $2)
      and (d.signal_id is null
           or d.replay_of is not null
           or exists (
              select
                from webhook w
               where w.tenant_id = $1
                 and w.id = d.webhook_id
                 and w.status = 'active'
                 and w.deleted_at is null))
    order by d.next_attempt_at, d.id
    limit $3
      for update skip locked`,
);

const lease = sql(
  "webhook_delivery_lease",
  `update webhook_delivery d
      set lease_until = $3,
          fence = d.fence + 1,
          attempts = d.attempts + 1
     from webhook w
    where d.tenant_id = $1
      and d.id = any ($2::uuid[])
      and w.tenant_id = $1
      and w.id = d.webhook_id
   returning d.id,
             d.webhook_id as "webhookId",
             d.fence,
             d.attempts,
             d.content,
             coalesce(d.replay_of, d.id) as "messageId",
             w.url,
             w.sealed_secret as "sealedSecret",
             w.previous_sealed_secret as "previousSealedSecret",
             w.previous_valid_to as "previousValidTo"`,
);

/** Takes what is due, the longest first; of a webhook that is not in use, only what somebody asks for by hand. */
export async function leaseDeliveries(
  db: Queries,
  { tenantId, at, until, limit }: { tenantId: string; at: Date; until: Date; limit: number },
): Promise<LeasedDelivery[]> {
  const ids = (await db.query<{ id: string }>(due, [tenantId, at, limit])).map(({ id }) => id);
  return ids.length === 0 ? [] : db.query<LeasedDelivery>(lease, [tenantId, ids, until]);
}

const lockFirst = sql(
  "webhook_lock_for_deliveries",
  `select 1 from webhook where tenant_id = $1 and id = $2 for no key update`,
);

/** Has those who end deliveries of one webhook do so one after the other. */
export async function lockForDeliveries(
  db: Queries,
  { tenantId, webhookId }: { tenantId: string; webhookId: string },
): Promise<void> {
  await db.query(lockFirst, [tenantId, webhookId]);
}

const complete = sql(
  "webhook_delivery_complete",
  `update webhook_delivery
      set status = $4,
          next_attempt_at = $5,
          last_attempt_at = $6,
          answer_status = $7,
          problem = $8,
          lease_until = null
    where tenant_id = $1
      and id = $2
      and fence = $3
      and status = 'pending'`,
);

export interface Completed {
  status: "pending" | "sent" | "failed";
  nextAttemptAt: Date;
  at: Date;
  answerStatus: number | null;
  problem: string | null;
}

/** False where another worker has it by now. */
export async function completeDelivery(
  db: Queries,
  { tenantId, id, fence }: { tenantId: string; id: string; fence: number },
  { status, nextAttemptAt, at, answerStatus, problem }: Completed,
): Promise<boolean> {
  return (await db.execute(complete, [tenantId, id, fence, status, nextAttemptAt, at, answerStatus, problem])) === 1;
}

const putOff = sql(
  "webhook_delivery_put_off",
  `update webhook_delivery
      set next_attempt_at = greatest(next_attempt_at, $3)
    where tenant_id = $1
      and webhook_id = $2
      and status = 'pending'
      and next_attempt_at < $3
      and signal_id is not null
      and replay_of is null`,
);

/** Leaves a system alone that does not answer, with all that waits for it but what somebody asked for by hand. */
export async function putOffPending(
  db: Queries,
  { tenantId, webhookId, until }: { tenantId: string; webhookId: string; until: Date },
): Promise<void> {
  await db.execute(putOff, [tenantId, webhookId, until]);
}

const arrived = sql(
  "webhook_arrived",
  `update webhook
      set failing_since = null
    where tenant_id = $1
      and id = $2
      and failing_since is not null`,
);

const failing = sql(
  "webhook_failing",
  `update webhook
      set failing_since = coalesce(failing_since, $3)
    where tenant_id = $1
      and id = $2
   returning failing_since as "failingSince", name, url, status, deleted_at as "deletedAt"`,
);

const disable = sql(
  "webhook_disable",
  `update webhook
      set status = 'disabled',
          updated_at = $3,
          version = version + 1
    where tenant_id = $1
      and id = $2
      and status = 'active'`,
);

interface WebhookId {
  tenantId: string;
  webhookId: string;
}

export async function noteArrived(db: Queries, { tenantId, webhookId }: WebhookId): Promise<void> {
  await db.execute(arrived, [tenantId, webhookId]);
}

/** Since when nothing arrives; undefined where it is not there. */
export async function noteFailing(
  db: Queries,
  { tenantId, webhookId, at }: WebhookId & { at: Date },
): Promise<{ failingSince: Date; name: string } | undefined> {
  return (await db.query<{ failingSince: Date; name: string }>(failing, [tenantId, webhookId, at]))[0];
}

/** False where it is not in use any more, so that it is told once. */
export async function disableWebhook(
  db: Queries,
  { tenantId, webhookId, at }: WebhookId & { at: Date },
): Promise<boolean> {
  return (await db.execute(disable, [tenantId, webhookId, at])) === 1;
}

const forget = sql(
  "webhook_delivery_forget",
  `delete from webhook_delivery
    where tenant_id = $1
      and status <> 'pending'
      and created_at < $2`,
);

export function forgetDeliveriesBefore(
  db: Queries,
  { tenantId, before }: { tenantId: string; before: Date },
): Promise<number> {
  return db.execute(forget, [tenantId, before]);
}
