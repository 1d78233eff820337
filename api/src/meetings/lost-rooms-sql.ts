import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { roomBookingJson, type RoomBookingRecord } from "./meeting-sql.ts";

const most = 20;

const lost = sql(
  "meeting_lost_rooms",
  `select ${roomBookingJson} as booking
     from room_booking k
     join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where k.tenant_id = $1
      and k.meeting_id = $2
      and (k.status = 'declined' or (k.status = 'released' and k.release_reason = 'no_show'))
      and not exists (
        select 1
          from room_booking o
         where o.tenant_id = k.tenant_id
           and o.meeting_location_id = k.meeting_location_id
           and o.status in ('provisional', 'requested', 'confirmed')
           and o.created_at > k.updated_at)
    order by k.starts_at, r.name
    limit ${most}`,
);

/**
 * Rooms that a meeting asked for or had and did not keep: declined, or released because nobody checked in. Not where it
 * has taken another room there since.
 */
export async function findLostRooms(
  db: Queries,
  { tenantId, meetingId }: { tenantId: string; meetingId: string },
): Promise<RoomBookingRecord[]> {
  return (await db.query<{ booking: RoomBookingRecord }>(lost, [tenantId, meetingId])).map((row) => row.booking);
}
