import type { BookingFacts, BookingSums } from "@magic-meetings/contract/utilisation/utilisation-rules.ts";
import type { OpenPeriod } from "@magic-meetings/contract/time/business-time.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// Bookings are added up by the facts that decide their outcome; which outcome that is, the rules of the contract say.
// A period of a site is its own: the same days begin and end at other moments elsewhere.

/** A site's period: its moments, and when it is open in it. */
export interface SitePeriod {
  siteId: string;
  timeZone: string;
  from: Date;
  until: Date;
  open: readonly OpenPeriod[];
}

// What is held ends when the room is let go of; `rest` is what would have followed. Minutes are cut to the period.
const held = `
     span as (
       select p.site_id, p.first, p.last, p.zone, p.open::tstzmultirange as open
         from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[])
           as p (site_id, first, last, zone, open)),
     booking as (
       select k.room_id, p.site_id, p.first, p.last, p.zone, k.status, k.release_reason,
              k.checked_in_at is not null as checked_in,
              k.starts_at + make_interval(mins => k.setup_minutes) as starts,
              k.ends_at - make_interval(mins => k.cleardown_minutes) as ends,
              case when k.status <> 'confirmed' then coalesce(k.released_at, k.updated_at) end as let_go_at,
              k.given_back_minutes, least(l.head_count, r.capacity) as head_count, r.capacity
         from room_booking k
         join span p on p.site_id = k.site_id
         join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
         join meeting_location l on l.tenant_id = k.tenant_id and l.id = k.meeting_location_id
        where k.tenant_id = $1
          and k.room_id = any($7::uuid[])
          and k.status in ('confirmed', 'released', 'cancelled')
          and k.starts_at > $8::timestamptz - interval '24 hours'
          and k.starts_at < $9::timestamptz),
     held as (
       select b.room_id, b.site_id, b.zone, b.status, b.release_reason, b.checked_in, b.starts,
              coalesce(b.let_go_at <= b.starts, false) as before_start,
              b.starts >= b.first and b.starts < b.last as begins,
              greatest(b.starts, b.first) as held_from,
              greatest(b.starts, b.first, least(b.ends, b.let_go_at, b.last)) as held_until,
              greatest(b.starts, b.first, b.let_go_at) as rest_from,
              case when b.let_go_at is not null then least(b.ends, b.last) end as rest_until,
              b.given_back_minutes, b.head_count, b.capacity
         from booking b
        where b.starts < b.last
          and b.ends > b.first)`;

const facts = (alias: string) =>
  ["status", "release_reason", "checked_in", "before_start"].map((name) => `${alias}.${name}`).join(", ");

const minutes = (duration: string) => `coalesce(extract(epoch from ${duration}) / 60, 0)::float8`;

const counts = `
              count(*) filter (where h.begins)::integer as bookings,
              coalesce(sum(h.given_back_minutes) filter (where h.begins), 0)::integer as given_back_minutes,
              coalesce(sum(h.head_count) filter (where h.begins), 0)::integer as head_count,
              coalesce(sum(h.capacity) filter (where h.begins), 0)::integer as seats`;

const byRoom = sql(
  "utilisation_by_room",
  `with ${held},
     room_sum as (
       select h.room_id, h.site_id, ${facts("h")},
              ${counts},
              sum(h.held_until - h.held_from) as held,
              sum(h.rest_until - h.rest_from) filter (where h.rest_until > h.rest_from) as rest,
              range_agg(tstzrange(h.held_from, h.held_until)) as periods
         from held h
        group by h.room_id, h.site_id, ${facts("h")})
   select g.room_id, ${facts("g")}, g.bookings, g.given_back_minutes, g.head_count, g.seats,
          ${minutes("g.held")} as held_minutes,
          ${minutes("g.rest")} as rest_minutes,
          (select ${minutes("sum(upper(o.piece) - lower(o.piece))")}
             from unnest(g.periods * p.open) as o (piece)) as held_open_minutes
     from room_sum g
     join span p on p.site_id = g.site_id`,
);

const inHour = (of: string) =>
  `(extract(isodow from ${of})::integer) as weekday, (extract(hour from ${of})::integer) as hour`;

const byHour = sql(
  "utilisation_by_hour",
  `with ${held},
     room_periods as (
       select h.room_id, h.site_id, ${facts("h")}, range_agg(tstzrange(h.held_from, h.held_until)) as periods
         from held h
        group by h.room_id, h.site_id, ${facts("h")}),
     piece as (
       select ${facts("g")}, p.zone, 'open' as kind, lower(o.piece) as first, upper(o.piece) as last
         from room_periods g
         join span p on p.site_id = g.site_id
        cross join lateral unnest(g.periods * p.open) as o (piece)
       union all
       select ${facts("g")}, p.zone, 'closed', lower(o.piece), upper(o.piece)
         from room_periods g
         join span p on p.site_id = g.site_id
        cross join lateral unnest(g.periods - p.open) as o (piece)
       union all
       select ${facts("h")}, h.zone, 'rest', h.rest_from, h.rest_until
         from held h
        where h.rest_until > h.rest_from),
     slice as (
       select ${facts("c")}, c.kind, t.hour at time zone c.zone as local_hour,
              least(c.last, t.hour + interval '1 hour') - greatest(c.first, t.hour) as length
         from piece c
        cross join lateral generate_series(date_trunc('hour', c.first, c.zone), c.last, interval '1 hour') as t (hour)
        where t.hour < c.last
          and t.hour + interval '1 hour' > c.first)
   select ${inHour("s.local_hour")}, ${facts("s")},
          0 as bookings, 0 as given_back_minutes, 0 as head_count, 0 as seats,
          ${minutes("sum(s.length) filter (where s.kind <> 'rest')")} as held_minutes,
          ${minutes("sum(s.length) filter (where s.kind = 'rest')")} as rest_minutes,
          ${minutes("sum(s.length) filter (where s.kind = 'open')")} as held_open_minutes
     from slice s
    group by 1, 2, ${facts("s")}
   union all
   select ${inHour("h.starts at time zone h.zone")}, ${facts("h")},
          ${counts},
          0, 0, 0
     from held h
    where h.begins
    group by 1, 2, ${facts("h")}`,
);

interface SumsRow {
  status: BookingFacts["status"];
  release_reason: BookingFacts["releaseReason"];
  checked_in: boolean;
  before_start: boolean;
  bookings: number;
  given_back_minutes: number;
  head_count: number;
  seats: number;
  held_minutes: number;
  rest_minutes: number;
  held_open_minutes: number;
}

export interface BookingsToSum {
  tenantId: string;
  periods: readonly SitePeriod[];
  roomIds: readonly string[];
}

/** Sums by room and facts. */
export async function sumBookingsByRoom(
  db: Queries,
  args: BookingsToSum,
): Promise<{ roomId: string; sums: BookingSums }[]> {
  const rows = await db.query<SumsRow & { room_id: string }>(byRoom, valuesOf(args));
  return rows.map((row) => ({ roomId: row.room_id, sums: toSums(row) }));
}

/** Sums by hour of the week, by the clock of each site, and facts. */
export async function sumBookingsByHour(
  db: Queries,
  args: BookingsToSum,
): Promise<{ weekday: number; hour: number; sums: BookingSums }[]> {
  const rows = await db.query<SumsRow & { weekday: number; hour: number }>(byHour, valuesOf(args));
  return rows.map((row) => ({ weekday: row.weekday, hour: row.hour, sums: toSums(row) }));
}

function valuesOf({ tenantId, periods, roomIds }: BookingsToSum): unknown[] {
  const all = periods.flatMap(({ from, until }) => [from.getTime(), until.getTime()]);
  return [
    tenantId,
    periods.map(({ siteId }) => siteId),
    periods.map(({ from }) => from),
    periods.map(({ until }) => until),
    periods.map(({ timeZone }) => timeZone),
    periods.map(({ open }) => toMultirange(open)),
    roomIds,
    new Date(Math.min(...all)),
    new Date(Math.max(...all)),
  ];
}

function toMultirange(open: readonly OpenPeriod[]): string {
  const moment = (at: number) => new Date(at).toISOString();
  return `{${open.map(({ opens, closes }) => `[${moment(opens)},${moment(closes)})`).join(",")}}`;
}

function toSums(row: SumsRow): BookingSums {
  return {
    status: row.status,
    releaseReason: row.release_reason,
    checkedIn: row.checked_in,
    letGoBeforeStart: row.before_start,
    bookings: row.bookings,
    heldMinutes: row.held_minutes,
    heldOpenMinutes: row.held_open_minutes,
    restMinutes: row.rest_minutes,
    givenBackMinutes: row.given_back_minutes,
    headCount: row.head_count,
    seats: row.seats,
  };
}
