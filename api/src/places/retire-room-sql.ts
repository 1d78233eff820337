import type { RoomBookingStatus } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { RoomRule } from "@magic-meetings/contract/rooms/room-rule.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { roomBookingJson, type RoomBookingRecord } from "../meetings/meeting-sql.ts";
import { groupIdsOf, roomRulesJson } from "../rooms/room-terms-sql.ts";

const lockSite = sql(
  "room_retire_lock",
  `select r.id
     from meeting_room r
    where r.tenant_id = $1
      and r.site_id = $2
      and r.deleted_at is null
    order by r.id
      for no key update of r`,
);

/** Until the transaction ends nobody books a room of the site: what is found free stays free. */
export async function lockRoomsOfSite(
  db: Queries,
  { tenantId, siteId }: { tenantId: string; siteId: string },
): Promise<void> {
  await db.query(lockSite, [tenantId, siteId]);
}

/** A booking that has to leave its room; start and end are the meeting's own, without buffers. */
export interface BookingToMove {
  booking: RoomBookingRecord;
  status: RoomBookingStatus;
  start: Date;
  end: Date;
  meeting: { id: string; organizer: { id: string; name: string; groupIds: string[] } };
  headCount: number;
}

const ahead = sql(
  "room_retire_bookings",
  `select ${roomBookingJson} as booking, k.status, k.meeting_id, m.organizer_id, p.name as organizer_name,
          ${groupIdsOf("m.organizer_id")} as group_ids, l.head_count,
          k.starts_at + make_interval(mins => k.setup_minutes) as starts_at,
          k.ends_at - make_interval(mins => k.cleardown_minutes) as ends_at
     from room_booking k
     join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
     join meeting m on m.tenant_id = k.tenant_id and m.id = k.meeting_id
     join meeting_location l on l.tenant_id = k.tenant_id and l.id = k.meeting_location_id
     join app_user p on p.tenant_id = m.tenant_id and p.id = m.organizer_id
    where k.tenant_id = $1
      and k.room_id = $2
      and k.status in ('provisional', 'requested', 'confirmed')
      and k.ends_at > $3::timestamptz
    order by k.starts_at, k.id
    limit $4`,
);

interface AheadRow {
  booking: RoomBookingRecord;
  status: RoomBookingStatus;
  meeting_id: string;
  organizer_id: string;
  organizer_name: string;
  group_ids: string[];
  head_count: number;
  starts_at: Date;
  ends_at: Date;
}

export async function findBookingsToMove(
  db: Queries,
  { tenantId, roomId, now, limit }: { tenantId: string; roomId: string; now: Date; limit: number },
): Promise<BookingToMove[]> {
  const rows = await db.query<AheadRow>(ahead, [tenantId, roomId, now, limit]);
  return rows.map((row) => ({
    booking: row.booking,
    status: row.status,
    start: row.starts_at,
    end: row.ends_at,
    meeting: {
      id: row.meeting_id,
      organizer: { id: row.organizer_id, name: row.organizer_name, groupIds: row.group_ids },
    },
    headCount: row.head_count,
  }));
}

/** A room that takes some of the bookings. */
export interface Replacement {
  id: string;
  name: string;
  siteId: string;
  floorId: string;
  buildingId: string;
  level: number;
  capacity: number;
  features: string[];
  approvalNeeded: boolean;
  setupMinutes: number;
  cleardownMinutes: number;
  timeZone: string;
  rules: RoomRule[];
  spaceOf: string | null;
  spacePart: string;
  /** The bookings during which it is free, buffers included. */
  freeFor: string[];
}

const replacements = sql(
  "room_retire_replacements",
  `select json_build_object(
            'id', r.id, 'name', r.name, 'siteId', r.site_id, 'floorId', r.floor_id, 'buildingId', f.building_id,
            'level', f.level, 'capacity', r.capacity, 'features', to_json(r.features),
            'approvalNeeded', r.approval_needed, 'setupMinutes', r.setup_minutes,
            'cleardownMinutes', r.cleardown_minutes, 'timeZone', e.time_zone, 'rules', ${roomRulesJson},
            'spaceOf', r.space_of, 'spacePart', r.space_part::text,
            'freeFor', array(
              select w.id
                from unnest($4::uuid[], $5::timestamptz[], $6::timestamptz[]) as w (id, starts, ends)
               where not exists (
                 select
                   from room_booking o
                  where o.tenant_id = r.tenant_id
                    and o.space_id = r.space_id
                    and o.space_part && r.space_part
                    and o.status in ('provisional', 'confirmed')
                    and o.during && tstzrange(
                      w.starts - make_interval(mins => r.setup_minutes),
                      w.ends + make_interval(mins => r.cleardown_minutes)))
                 and w.ends - w.starts + make_interval(mins => r.setup_minutes + r.cleardown_minutes)
                     <= interval '24 hours')) as room
     from meeting_room r
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join site e on e.tenant_id = r.tenant_id and e.id = r.site_id
    where r.tenant_id = $1
      and r.site_id = $2
      and r.id <> $3
      and r.deleted_at is null
      and ($7::uuid is null or r.id = $7)`,
);

/** The other rooms of the site with what they are free for, in one query. */
export async function findReplacements(
  db: Queries,
  args: {
    tenantId: string;
    siteId: string;
    roomId: string;
    bookings: readonly BookingToMove[];
    only: string | null;
  },
): Promise<Replacement[]> {
  const { tenantId, siteId, roomId, bookings, only } = args;
  const rows = await db.query<{ room: Replacement }>(replacements, [
    tenantId,
    siteId,
    roomId,
    bookings.map(({ booking }) => booking.id),
    bookings.map(({ start }) => start),
    bookings.map(({ end }) => end),
    only,
  ]);
  return rows.map((row) => row.room);
}

const move = sql(
  "room_retire_move",
  `update room_booking k
      set room_id = v.room_id,
          during = tstzrange(v.held_from, v.held_until, '[)'),
          setup_minutes = v.setup_minutes,
          cleardown_minutes = v.cleardown_minutes,
          space_of = v.space_of,
          space_part = v.space_part,
          updated_at = $10,
          updated_by = $11,
          version = k.version + 1
     from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::integer[], $7::integer[],
                 $8::uuid[], $9::int4range[])
       as v (id, room_id, held_from, held_until, setup_minutes, cleardown_minutes, space_of, space_part)
    where k.tenant_id = $1
      and k.id = v.id
      and k.status in ('provisional', 'confirmed')`,
);

export interface RoomMove {
  bookingId: string;
  to: Replacement;
  heldFrom: Date;
  heldUntil: Date;
}

/** Moves bookings to other rooms of the same site, all in one statement. */
export async function moveToRooms(
  db: Queries,
  { tenantId, moves, now, userId }: { tenantId: string; moves: readonly RoomMove[]; now: Date; userId: string | null },
): Promise<void> {
  if (moves.length === 0) return;
  await db.execute(move, [
    tenantId,
    moves.map(({ bookingId }) => bookingId),
    moves.map(({ to }) => to.id),
    moves.map(({ heldFrom }) => heldFrom),
    moves.map(({ heldUntil }) => heldUntil),
    moves.map(({ to }) => to.setupMinutes),
    moves.map(({ to }) => to.cleardownMinutes),
    moves.map(({ to }) => to.spaceOf),
    moves.map(({ to }) => to.spacePart),
    now,
    userId,
  ]);
}
