import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface RoomSearch {
  tenantId: string;
  siteId: string;
  start: Date;
  end: Date;
  capacity: number;
  features: string[];
  /** A meeting whose own bookings do not count. */
  meetingId: string | null;
  limit: number;
}

/**
 * Free rooms of a site, smallest first. One range of the site's bookings is read: no booking is longer than a day and
 * no buffer longer than four hours, so nothing that starts earlier can reach into the wanted time. What is taken is
 * gathered a room first, so that even a plan that misjudges how much is taken compares each room once.
 */
export const freeRoomsStatement = sql(
  "room_free",
  `with taken as materialized (
     select room_id, range_agg(tstzrange(starts_at, ends_at)) as during
       from room_booking
      where tenant_id = $1
        and site_id = $2
        and status in ('provisional', 'requested', 'confirmed')
        and starts_at > $3::timestamptz - interval '28 hours'
        and starts_at < $4::timestamptz + interval '4 hours'
        and ends_at > $3::timestamptz - interval '4 hours'
        and ($7::uuid is null or meeting_id <> $7::uuid)
      group by room_id
   )
   select r.id, r.name, r.email, r.site_id, r.capacity, r.features, f.name as floor, f.level, b.name as building
     from meeting_room r
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
     left join taken t on t.room_id = r.id
    where r.tenant_id = $1
      and r.site_id = $2
      and r.capacity >= $5
      and r.features @> $6::text[]
      and r.deleted_at is null
      and (t.during is null or not t.during && tstzrange(
        $3::timestamptz - make_interval(mins => r.setup_minutes),
        $4::timestamptz + make_interval(mins => r.cleardown_minutes)))
    order by r.capacity, cardinality(r.features), r.name
    limit $8`,
);

export interface RoomRow {
  id: string;
  name: string;
  email: string;
  site_id: string;
  capacity: number;
  features: string[];
  floor: string;
  level: number;
  building: string;
}

export function freeRoomsValues(search: RoomSearch): unknown[] {
  const { tenantId, siteId, start, end, capacity, features, meetingId, limit } = search;
  return [tenantId, siteId, start, end, capacity, features, meetingId, limit];
}

export async function findFreeRooms(db: Queries, search: RoomSearch): Promise<Room[]> {
  return (await db.query<RoomRow>(freeRoomsStatement, freeRoomsValues(search))).map(toRoom);
}

const dayOfRooms = sql(
  "room_day",
  `select r.id, r.name, r.email, r.site_id, r.capacity, r.features, f.name as floor, f.level, b.name as building,
          r.setup_minutes, r.cleardown_minutes,
          coalesce((
            select json_agg(json_build_object('start', k.starts_at, 'end', k.ends_at) order by k.starts_at)
              from room_booking k
             where k.tenant_id = r.tenant_id
               and k.room_id = r.id
               and k.status in ('provisional', 'requested', 'confirmed')
               and k.starts_at > $3::timestamptz - interval '36 hours'
               and k.starts_at < $4::timestamptz + interval '12 hours'
               and ($6::uuid is null or k.meeting_id <> $6::uuid)
          ), '[]') as taken
     from meeting_room r
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where r.tenant_id = $1
      and r.site_id = $2
      and r.features @> $5::text[]
      and r.deleted_at is null
    order by r.capacity desc, r.name
    limit 200`,
);

export interface RoomDay {
  room: Room;
  setupMinutes: number;
  cleardownMinutes: number;
  taken: { start: Date; end: Date }[];
}

type RoomDayRow = RoomRow & {
  setup_minutes: number;
  cleardown_minutes: number;
  taken: { start: string; end: string }[];
};

/** The rooms of a site with what is taken around a time: what the nearest alternatives are found in. */
export async function readRoomDays(db: Queries, search: Omit<RoomSearch, "capacity" | "limit">): Promise<RoomDay[]> {
  const { tenantId, siteId, start, end, features, meetingId } = search;
  const rows = await db.query<RoomDayRow>(dayOfRooms, [tenantId, siteId, start, end, features, meetingId]);
  return rows.map((row) => ({
    room: toRoom(row),
    setupMinutes: row.setup_minutes,
    cleardownMinutes: row.cleardown_minutes,
    taken: row.taken.map((period) => ({ start: new Date(period.start), end: new Date(period.end) })),
  }));
}

function toRoom(row: RoomRow): Room {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    siteId: row.site_id,
    building: row.building,
    floor: row.floor,
    floorLevel: row.level,
    capacity: row.capacity,
    features: row.features,
  };
}
