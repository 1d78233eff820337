import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const lapse = sql(
  "room_closed_waits",
  `update room_wait w
      set status = 'lapsed',
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where w.tenant_id = $1
      and w.room_id = $2
      and w.status in ('waiting', 'offered')
   returning w.id, w.meeting_id, w.booking_id,
             (select m.organizer_id from meeting m where m.tenant_id = w.tenant_id and m.id = w.meeting_id) as organizer_id`,
);

export interface LapsedWait {
  id: string;
  meeting: { id: string; organizer: { id: string } };
  /** What kept the room for her, where it was offered already. */
  bookingId: string | null;
}

/** Nobody waits any longer for a room that closes. */
export async function lapseWaitsFor(
  db: Queries,
  args: { tenantId: string; roomId: string; now: Date; userId: string | null },
): Promise<LapsedWait[]> {
  const rows = await db.query<{ id: string; meeting_id: string; booking_id: string | null; organizer_id: string }>(
    lapse,
    [args.tenantId, args.roomId, args.now, args.userId],
  );
  return rows.map((row) => ({
    id: row.id,
    meeting: { id: row.meeting_id, organizer: { id: row.organizer_id } },
    bookingId: row.booking_id,
  }));
}
