import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { RoomRule } from "@magic-meetings/contract/rooms/room-rule.ts";
import type { BusinessCalendar } from "@magic-meetings/contract/time/business-time.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { roomJson } from "../places/place-sql.ts";
import { groupIdsOf, roomRulesJson, siteCalendarJson } from "./room-terms-sql.ts";

export interface RoomSearch {
  tenantId: string;
  siteId: string;
  start: Date;
  end: Date;
  capacity: number;
  features: string[];
  /** Seats are those of this layout; null: the room's capacity. */
  layout: string | null;
  /** A meeting whose own bookings do not count. */
  meetingId: string | null;
  /** Whose groups count for the rules. */
  userId: string | null;
  limit: number;
}

/**
 * Free rooms of a site, smallest first, with what the site's hours and the rooms' rules say: one row. One range of the
 * site's bookings is read: no booking is longer than a day and no buffer longer than four hours, so nothing that starts
 * earlier can reach into the wanted time. What is taken is gathered a room first and joined to all rooms of the site, so
 * that even a plan that misjudges how much is taken compares each room once; only those that are given are read whole. Only a room that shares its space looks at those it shares it with.
 */
export const freeRoomsStatement = sql(
  "room_free",
  `with taken as materialized (
     select room_id, range_agg(tstzrange(starts_at, ends_at)) as during,
            max(ends_at) filter (where ends_at <= $3::timestamptz) as before,
            min(starts_at) filter (where starts_at >= $4::timestamptz) as after
       from room_booking
      where tenant_id = $1
        and site_id = $2
        and status in ('provisional', 'confirmed')
        and starts_at > $3::timestamptz - interval '28 hours'
        and starts_at < $4::timestamptz + interval '4 hours'
        and ends_at > $3::timestamptz - interval '4 hours'
        and ($7::uuid is null or meeting_id <> $7::uuid)
      group by room_id
   ), open as materialized (
     select r.id, r.capacity, cardinality(r.features) as features, r.name, t.before, t.after
       from meeting_room r
       left join taken t on t.room_id = r.id
      where r.tenant_id = $1
        and r.site_id = $2
        and ($9::text is not null or r.capacity >= $5)
        and ($9::text is null or (r.layouts ->> $9)::integer >= $5)
        and r.features @> $6::text[]
        and r.deleted_at is null
        and (t.during is null or not t.during && tstzrange(
          $3::timestamptz - make_interval(mins => r.setup_minutes),
          $4::timestamptz + make_interval(mins => r.cleardown_minutes)))
        and (not r.shares_space or not exists (
          select 1
            from taken other
            join meeting_room o on o.tenant_id = $1 and o.id = other.room_id
           where o.space_id = r.space_id
             and o.space_part && r.space_part
             and other.during && tstzrange(
               $3::timestamptz - make_interval(mins => r.setup_minutes),
               $4::timestamptz + make_interval(mins => r.cleardown_minutes))))
   ), chosen as materialized (
     select id, before, after
       from open
      order by capacity, features, name
      limit $8
   ), ruled as materialized (
     select x.room_id, json_agg(json_build_object('name', x.name, 'terms', x.terms)) as rules
       from (
         select q.room_id, q.name, q.terms
           from room_rule q
          where q.tenant_id = $1
            and q.deleted_at is null
            and q.room_id = any(array(select id from chosen))
         union all
         select i.room_id, q.name, q.terms
           from room_group_member i
           join room_rule q on q.tenant_id = $1 and q.room_group_id = i.group_id and q.deleted_at is null
          where i.tenant_id = $1
            and i.room_id = any(array(select id from chosen))) x
      group by x.room_id
   ), free as (
     select ${roomJson} as room, r.floor_id, r.setup_minutes, r.cleardown_minutes, r.approval_needed,
            coalesce((r.layouts ->> $9::text)::integer, r.capacity) as seats, i.before, i.after,
            coalesce(u.rules, '[]') as rules
       from chosen i
       join meeting_room r on r.tenant_id = $1 and r.id = i.id
       left join ruled u on u.room_id = i.id
       join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
       join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
   )
   select e.id, e.name, e.time_zone, ${siteCalendarJson("$3::timestamptz")} as calendar,
          ${groupIdsOf("$10::uuid")} as group_ids,
          (select coalesce(json_agg(free), '[]') from free) as rooms
     from site e
    where e.tenant_id = $1
      and e.id = $2
      and e.deleted_at is null`,
);

/** A free room as it is judged: what it has, and what lies around the wanted time. */
export interface FreeRoom {
  room: Room;
  floorId: string;
  seats: number;
  setupMinutes: number;
  cleardownMinutes: number;
  approvalNeeded: boolean;
  before: Date | null;
  after: Date | null;
  rules: RoomRule[];
}

/** A site with its free rooms, its hours and the asker's groups. */
export interface FreeRooms {
  site: { id: string; name: string };
  timeZone: string;
  calendar: BusinessCalendar | null;
  groupIds: string[];
  rooms: FreeRoom[];
}

interface FreeRoomJson {
  room: Room;
  floor_id: string;
  seats: number;
  setup_minutes: number;
  cleardown_minutes: number;
  approval_needed: boolean;
  before: string | null;
  after: string | null;
  rules: RoomRule[];
}

interface FreeRoomsRow {
  id: string;
  name: string;
  time_zone: string;
  calendar: FreeRooms["calendar"];
  group_ids: string[];
  rooms: FreeRoomJson[];
}

export function freeRoomsValues(search: RoomSearch): unknown[] {
  const { tenantId, siteId, start, end, capacity, features, meetingId, limit, layout, userId } = search;
  return [tenantId, siteId, start, end, capacity, features, meetingId, limit, layout, userId];
}

/** Undefined where there is no such site. */
export async function findFreeRooms(db: Queries, search: RoomSearch): Promise<FreeRooms | undefined> {
  const rows = await db.query<FreeRoomsRow>(freeRoomsStatement, freeRoomsValues(search));
  return rows.map((row) => ({
    site: { id: row.id, name: row.name },
    timeZone: row.time_zone,
    calendar: row.calendar,
    groupIds: row.group_ids,
    rooms: row.rooms.map(toFreeRoom),
  }))[0];
}

function toFreeRoom(json: FreeRoomJson): FreeRoom {
  return {
    room: json.room,
    floorId: json.floor_id,
    seats: json.seats,
    setupMinutes: json.setup_minutes,
    cleardownMinutes: json.cleardown_minutes,
    approvalNeeded: json.approval_needed,
    before: json.before === null ? null : new Date(json.before),
    after: json.after === null ? null : new Date(json.after),
    rules: json.rules,
  };
}

const dayOfRooms = sql(
  "room_day",
  `with taken as materialized (
     select k.space_id, k.space_part, k.starts_at, k.ends_at
       from room_booking k
      where k.tenant_id = $1
        and k.site_id = $2
        and k.status in ('provisional', 'confirmed')
        and k.starts_at > $3::timestamptz - interval '36 hours'
        and k.starts_at < $4::timestamptz + interval '12 hours'
        and ($6::uuid is null or k.meeting_id <> $6::uuid)
   ), busy as (
     select o.id, json_agg(json_build_object('start', t.starts_at, 'end', t.ends_at) order by t.starts_at) as taken
       from taken t
       join meeting_room o on o.tenant_id = $1 and o.space_id = t.space_id and o.space_part && t.space_part
      group by o.id
   )
   select ${roomJson} as room, r.setup_minutes, r.cleardown_minutes, r.space_id,
          ${roomRulesJson} as rules, coalesce(y.taken, '[]') as taken
     from meeting_room r
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
     left join busy y on y.id = r.id
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
  /** Rooms of one space are not two rooms. */
  spaceId: string;
  rules: RoomRule[];
  taken: { start: Date; end: Date }[];
}

interface RoomDayRow {
  room: Room;
  setup_minutes: number;
  cleardown_minutes: number;
  space_id: string;
  rules: RoomRule[];
  taken: { start: string; end: string }[];
}

/** The rooms of a site with what is taken around a time: what the nearest alternatives are found in. */
export async function readRoomDays(
  db: Queries,
  search: Pick<RoomSearch, "tenantId" | "siteId" | "start" | "end" | "features" | "meetingId">,
): Promise<RoomDay[]> {
  const { tenantId, siteId, start, end, features, meetingId } = search;
  const rows = await db.query<RoomDayRow>(dayOfRooms, [tenantId, siteId, start, end, features, meetingId]);
  return rows.map((row) => ({
    room: row.room,
    setupMinutes: row.setup_minutes,
    cleardownMinutes: row.cleardown_minutes,
    spaceId: row.space_id,
    rules: row.rules,
    taken: row.taken.map((period) => ({ start: new Date(period.start), end: new Date(period.end) })),
  }));
}
