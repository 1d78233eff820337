import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { delegateIdsOf } from "../delegates/delegate-ids-sql.ts";
import { roomBookingJson, type RoomBookingRecord } from "../meetings/meeting-sql.ts";
import { roomJson } from "../places/place-sql.ts";

/** A booking as a door shows it. */
export interface DoorBooking {
  booking: RoomBookingRecord;
  subject: string;
  organizer: { id: string; name: string };
  delegateIds: string[];
  participantIds: string[];
}

export interface Door {
  room: Room;
  timeZone: string;
  bookings: DoorBooking[];
}

const door = sql(
  "room_door",
  `select ${roomJson} as room, e.time_zone,
          (select coalesce(json_agg(coming.shown order by coming.starts_at), '[]')
             from (
               select k.starts_at, json_build_object(
                        'booking', ${roomBookingJson}, 'subject', m.subject,
                        'organizer', json_build_object('id', u.id, 'name', u.name),
                        'delegateIds', ${delegateIdsOf("m.organizer_id", "m.id")},
                        'participantIds', array(
                          select p.user_id from meeting_role p
                           where p.tenant_id = m.tenant_id and p.meeting_id = m.id
                             and p.role in ('participant', 'presenter', 'host') and p.user_id is not null)) as shown
                 from room_booking k
                 join meeting m on m.tenant_id = k.tenant_id and m.id = k.meeting_id
                 join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
                where k.tenant_id = r.tenant_id
                  and k.space_id = r.space_id
                  and k.space_part && r.space_part
                  and k.status in ('provisional', 'confirmed')
                  and k.during && tstzrange($3::timestamptz, $3::timestamptz + interval '24 hours')
                order by k.starts_at
                limit 3) coming) as bookings
     from meeting_room r
     join site e on e.tenant_id = r.tenant_id and e.id = r.site_id
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where r.tenant_id = $1
      and r.id = $2
      and r.deleted_at is null`,
);

/** A room with what holds it from now on, within a day; undefined where there is no such room. */
export async function readDoor(
  db: Queries,
  { tenantId, roomId, now }: { tenantId: string; roomId: string; now: Date },
): Promise<Door | undefined> {
  const rows = await db.query<{ room: Room; time_zone: string; bookings: DoorBooking[] }>(door, [
    tenantId,
    roomId,
    now,
  ]);
  return rows.map((row) => ({ room: row.room, timeZone: row.time_zone, bookings: row.bookings }))[0];
}
