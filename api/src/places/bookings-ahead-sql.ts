import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { InTheWay } from "./keep-up.ts";

const few = 5;

const ahead = sql(
  "room_bookings_ahead",
  `select count(*) over ()::integer as count, k.id, p.name, m.starts_at
     from room_booking k
     join meeting m on m.tenant_id = k.tenant_id and m.id = k.meeting_id
     join app_user p on p.tenant_id = m.tenant_id and p.id = m.organizer_id
    where k.tenant_id = $1
      and k.room_id = $2
      and k.status in ('provisional', 'requested', 'confirmed')
      and k.ends_at > $3::timestamptz
    order by k.starts_at, k.id
    limit ${few}`,
);

/** Who has a room from now on: how many bookings, and the next few by their organizers. */
export async function findBookingsAhead(
  db: Queries,
  { tenantId, roomId, now }: { tenantId: string; roomId: string; now: Date },
): Promise<InTheWay> {
  const rows = await db.query<{ count: number; id: string; name: string; starts_at: Date }>(ahead, [
    tenantId,
    roomId,
    now,
  ]);
  return {
    count: rows[0]?.count ?? 0,
    items: rows.map((row) => ({
      type: "room_booking",
      id: row.id,
      name: row.name,
      start: row.starts_at.toISOString(),
    })),
  };
}
