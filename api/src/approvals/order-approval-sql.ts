import type { ApprovalLevel } from "@magic-meetings/contract/approvals/approval.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { AskedOrder, Wish } from "./asked-order.ts";
import type { Asking } from "./who-is-asked.ts";

const insert = sql(
  "approval_insert_order",
  `insert into approval (
     tenant_id, id, meeting_id, service_order_id, account_id, approver_id, amount_minor, known_minor, level, asked, wish,
     note, decide_by, escalate_at, remind_at, created_at, created_by, updated_at, updated_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $16, $17)`,
);

export interface NewOrderApproval {
  tenantId: string;
  id: string;
  meetingId: string;
  serviceOrderId: string;
  accountId: string;
  approverId: string | null;
  amountMinor: number;
  knownMinor: number;
  level: ApprovalLevel;
  asked: AskedOrder;
  wish: Wish | null;
  note: string;
  decideBy: Date;
  escalateAt: Date | null;
  remindAt: Date;
  now: Date;
  userId: string | null;
}

export async function insertOrderApproval(db: Queries, approval: NewOrderApproval): Promise<void> {
  await db.execute(insert, [
    approval.tenantId,
    approval.id,
    approval.meetingId,
    approval.serviceOrderId,
    approval.accountId,
    approval.approverId,
    approval.amountMinor,
    approval.knownMinor,
    approval.level,
    JSON.stringify(approval.asked),
    approval.wish === null ? null : JSON.stringify(approval.wish),
    approval.note,
    approval.decideBy,
    approval.escalateAt,
    approval.remindAt,
    approval.now,
    approval.userId,
  ]);
}

const insertAskedRows = insertRows("approval_asked", {
  shared: ["tenant_id", "approval_id", "asked_at"],
  own: ["user_id", "part"],
  then: "on conflict (tenant_id, approval_id, user_id) do nothing",
});

export function insertAsked(
  db: Queries,
  args: { tenantId: string; approvalId: string; people: Asking["people"]; now: Date },
): Promise<void> {
  const rows = args.people.map(({ userId, as }) => [userId, as]);
  return insertAskedRows(db, [args.tenantId, args.approvalId, args.now], rows);
}

const change = sql(
  "approval_change_order",
  `update approval
      set amount_minor = $3,
          decide_by = $4,
          remind_at = $5,
          updated_at = $6,
          updated_by = $7,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

/** The order changed while it waits. */
export async function changeOrderApproval(
  db: Queries,
  args: {
    tenantId: string;
    id: string;
    amountMinor: number;
    decideBy: Date;
    remindAt: Date;
    now: Date;
    userId: string | null;
  },
): Promise<void> {
  const { tenantId, id, amountMinor, decideBy, remindAt, now, userId } = args;
  await db.execute(change, [tenantId, id, amountMinor, decideBy, remindAt, now, userId]);
}

const withdraw = sql(
  "approval_withdraw_by_id",
  `update approval
      set state = 'withdrawn',
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = any($2::uuid[])
      and state = 'pending'`,
);

export async function setWithdrawn(
  db: Queries,
  args: { tenantId: string; ids: readonly string[]; now: Date; userId: string | null },
): Promise<void> {
  if (args.ids.length > 0) await db.execute(withdraw, [args.tenantId, args.ids, args.now, args.userId]);
}

const pendingOf = sql(
  "approval_pending_of_order",
  `select a.id
     from approval a
    where a.tenant_id = $1
      and a.service_order_id = $2
      and a.state = 'pending'
    order by a.id`,
);

export async function findPendingOf(
  db: Queries,
  { tenantId, serviceOrderId }: { tenantId: string; serviceOrderId: string },
): Promise<string[]> {
  return (await db.query<{ id: string }>(pendingOf, [tenantId, serviceOrderId])).map(({ id }) => id);
}

const askedPeople = sql(
  "approval_asked_people",
  `select x.approval_id, x.user_id
     from approval_asked x
    where x.tenant_id = $1
      and x.approval_id = any($2::uuid[])
    order by x.approval_id, x.user_id`,
);

/** Everybody to whom the questions went. */
export async function findAskedPeople(
  db: Queries,
  { tenantId, approvalIds }: { tenantId: string; approvalIds: readonly string[] },
): Promise<{ approvalId: string; userId: string }[]> {
  const rows = await db.query<{ approval_id: string; user_id: string }>(askedPeople, [tenantId, approvalIds]);
  return rows.map((row) => ({ approvalId: row.approval_id, userId: row.user_id }));
}

const escalate = sql(
  "approval_escalate",
  `update approval
      set level = $3,
          escalate_at = $4,
          updated_at = $5,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export async function setLevel(
  db: Queries,
  args: { tenantId: string; id: string; level: ApprovalLevel; escalateAt: Date | null; now: Date },
): Promise<void> {
  await db.execute(escalate, [args.tenantId, args.id, args.level, args.escalateAt, args.now]);
}

const remind = sql(
  "approval_remind",
  `update approval
      set remind_at = null,
          updated_at = $3,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

/** A reminder is told once. */
export async function setReminded(db: Queries, args: { tenantId: string; id: string; now: Date }): Promise<void> {
  await db.execute(remind, [args.tenantId, args.id, args.now]);
}

const due = sql(
  "approval_orders_due",
  `select distinct a.service_order_id
     from approval a
    where a.tenant_id = $1
      and a.service_order_id is not null
      and a.state = 'pending'
      and (a.decide_by <= $2 or a.remind_at <= $2 or a.escalate_at <= $2)
    order by a.service_order_id
    limit $3`,
);

/** Orders about whose questions something has to be done by now. */
export async function findOrdersDue(
  db: Queries,
  { tenantId, now, limit }: { tenantId: string; now: Date; limit: number },
): Promise<string[]> {
  const rows = await db.query<{ service_order_id: string }>(due, [tenantId, now, limit]);
  return rows.map((row) => row.service_order_id);
}

const askAgain = sql(
  "approval_ask_again",
  `update approval
      set state = 'pending',
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = any($2::uuid[])
      and state = 'withdrawn'`,
);

/** What a rejection took back is asked again. */
export async function setAskedAgain(
  db: Queries,
  args: { tenantId: string; ids: readonly string[]; now: Date; userId: string | null },
): Promise<void> {
  if (args.ids.length > 0) await db.execute(askAgain, [args.tenantId, args.ids, args.now, args.userId]);
}

const newer = sql(
  "approval_newer_order",
  `select n.id
     from service_order o
     join service_order n on n.tenant_id = o.tenant_id and n.meeting_location_id = o.meeting_location_id
    where o.tenant_id = $1
      and o.id = $2
      and n.id <> o.id
      and n.created_at >= $3
      and n.status not in ('cancelled', 'rejected')
    limit 1`,
);

/** Whether something else was ordered at an order's place since a moment. */
export async function hasNewerOrder(
  db: Queries,
  { tenantId, id, since }: { tenantId: string; id: string; since: Date },
): Promise<boolean> {
  return (await db.query(newer, [tenantId, id, since])).length > 0;
}
