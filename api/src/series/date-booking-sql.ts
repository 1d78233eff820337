import { insertRowsReturning } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const insert = insertRowsReturning<{ id: string }>("room_booking", {
  name: "room_booking_of_dates",
  shared: ["tenant_id", "created_at", "created_by", "updated_at", "updated_by", "expires_at", "status"],
  own: [
    "id",
    "room_id",
    "site_id",
    "meeting_id",
    "meeting_location_id",
    "during",
    "setup_minutes",
    "cleardown_minutes",
    "space_of",
    "space_part",
  ],
  then: "on conflict do nothing returning id",
});

export interface NewDateBooking {
  id: string;
  roomId: string;
  siteId: string;
  meetingId: string;
  locationId: string;
  heldFrom: Date;
  heldUntil: Date;
  setupMinutes: number;
  cleardownMinutes: number;
  spaceOf: string | null;
  spacePart: string;
}

/** Holds rooms on many dates in one statement; gives the ids of those that were free. The spaces must be locked. */
export async function insertDateBookings(
  db: Queries,
  args: {
    tenantId: string;
    now: Date;
    userId: string | null;
    status: "provisional" | "confirmed";
    expiresAt: Date | null;
    bookings: readonly NewDateBooking[];
  },
): Promise<Set<string>> {
  const { tenantId, now, userId, status, expiresAt, bookings } = args;
  const rows = bookings.map((booking) => [
    booking.id,
    booking.roomId,
    booking.siteId,
    booking.meetingId,
    booking.locationId,
    `[${booking.heldFrom.toISOString()},${booking.heldUntil.toISOString()})`,
    booking.setupMinutes,
    booking.cleardownMinutes,
    booking.spaceOf,
    booking.spacePart,
  ]);
  const written = await insert(db, [tenantId, now, userId, now, userId, expiresAt, status], rows);
  return new Set(written.map(({ id }) => id));
}

const bookings = sql(
  "room_booking_of_dates",
  `select k.id, k.meeting_id, k.status, k.meeting_location_id, k.setup_minutes, k.cleardown_minutes,
          k.starts_at, k.ends_at, k.space_of, k.space_part::text, k.room_id, r.name as room_name, k.site_id
     from room_booking k
     join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
    where k.tenant_id = $1
      and k.meeting_id = any($2::uuid[])
      and ($3::uuid is null or k.room_id = $3)
      and k.status in ('provisional', 'requested', 'confirmed')
    order by k.starts_at, k.id`,
);

/** A booking of one of several dates. */
export interface DateBooking {
  id: string;
  meetingId: string;
  status: "provisional" | "requested" | "confirmed";
  locationId: string;
  setupMinutes: number;
  cleardownMinutes: number;
  heldFrom: Date;
  heldUntil: Date;
  spaceOf: string | null;
  spacePart: string;
  roomId: string;
  roomName: string;
  siteId: string;
}

interface BookingRow {
  id: string;
  meeting_id: string;
  status: DateBooking["status"];
  meeting_location_id: string;
  setup_minutes: number;
  cleardown_minutes: number;
  starts_at: Date;
  ends_at: Date;
  space_of: string | null;
  space_part: string;
  room_id: string;
  room_name: string;
  site_id: string;
}

/** What the dates hold or have asked for; of one room, or of all. */
export async function findDateBookings(
  db: Queries,
  { tenantId, meetingIds, roomId }: { tenantId: string; meetingIds: readonly string[]; roomId: string | null },
): Promise<DateBooking[]> {
  if (meetingIds.length === 0) return [];
  const rows = await db.query<BookingRow>(bookings, [tenantId, meetingIds, roomId]);
  return rows.map((row) => ({
    id: row.id,
    meetingId: row.meeting_id,
    status: row.status,
    locationId: row.meeting_location_id,
    setupMinutes: row.setup_minutes,
    cleardownMinutes: row.cleardown_minutes,
    heldFrom: row.starts_at,
    heldUntil: row.ends_at,
    spaceOf: row.space_of,
    spacePart: row.space_part,
    roomId: row.room_id,
    roomName: row.room_name,
    siteId: row.site_id,
  }));
}

/** A booking with where it is to go. */
export interface MovedBooking {
  id: string;
  heldFrom: Date;
  heldUntil: Date;
  status: DateBooking["status"];
}

const inTheWay = sql(
  "room_booking_of_dates_in_the_way",
  `select k.id
     from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) as v (id, starts_at, ends_at)
     join room_booking k on k.tenant_id = $1 and k.id = v.id
    where exists (
      select 1
        from room_booking o
       where o.tenant_id = $1
         and o.space_id = k.space_id
         and o.space_part && k.space_part
         and o.status in ('provisional', 'confirmed')
         and o.id <> all($2::uuid[])
         and o.during && tstzrange(v.starts_at, v.ends_at, '[)'))`,
);

/** Those of the bookings that cannot move, because somebody else has the room then. The spaces must be locked. */
export async function findHinderedMoves(
  db: Queries,
  { tenantId, bookings }: { tenantId: string; bookings: readonly MovedBooking[] },
): Promise<Set<string>> {
  if (bookings.length === 0) return new Set();
  const rows = await db.query<{ id: string }>(inTheWay, [tenantId, ...timesOf(bookings)]);
  return new Set(rows.map(({ id }) => id));
}

const lift = sql(
  "room_booking_of_dates_lift",
  `update room_booking
      set status = 'requested'
    where tenant_id = $1
      and id = any($2::uuid[])
      and status <> 'requested'`,
);

const place = sql(
  "room_booking_of_dates_place",
  `update room_booking k
      set during = tstzrange(v.starts_at, v.ends_at, '[)'),
          status = v.status,
          updated_at = $6,
          updated_by = $7,
          version = k.version + 1
     from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::text[]) as v (id, starts_at, ends_at, status)
    where k.tenant_id = $1
      and k.id = v.id`,
);

/**
 * Moves bookings that nobody is in the way of. None holds anything while they move, because two dates of a series may
 * take each other's place.
 */
export async function moveDateBookings(
  db: Queries,
  args: { tenantId: string; now: Date; userId: string | null; bookings: readonly MovedBooking[] },
): Promise<void> {
  const { tenantId, now, userId, bookings } = args;
  if (bookings.length === 0) return;
  await db.execute(lift, [tenantId, bookings.map(({ id }) => id)]);
  const statuses = bookings.map(({ status }) => status);
  await db.execute(place, [tenantId, ...timesOf(bookings), statuses, now, userId]);
}

function timesOf(bookings: readonly MovedBooking[]): [string[], Date[], Date[]] {
  return [
    bookings.map(({ id }) => id),
    bookings.map(({ heldFrom }) => heldFrom),
    bookings.map(({ heldUntil }) => heldUntil),
  ];
}

const extendHolds = sql(
  "room_booking_of_series_extend",
  `update room_booking k
      set expires_at = $3
    where k.tenant_id = $1
      and k.meeting_id in (select m.id from meeting m where m.tenant_id = $1 and m.series_id = $2)
      and k.expires_at is not null
      and k.status in ('provisional', 'requested')`,
);

/** As long as the series is being written, its rooms stay held. */
export async function extendSeriesHolds(
  db: Queries,
  args: { tenantId: string; seriesId: string; expiresAt: Date },
): Promise<void> {
  await db.execute(extendHolds, [args.tenantId, args.seriesId, args.expiresAt]);
}
