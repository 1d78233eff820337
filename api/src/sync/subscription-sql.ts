import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export type SubscriptionStatus = "wanted" | "active" | "removed";

/** The calendar's promise to tell of changes in a mailbox. */
export interface SubscriptionRecord {
  id: string;
  mailbox: string;
  subscriptionId: string | null;
  clientStateHash: Buffer;
  status: SubscriptionStatus;
  expiresAt: Date | null;
  attempts: number;
}

interface SubscriptionRow {
  id: string;
  mailbox: string;
  subscription_id: string | null;
  client_state_hash: Buffer;
  status: SubscriptionStatus;
  expires_at: Date | null;
  attempts: number;
}

const columns = "id, mailbox, subscription_id, client_state_hash, status, expires_at, attempts";

function toRecord(row: SubscriptionRow): SubscriptionRecord {
  return {
    id: row.id,
    mailbox: row.mailbox,
    subscriptionId: row.subscription_id,
    clientStateHash: row.client_state_hash,
    status: row.status,
    expiresAt: row.expires_at,
    attempts: row.attempts,
  };
}

const tenantOf = sql(
  "graph_subscription_tenant",
  "select subscription_id, tenant_id from graph_subscription_route where subscription_id = any ($1)",
);

/** Which company each subscription is of; a reference table, read without a tenant. */
export async function findTenants(db: Queries, subscriptionIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ subscription_id: string; tenant_id: string }>(tenantOf, [subscriptionIds]);
  return new Map(rows.map((row) => [row.subscription_id, row.tenant_id]));
}

const byIds = sql(
  "graph_subscription_by_ids",
  `select ${columns}
     from graph_subscription
    where tenant_id = $1
      and subscription_id = any ($2)`,
);

export async function findSubscriptions(
  db: Queries,
  { tenantId, subscriptionIds }: { tenantId: string; subscriptionIds: readonly string[] },
): Promise<SubscriptionRecord[]> {
  return (await db.query<SubscriptionRow>(byIds, [tenantId, subscriptionIds])).map(toRecord);
}

const list = sql(
  "graph_subscription_list",
  `select ${columns}
     from graph_subscription
    where tenant_id = $1
    order by mailbox`,
);

export async function listSubscriptions(
  db: Queries,
  { tenantId }: { tenantId: string },
): Promise<SubscriptionRecord[]> {
  return (await db.query<SubscriptionRow>(list, [tenantId])).map(toRecord);
}

const want = sql(
  "graph_subscription_want",
  `insert into graph_subscription (tenant_id, id, mailbox, client_state_hash, status, next_try_at, created_at, updated_at)
   values ($1, $2, $3, $4, 'wanted', $5, $5, $5)
   on conflict (tenant_id, mailbox) do nothing`,
);

/** Notes that a mailbox is to be listened to. */
export async function wantSubscription(
  db: Queries,
  { tenantId, id, mailbox, now }: { tenantId: string; id: string; mailbox: string; now: Date },
): Promise<void> {
  await db.execute(want, [tenantId, id, mailbox, Buffer.alloc(32), now]);
}

const due = sql(
  "graph_subscription_due",
  `select ${columns}
     from graph_subscription
    where tenant_id = $1
      and next_try_at <= $2
    order by next_try_at, mailbox
    limit 1
      for no key update skip locked`,
);

const take = sql(
  "graph_subscription_take",
  `update graph_subscription
      set next_try_at = $3,
          attempts = attempts + 1,
          client_state_hash = coalesce($4, client_state_hash),
          updated_at = $5
    where tenant_id = $1
      and id = $2`,
);

/**
 * Takes the subscription that is due longest, and keeps others away from it until `until`. The hash of a new secret is
 * kept before the calendar is asked, because it tells with it at once.
 */
export async function takeDueSubscription(
  db: Queries,
  {
    tenantId,
    now,
    until,
    hashFor,
  }: {
    tenantId: string;
    now: Date;
    until: Date;
    hashFor: (one: SubscriptionRecord) => Buffer | null;
  },
): Promise<SubscriptionRecord | undefined> {
  const [found] = (await db.query<SubscriptionRow>(due, [tenantId, now])).map(toRecord);
  if (found === undefined) return undefined;
  await db.execute(take, [tenantId, found.id, until, hashFor(found), now]);
  return { ...found, attempts: found.attempts + 1 };
}

const isDue = sql(
  "graph_subscription_is_due",
  "select 1 from graph_subscription where tenant_id = $1 and next_try_at <= $2 limit 1",
);

export async function isSubscriptionDue(
  db: Queries,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<boolean> {
  return (await db.query(isDue, [tenantId, now])).length > 0;
}

const settle = sql(
  "graph_subscription_settle",
  `update graph_subscription
      set subscription_id = $3,
          status = $4,
          expires_at = $5,
          next_try_at = $6,
          attempts = $7,
          problem = $8,
          updated_at = $9
    where tenant_id = $1
      and id = $2`,
);

export interface Settled {
  tenantId: string;
  id: string;
  subscriptionId: string | null;
  status: SubscriptionStatus;
  expiresAt: Date | null;
  nextTryAt: Date;
  attempts: number;
  problem: string | null;
  now: Date;
}

export async function settleSubscription(db: Queries, one: Settled): Promise<void> {
  await db.execute(settle, [
    one.tenantId,
    one.id,
    one.subscriptionId,
    one.status,
    one.expiresAt,
    one.nextTryAt,
    one.attempts,
    one.problem,
    one.now,
  ]);
}

const forget = sql("graph_subscription_forget", "delete from graph_subscription where tenant_id = $1 and id = $2");

export async function forgetSubscription(db: Queries, { tenantId, id }: { tenantId: string; id: string }) {
  await db.execute(forget, [tenantId, id]);
}

const addRoute = sql(
  "graph_subscription_route_add",
  `insert into graph_subscription_route (subscription_id, tenant_id)
   values ($1, $2)
   on conflict (subscription_id) do nothing`,
);

const dropRoute = sql(
  "graph_subscription_route_drop",
  "delete from graph_subscription_route where subscription_id = $1 and tenant_id = $2",
);

export async function addSubscriptionRoute(db: Queries, subscriptionId: string, tenantId: string): Promise<void> {
  await db.execute(addRoute, [subscriptionId, tenantId]);
}

export async function dropSubscriptionRoute(db: Queries, subscriptionId: string, tenantId: string): Promise<void> {
  await db.execute(dropRoute, [subscriptionId, tenantId]);
}

const hurry = sql(
  "graph_subscription_hurry",
  `update graph_subscription
      set next_try_at = least(next_try_at, $3),
          status = case when $4 then 'removed' else status end,
          updated_at = $3
    where tenant_id = $1
      and id = $2`,
);

/** Has a subscription renewed, or made anew where the calendar dropped it, without waiting for its time. */
export async function hurrySubscription(
  db: Queries,
  { tenantId, id, isRemoved, now }: { tenantId: string; id: string; isRemoved: boolean; now: Date },
): Promise<void> {
  await db.execute(hurry, [tenantId, id, now, isRemoved]);
}
