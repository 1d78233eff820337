import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { RoomWait, RoomWaitStatus } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { roomJson } from "../places/place-sql.ts";

const fromRoom = `
     join meeting_room r on r.tenant_id = w.tenant_id and r.id = w.room_id
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id`;

const columns = `w.id, w.meeting_id, w.status, w.offer_expires_at, ${roomJson} as room,
          case when w.status = 'waiting' then (
            select count(*)::integer + 1
              from room_wait earlier
             where earlier.tenant_id = w.tenant_id
               and earlier.room_id = w.room_id
               and earlier.status = 'waiting'
               and (earlier.created_at, earlier.id) < (w.created_at, w.id)) end as position`;

interface WaitRow {
  id: string;
  meeting_id: string;
  status: RoomWaitStatus;
  offer_expires_at: Date | null;
  room: Room;
  position: number | null;
}

function toWait(row: WaitRow): RoomWait {
  return {
    id: row.id,
    meetingId: row.meeting_id,
    room: row.room,
    status: row.status,
    position: row.position,
    offerExpiresAt: row.status === "offered" ? (row.offer_expires_at?.toISOString() ?? null) : null,
  };
}

const ofMeeting = sql(
  "room_wait_of_meeting",
  `select ${columns}
     from room_wait w ${fromRoom}
    where w.tenant_id = $1
      and w.meeting_id = $2
      and w.status in ('waiting', 'offered')
    order by w.created_at, w.id`,
);

/** The rooms that a meeting waits for or is offered. */
export async function listRoomWaits(
  db: Queries,
  { tenantId, meetingId }: { tenantId: string; meetingId: string },
): Promise<RoomWait[]> {
  return (await db.query<WaitRow>(ofMeeting, [tenantId, meetingId])).map(toWait);
}

const byId = sql(
  "room_wait_by_id",
  `select ${columns} from room_wait w ${fromRoom} where w.tenant_id = $1 and w.id = $2`,
);

export async function findRoomWait(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<RoomWait | undefined> {
  return (await db.query<WaitRow>(byId, [tenantId, id])).map(toWait)[0];
}

const insert = sql(
  "room_wait_insert",
  `insert into room_wait (
     tenant_id, id, room_id, meeting_id, status, booking_id, replaces_id, offer_expires_at,
     created_at, created_by, updated_at, updated_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, $10)
   on conflict do nothing`,
);

export interface NewRoomWait {
  tenantId: string;
  id: string;
  roomId: string;
  meetingId: string;
  status: "waiting" | "offered";
  bookingId: string | null;
  replacesId: string | null;
  offerExpiresAt: Date | null;
  now: Date;
  userId: string | null;
}

/** False where the meeting waits for the room already. */
export async function insertRoomWait(db: Queries, wait: NewRoomWait): Promise<boolean> {
  const { tenantId, id, roomId, meetingId, status, bookingId, replacesId, offerExpiresAt, now, userId } = wait;
  const offer = [bookingId, replacesId, offerExpiresAt];
  return (await db.execute(insert, [tenantId, id, roomId, meetingId, status, ...offer, now, userId])) === 1;
}

const lock = sql(
  "room_wait_lock",
  `select w.room_id, w.meeting_id, w.status, w.booking_id, w.replaces_id, w.offer_expires_at
     from room_wait w
    where w.tenant_id = $1
      and w.id = $2
      for no key update of w`,
);

export interface LockedWait {
  roomId: string;
  meetingId: string;
  status: RoomWaitStatus;
  bookingId: string | null;
  replacesId: string | null;
  offerExpiresAt: Date | null;
}

interface LockedWaitRow {
  room_id: string;
  meeting_id: string;
  status: RoomWaitStatus;
  booking_id: string | null;
  replaces_id: string | null;
  offer_expires_at: Date | null;
}

export async function lockRoomWait(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<LockedWait | undefined> {
  return (await db.query<LockedWaitRow>(lock, [tenantId, id])).map((row) => ({
    roomId: row.room_id,
    meetingId: row.meeting_id,
    status: row.status,
    bookingId: row.booking_id,
    replacesId: row.replaces_id,
    offerExpiresAt: row.offer_expires_at,
  }))[0];
}

const settle = sql(
  "room_wait_settle",
  `update room_wait
      set status = $3,
          booking_id = coalesce($4, booking_id),
          offer_expires_at = $5,
          updated_at = $6,
          updated_by = $7,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export async function settleRoomWait(
  db: Queries,
  args: {
    tenantId: string;
    id: string;
    status: RoomWaitStatus;
    offer?: { bookingId: string; expiresAt: Date };
    now: Date;
    userId: string | null;
  },
): Promise<void> {
  const { tenantId, id, status, offer, now, userId } = args;
  await db.execute(settle, [tenantId, id, status, offer?.bookingId ?? null, offer?.expiresAt ?? null, now, userId]);
}

const lapse = sql(
  "room_wait_lapse",
  `update room_wait
      set status = 'lapsed',
          offer_expires_at = null,
          updated_at = $3,
          version = version + 1
    where tenant_id = $1
      and booking_id = any($2::uuid[])
      and status = 'offered'
   returning id, booking_id`,
);

/** Ends the offers whose rooms were not taken in time; gives their ids by booking. */
export async function lapseOffers(
  db: Queries,
  { tenantId, bookingIds, now }: { tenantId: string; bookingIds: readonly string[]; now: Date },
): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; booking_id: string }>(lapse, [tenantId, bookingIds, now]);
  return new Map(rows.map((row) => [row.booking_id, row.id]));
}

const withdrawOf = sql(
  "room_wait_withdraw_of_meeting",
  `update room_wait
      set status = 'withdrawn',
          offer_expires_at = null,
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and meeting_id = $2
      and status in ('waiting', 'offered')`,
);

/** A meeting that does not take place waits for nothing. */
export async function withdrawWaitsOf(
  db: Queries,
  args: { tenantId: string; meetingId: string; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(withdrawOf, [args.tenantId, args.meetingId, args.now, args.userId]);
}

const take = sql(
  "room_wait_take",
  `update room_wait
      set status = 'taken',
          offer_expires_at = null,
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and booking_id = any($2::uuid[])
      and status = 'offered'`,
);

/** Offers whose rooms became firm are taken. */
export async function takeOffers(
  db: Queries,
  args: { tenantId: string; bookingIds: readonly string[]; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(take, [args.tenantId, args.bookingIds, args.now, args.userId]);
}
