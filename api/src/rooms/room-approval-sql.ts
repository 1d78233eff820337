import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const insert = sql(
  "approval_insert_room",
  `insert into approval (
     tenant_id, id, meeting_id, room_booking_id, approver_id, created_at, created_by, updated_at, updated_by)
   values ($1, $2, $3, $4, $5, $6, $7, $6, $7)`,
);

export interface NewRoomApproval {
  tenantId: string;
  id: string;
  meetingId: string;
  bookingId: string;
  /** Null where whoever keeps the site's rooms decides. */
  approverId: string | null;
  now: Date;
  userId: string | null;
}

export async function insertRoomApproval(db: Queries, approval: NewRoomApproval): Promise<void> {
  const { tenantId, id, meetingId, bookingId, approverId, now, userId } = approval;
  await db.execute(insert, [tenantId, id, meetingId, bookingId, approverId, now, userId]);
}

const withdraw = sql(
  "approval_withdraw_room",
  `update approval
      set state = 'withdrawn',
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and room_booking_id = any($2::uuid[])
      and state = 'pending'
   returning id, room_booking_id, approver_id`,
);

/** Takes back the questions about bookings that nobody wants any more; gives which they were. */
export async function withdrawRoomApprovals(
  db: Queries,
  args: { tenantId: string; bookingIds: readonly string[]; now: Date; userId: string | null },
): Promise<{ id: string; bookingId: string; approverId: string | null }[]> {
  if (args.bookingIds.length === 0) return [];
  const values = [args.tenantId, args.bookingIds, args.now, args.userId];
  const rows = await db.query<{ id: string; room_booking_id: string; approver_id: string | null }>(withdraw, values);
  return rows.map((row) => ({ id: row.id, bookingId: row.room_booking_id, approverId: row.approver_id }));
}
