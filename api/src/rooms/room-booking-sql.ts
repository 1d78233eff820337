import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { roomBookingJson, type RoomBookingRecord } from "../meetings/meeting-sql.ts";
import { roomJson } from "../places/place-sql.ts";

/** What booking a room has to know; the room's row is locked from here to the end of the transaction. */
export interface RoomForMeeting {
  room: Room;
  setupMinutes: number;
  cleardownMinutes: number;
  approvalNeeded: boolean;
  meeting: { status: MeetingStatus; start: Date; end: Date };
  organizer: { id: string };
  delegateIds: string[];
  participantIds: string[];
  /** The meeting's location at the room's site, where it has one already. */
  locationId: string | null;
  headCount: number;
}

const lockRoom = sql(
  "room_lock_for_meeting",
  `select ${roomJson} as room, r.setup_minutes, r.cleardown_minutes, r.approval_needed,
          m.status, m.starts_at, m.ends_at, m.organizer_id,
          array(select p.user_id from meeting_role p
                 where p.tenant_id = m.tenant_id and p.meeting_id = m.id and p.role = 'delegate') as delegate_ids,
          array(select p.user_id from meeting_role p
                 where p.tenant_id = m.tenant_id and p.meeting_id = m.id and p.role = 'participant'
                   and p.user_id is not null) as participant_ids,
          (select l.id from meeting_location l
            where l.tenant_id = m.tenant_id and l.meeting_id = m.id and l.site_id = r.site_id) as location_id,
          (select greatest(1, count(*))::integer from meeting_role p
            where p.tenant_id = m.tenant_id and p.meeting_id = m.id and p.role = 'participant'
              and p.kind <> 'resource' and p.response <> 'declined') as head_count
     from meeting m
     join meeting_room r on r.tenant_id = m.tenant_id
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where m.tenant_id = $1
      and m.id = $2
      and m.deleted_at is null
      and r.id = $3
      and r.deleted_at is null
      for no key update of r`,
);

interface LockedRow {
  room: Room;
  setup_minutes: number;
  cleardown_minutes: number;
  approval_needed: boolean;
  status: MeetingStatus;
  starts_at: Date;
  ends_at: Date;
  organizer_id: string;
  delegate_ids: string[];
  participant_ids: string[];
  location_id: string | null;
  head_count: number;
}

/** Rivals for one room queue on its row; without it they would find each other in the index and deadlock. */
export async function lockRoomForMeeting(
  db: Queries,
  { tenantId, meetingId, roomId }: { tenantId: string; meetingId: string; roomId: string },
): Promise<RoomForMeeting | undefined> {
  const rows = await db.query<LockedRow>(lockRoom, [tenantId, meetingId, roomId]);
  return rows.map((row) => ({
    room: row.room,
    setupMinutes: row.setup_minutes,
    cleardownMinutes: row.cleardown_minutes,
    approvalNeeded: row.approval_needed,
    meeting: { status: row.status, start: row.starts_at, end: row.ends_at },
    organizer: { id: row.organizer_id },
    delegateIds: row.delegate_ids,
    participantIds: row.participant_ids,
    locationId: row.location_id,
    headCount: row.head_count,
  }))[0];
}

const insert = sql(
  "room_booking_insert",
  `insert into room_booking (
     tenant_id, id, room_id, site_id, meeting_id, meeting_location_id, during, setup_minutes, cleardown_minutes,
     status, expires_at, created_at, created_by, updated_at, updated_by)
   values (
     $1, $2, $3, $4, $5, $6,
     tstzrange($7::timestamptz, $8::timestamptz, '[)'), $9, $10, $11, $12, $13, $14, $13, $14)
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
  status: "provisional" | "requested" | "confirmed";
  expiresAt: Date | null;
  now: Date;
  userId: string | null;
}

/** False when somebody else holds the room then. */
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
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and id = any($2::uuid[])
      and status in ('provisional', 'requested', 'confirmed')
   returning id`,
);

/** Confirms or lets go of bookings that hold a room; gives the ids of those that did. */
export async function settleRoomBookings(
  db: Queries,
  args: {
    tenantId: string;
    ids: readonly string[];
    status: "confirmed" | "released" | "cancelled";
    now: Date;
    userId: string | null;
  },
): Promise<string[]> {
  if (args.ids.length === 0) return [];
  const values = [args.tenantId, args.ids, args.status, args.now, args.userId];
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
      and not exists (
        select 1
          from room_booking other
         where other.tenant_id = $1
           and other.room_id = k.room_id
           and other.id <> k.id
           and other.status in ('provisional', 'requested', 'confirmed')
           and other.during && tstzrange(
             $3::timestamptz - make_interval(mins => k.setup_minutes),
             $4::timestamptz + make_interval(mins => k.cleardown_minutes), '[)'))`,
);

/** Moves a booking to the meeting's new time; false, and nothing moved, when the room is taken then. The room's row must be locked. */
export async function moveRoomBooking(
  db: Queries,
  args: { tenantId: string; id: string; start: Date; end: Date; now: Date; userId: string | null },
): Promise<boolean> {
  return (await db.execute(move, [args.tenantId, args.id, args.start, args.end, args.now, args.userId])) === 1;
}

const lockRows = sql(
  "room_lock",
  `select r.id
     from meeting_room r
    where r.tenant_id = $1
      and r.id = any($2::uuid[])
    order by r.id
      for no key update of r`,
);

/** Locks rooms in the order of their ids, so that two who need several never wait for each other. */
export async function lockRooms(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<void> {
  if (ids.length > 0) await db.query(lockRows, [tenantId, ids]);
}

const extendHold = sql(
  "room_booking_extend_hold",
  `update room_booking
      set expires_at = $3
    where tenant_id = $1
      and meeting_id = $2
      and status = 'provisional'`,
);

/** As long as the invite is being written, its provisional rooms stay held. */
export async function extendHolds(
  db: Queries,
  args: { tenantId: string; meetingId: string; expiresAt: Date },
): Promise<void> {
  await db.execute(extendHold, [args.tenantId, args.meetingId, args.expiresAt]);
}

const expired = sql(
  "room_booking_expired",
  `update room_booking k
      set status = 'released',
          expires_at = null,
          updated_at = $2,
          version = version + 1
    where k.tenant_id = $1
      and k.id in (
        select e.id
          from room_booking e
         where e.tenant_id = $1
           and e.status = 'provisional'
           and e.expires_at <= $2
         order by e.expires_at
         limit 200
           for no key update skip locked)
   returning k.id, k.room_id, k.site_id, k.meeting_id`,
);

export interface ExpiredBooking {
  id: string;
  roomId: string;
  siteId: string;
  meetingId: string;
}

/** Releases provisional bookings whose time is over. */
export async function releaseExpired(
  db: Queries,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<ExpiredBooking[]> {
  const rows = await db.query<{ id: string; room_id: string; site_id: string; meeting_id: string }>(expired, [
    tenantId,
    now,
  ]);
  return rows.map((row) => ({ id: row.id, roomId: row.room_id, siteId: row.site_id, meetingId: row.meeting_id }));
}
