import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { RoomRule } from "@magic-meetings/contract/rooms/room-rule.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { roomJson } from "../places/place-sql.ts";
import { roomRulesJson } from "../rooms/room-terms-sql.ts";

/**
 * Which rooms of a site are taken on which of many dates. One range of the site's bookings is read a date, as for a
 * single search: no booking is longer than a day and no buffer longer than four hours. A room counts as taken where one
 * that shares its space is, and with its own buffers. The date's own bookings do not count.
 */
const taken = `
  date as (
    select d.n::integer, d.meeting_id, d.starts_at, d.ends_at
      from unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[])
           with ordinality as d (meeting_id, starts_at, ends_at, n)
  ),
  room as materialized (
    select r.id, r.space_id, r.space_part, r.setup_minutes, r.cleardown_minutes
      from meeting_room r
     where r.tenant_id = $1
       and r.site_id = $2
       and r.deleted_at is null
  ),
  neighbour as materialized (
    select r.id, r.setup_minutes, r.cleardown_minutes, o.id as held_id
      from room r
      join room o on o.space_id = r.space_id and o.space_part && r.space_part
  ),
  near as materialized (
    select d.n, d.starts_at as wanted_from, d.ends_at as wanted_until, k.room_id, k.starts_at, k.ends_at
      from date d
     cross join lateral (
       select k.room_id, k.starts_at, k.ends_at
         from room_booking k
        where k.tenant_id = $1
          and k.site_id = $2
          and k.status in ('provisional', 'confirmed')
          and k.starts_at > d.starts_at - interval '28 hours'
          and k.starts_at < d.ends_at + interval '4 hours'
          and k.ends_at > d.starts_at - interval '4 hours'
          and k.meeting_id <> d.meeting_id
       -- Each date reads its own range, once: pulled up into the join, all of the site's bookings would be read.
       offset 0) k
  ),
  taken as materialized (
    select distinct m.n, o.id as room_id
      from near m
      join neighbour o on o.held_id = m.room_id
     where m.starts_at < m.wanted_until + make_interval(mins => o.cleardown_minutes)
       and m.ends_at > m.wanted_from - make_interval(mins => o.setup_minutes)
  )`;

export interface WantedDates {
  tenantId: string;
  siteId: string;
  dates: readonly { meetingId: string; start: Date; end: Date }[];
}

function dateValues({ tenantId, siteId, dates }: WantedDates): unknown[] {
  return [
    tenantId,
    siteId,
    dates.map(({ meetingId }) => meetingId),
    dates.map(({ start }) => start),
    dates.map(({ end }) => end),
  ];
}

const taking = sql(
  "room_free_on_dates",
  `with ${taken}
   select ${roomJson} as room, e.time_zone, ${roomRulesJson} as rules,
          array(select d.meeting_id from taken t join date d on d.n = t.n where t.room_id = r.id) as taken_on
     from meeting_room r
     join site e on e.tenant_id = r.tenant_id and e.id = r.site_id
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where r.tenant_id = $1
      and r.site_id = $2
      and r.capacity >= $6
      and r.features @> $7::text[]
      and not r.approval_needed
      and r.deleted_at is null
    order by r.capacity, cardinality(r.features), r.name`,
  { plan: "each" },
);

export interface RoomOnDates {
  room: Room;
  terms: { timeZone: string; rules: RoomRule[] };
  /** The meetings of the dates on which it is taken. */
  takenOn: Set<string>;
}

/** Rooms of a site with the dates on which each is taken; none that somebody has to approve. */
export async function findRoomsOnDates(
  db: Queries,
  wanted: WantedDates & { capacity: number; features: readonly string[] },
): Promise<RoomOnDates[]> {
  const values = [...dateValues(wanted), wanted.capacity, wanted.features];
  const rows = await db.query<{ room: Room; time_zone: string; rules: RoomRule[]; taken_on: string[] }>(taking, values);
  return rows.map((row) => ({
    room: row.room,
    terms: { timeZone: row.time_zone, rules: row.rules },
    takenOn: new Set(row.taken_on),
  }));
}

const takenDates = sql(
  "room_taken_on_dates",
  `with ${taken}
   select d.meeting_id, t.room_id
     from taken t
     join date d on d.n = t.n
    where t.room_id = any($6::uuid[])`,
  { plan: "each" },
);

/** On which of the dates the rooms are taken: `meetingId/roomId`. */
export async function findTakenDates(
  db: Queries,
  wanted: WantedDates & { roomIds: readonly string[] },
): Promise<Set<string>> {
  const values = [...dateValues(wanted), wanted.roomIds];
  const rows = await db.query<{ meeting_id: string; room_id: string }>(takenDates, values);
  return new Set(rows.map((row) => `${row.meeting_id}/${row.room_id}`));
}

const replacements = sql(
  "room_replacements_on_dates",
  `with ${taken},
   candidate as materialized (
     select r.id,
            row_number() over (
              order by (f.building_id = w.building_id) desc, abs(f.level - w.level), r.capacity,
                       cardinality(r.features), r.name) as rank
       from meeting_room r
       join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
       cross join (
         select g.building_id, g.level, v.features
           from meeting_room v
           join floor g on g.tenant_id = v.tenant_id and g.id = v.floor_id
          where v.tenant_id = $1
            and v.id = $6) w
      where r.tenant_id = $1
        and r.site_id = $2
        and r.id <> $6
        and r.capacity >= $7
        and not r.approval_needed
        and r.deleted_at is null
   ),
   ranked as (
     select d.meeting_id, c.id as room_id, row_number() over (partition by d.n order by c.rank) as place
       from date d
      cross join candidate c
      where not exists (select 1 from taken t where t.n = d.n and t.room_id = c.id)
   )
   select q.meeting_id, array_agg(q.room_id order by q.place) as room_ids
     from ranked q
    where q.place <= $8
    group by q.meeting_id`,
  { plan: "each" },
);

/** For each date the free rooms to replace another with: in its building first, near floors first, the smallest that do. */
export async function findReplacements(
  db: Queries,
  wanted: WantedDates & { insteadOf: string; capacity: number; most: number },
): Promise<Map<string, string[]>> {
  const values = [...dateValues(wanted), wanted.insteadOf, wanted.capacity, wanted.most];
  const rows = await db.query<{ meeting_id: string; room_ids: string[] }>(replacements, values);
  return new Map(rows.map((row) => [row.meeting_id, row.room_ids]));
}
