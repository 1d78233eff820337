import type { ReleaseReason, RoomBookingStatus } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { roomBookingJson, type RoomBookingRecord } from "../meetings/meeting-sql.ts";

const insert = sql(
  "room_booking_insert",
  `insert into room_booking (
     tenant_id, id, room_id, site_id, meeting_id, meeting_location_id, during, setup_minutes, cleardown_minutes,
     status, expires_at, space_of, space_part, note, created_at, created_by, updated_at, updated_by)
   values (
     $1, $2, $3, $4, $5, $6,
     tstzrange($7::timestamptz, $8::timestamptz, '[)'), $9, $10, $11, $12, $13, $14::int4range, $15, $16, $17, $16, $17)
   on conflict do nothing`,
);

export interface NewRoomBooking {
  tenantId: string;
  id: string;
  roomId: string;
  siteId: string;
  meetingId: string;
  locationId: string;
  heldFrom: Date;
  heldUntil: Date;
  setupMinutes: number;
  cleardownMinutes: number;
  status: RoomBookingStatus;
  expiresAt: Date | null;
  spaceOf: string | null;
  spacePart: string;
  note: string;
  now: Date;
  userId: string | null;
}

/** False when somebody else holds the room, or one that shares its space, then. What is `requested` holds nothing. */
export async function insertRoomBooking(db: Queries, booking: NewRoomBooking): Promise<boolean> {
  const inserted = await db.execute(insert, [
    booking.tenantId,
    booking.id,
    booking.roomId,
    booking.siteId,
    booking.meetingId,
    booking.locationId,
    booking.heldFrom,
    booking.heldUntil,
    booking.setupMinutes,
    booking.cleardownMinutes,
    booking.status,
    booking.expiresAt,
    booking.spaceOf,
    booking.spacePart,
    booking.note,
    booking.now,
    booking.userId,
  ]);
  return inserted === 1;
}

const find = sql(
  "room_booking_by_id",
  `select k.meeting_id, ${roomBookingJson} as booking
     from room_booking k
     join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where k.tenant_id = $1
      and k.id = $2`,
);

export async function findRoomBooking(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<{ meetingId: string; booking: RoomBookingRecord } | undefined> {
  const rows = await db.query<{ meeting_id: string; booking: RoomBookingRecord }>(find, [tenantId, id]);
  return rows.map((row) => ({ meetingId: row.meeting_id, booking: row.booking }))[0];
}

const settle = sql(
  "room_booking_settle",
  `update room_booking
      set status = $3,
          expires_at = null,
          released_at = case when $3::text = 'confirmed' then null else $4::timestamptz end,
          release_reason = $6,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and id = any($2::uuid[])
      and status in ('provisional', 'requested', 'confirmed')
   returning id`,
);

/** Confirms bookings or lets go of them; gives the ids of those that were open. */
export async function settleRoomBookings(
  db: Queries,
  args: {
    tenantId: string;
    ids: readonly string[];
    status: "confirmed" | "declined" | "released" | "cancelled";
    reason?: ReleaseReason;
    now: Date;
    userId: string | null;
  },
): Promise<string[]> {
  if (args.ids.length === 0) return [];
  const values = [args.tenantId, args.ids, args.status, args.now, args.userId, args.reason ?? null];
  return (await db.query<{ id: string }>(settle, values)).map((row) => row.id);
}

const move = sql(
  "room_booking_move",
  `update room_booking k
      set during = tstzrange(
            $3::timestamptz - make_interval(mins => k.setup_minutes),
            $4::timestamptz + make_interval(mins => k.cleardown_minutes), '[)'),
          updated_at = $5,
          updated_by = $6,
          version = version + 1
    where k.tenant_id = $1
      and k.id = $2
      and k.status in ('provisional', 'requested', 'confirmed')
      and not exists (
        select 1
          from room_booking other
         where other.tenant_id = $1
           and other.space_id = k.space_id
           and other.space_part && k.space_part
           and other.id <> k.id
           and other.status in ('provisional', 'confirmed')
           and other.during && tstzrange(
             $3::timestamptz - make_interval(mins => k.setup_minutes),
             $4::timestamptz + make_interval(mins => k.cleardown_minutes), '[)'))`,
);

/** Moves a booking to the meeting's new time; false, and nothing moved, when the room is taken then. Its space must be locked. */
export async function moveRoomBooking(
  db: Queries,
  args: { tenantId: string; id: string; start: Date; end: Date; now: Date; userId: string | null },
): Promise<boolean> {
  return (await db.execute(move, [args.tenantId, args.id, args.start, args.end, args.now, args.userId])) === 1;
}

const extendHold = sql(
  "room_booking_extend_hold",
  `update room_booking
      set expires_at = $3
    where tenant_id = $1
      and meeting_id = $2
      and expires_at is not null`,
);

/** As long as the invite is being written, its rooms stay held. */
export async function extendHolds(
  db: Queries,
  args: { tenantId: string; meetingId: string; expiresAt: Date },
): Promise<void> {
  await db.execute(extendHold, [args.tenantId, args.meetingId, args.expiresAt]);
}

const keep = sql(
  "room_booking_keep_requested",
  `update room_booking
      set expires_at = null
    where tenant_id = $1
      and id = any($2::uuid[])
      and status = 'requested'`,
);

/** A request of an invite that is sent waits for its answer, however long that takes. */
export async function keepRequested(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<void> {
  await db.execute(keep, [tenantId, ids]);
}

const expired = sql(
  "room_booking_expired",
  `update room_booking k
      set status = 'released',
          release_reason = 'expired',
          released_at = $2,
          expires_at = null,
          updated_at = $2,
          version = version + 1
    where k.tenant_id = $1
      and k.id in (
        select e.id
          from room_booking e
         where e.tenant_id = $1
           and e.expires_at <= $2
           and e.status in ('provisional', 'requested')
         order by e.expires_at
         limit 200
           for no key update skip locked)
   returning k.id, k.room_id, k.site_id, k.meeting_id,
             (select r.name from meeting_room r where r.tenant_id = k.tenant_id and r.id = k.room_id) as room_name,
             (select m.organizer_id from meeting m where m.tenant_id = k.tenant_id and m.id = k.meeting_id) as organizer_id`,
);

export interface ExpiredBooking {
  id: string;
  roomId: string;
  roomName: string;
  siteId: string;
  meetingId: string;
  organizerId: string;
}

interface ExpiredRow {
  id: string;
  room_id: string;
  room_name: string;
  site_id: string;
  meeting_id: string;
  organizer_id: string;
}

/** Releases bookings that nobody made firm in time. */
export async function releaseExpired(
  db: Queries,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<ExpiredBooking[]> {
  return (await db.query<ExpiredRow>(expired, [tenantId, now])).map((row) => ({
    id: row.id,
    roomId: row.room_id,
    roomName: row.room_name,
    siteId: row.site_id,
    meetingId: row.meeting_id,
    organizerId: row.organizer_id,
  }));
}
