import type { ApprovalState, Decision } from "@magic-meetings/contract/approvals/approval.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

interface ApprovalId {
  tenantId: string;
  id: string;
}

const lock = sql(
  "approval_lock",
  `select a.state
     from approval a
    where a.tenant_id = $1
      and a.id = $2
      for no key update of a`,
);

/** The state as it is once nobody else is deciding; the row is locked from here on. */
export async function lockApproval(db: Queries, { tenantId, id }: ApprovalId): Promise<ApprovalState | undefined> {
  return (await db.query<{ state: ApprovalState }>(lock, [tenantId, id]))[0]?.state;
}

const decide = sql(
  "approval_decide",
  `update approval
      set state = $3,
          reason = $4,
          decided_at = $5,
          decided_by = $6,
          updated_at = $5,
          updated_by = $6,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export async function setDecision(
  db: Queries,
  args: ApprovalId & { decision: Decision; reason: string | null; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(decide, [args.tenantId, args.id, args.decision, args.reason, args.now, args.userId]);
}

const reopen = sql(
  "approval_reopen",
  `update approval
      set state = 'pending',
          reason = null,
          decided_at = null,
          decided_by = null,
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export async function setPending(db: Queries, args: ApprovalId & { now: Date; userId: string | null }): Promise<void> {
  await db.execute(reopen, [args.tenantId, args.id, args.now, args.userId]);
}

const outlived = sql(
  "approval_outlived",
  `select a.id, k.id as booking_id
     from approval a
     join room_booking k on k.tenant_id = a.tenant_id and k.id = a.room_booking_id
    where a.tenant_id = $1
      and a.state = 'pending'
      and k.ends_at - make_interval(mins => k.cleardown_minutes) <= $2
    order by a.created_at, a.id
    limit $3`,
);

/** Requests that nobody decided before what they ask for was over, the oldest first. */
export async function findOutlivedApprovals(
  db: Queries,
  { tenantId, now, limit }: { tenantId: string; now: Date; limit: number },
): Promise<{ id: string; bookingId: string }[]> {
  const rows = await db.query<{ id: string; booking_id: string }>(outlived, [tenantId, now, limit]);
  return rows.map((row) => ({ id: row.id, bookingId: row.booking_id }));
}
