import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const inLine = sql(
  "room_wait_in_line",
  `select w.id, w.room_id, w.meeting_id, m.status as meeting_status, m.starts_at, m.ends_at, m.organizer_id,
          r.name as room_name, r.site_id, r.setup_minutes, r.cleardown_minutes, r.space_of, r.space_part::text as space_part
     from room_wait w
     join meeting m on m.tenant_id = w.tenant_id and m.id = w.meeting_id
     join meeting_room r on r.tenant_id = w.tenant_id and r.id = w.room_id
    where w.tenant_id = $1
      and w.status = 'waiting'
      and r.deleted_at is null
      and r.space_id in (select o.space_id from meeting_room o where o.tenant_id = $1 and o.id = any($2::uuid[]))
      and m.status in ('draft', 'scheduled', 'started')
      and m.deleted_at is null
      and m.ends_at > $3
      and not exists (
        select 1
          from room_booking k
         where k.tenant_id = $1
           and k.space_id = r.space_id
           and k.space_part && r.space_part
           and k.status in ('provisional', 'confirmed')
           and k.during && tstzrange(
             greatest(m.starts_at - make_interval(mins => r.setup_minutes), $3::timestamptz),
             m.ends_at + make_interval(mins => r.cleardown_minutes)))
    order by w.created_at, w.id
    limit 20
      for no key update of w skip locked`,
);

/** A meeting that waits for a room that is free at its time. */
export interface WaitInLine {
  id: string;
  roomId: string;
  roomName: string;
  siteId: string;
  setupMinutes: number;
  cleardownMinutes: number;
  spaceOf: string | null;
  spacePart: string;
  meeting: { id: string; status: MeetingStatus; start: Date; end: Date; organizer: { id: string } };
}

interface InLineRow {
  id: string;
  room_id: string;
  room_name: string;
  site_id: string;
  setup_minutes: number;
  cleardown_minutes: number;
  space_of: string | null;
  space_part: string;
  meeting_id: string;
  meeting_status: MeetingStatus;
  starts_at: Date;
  ends_at: Date;
  organizer_id: string;
}

/**
 * Who waits for these rooms, or for rooms that share their space, and could have them; first come, first. A meeting that
 * has begun wants what is left of its time.
 */
export async function findInLine(
  db: Queries,
  { tenantId, roomIds, now }: { tenantId: string; roomIds: readonly string[]; now: Date },
): Promise<WaitInLine[]> {
  return (await db.query<InLineRow>(inLine, [tenantId, roomIds, now])).map((row) => ({
    id: row.id,
    roomId: row.room_id,
    roomName: row.room_name,
    siteId: row.site_id,
    setupMinutes: row.setup_minutes,
    cleardownMinutes: row.cleardown_minutes,
    spaceOf: row.space_of,
    spacePart: row.space_part,
    meeting: {
      id: row.meeting_id,
      status: row.meeting_status,
      start: row.starts_at,
      end: row.ends_at,
      organizer: { id: row.organizer_id },
    },
  }));
}

const wanted = sql(
  "room_wait_wanted",
  `select distinct w.room_id
     from room_wait w
    where w.tenant_id = $1
      and w.status = 'waiting'`,
);

/** The rooms that somebody waits for. */
export async function findWantedRooms(db: Queries, { tenantId }: { tenantId: string }): Promise<string[]> {
  return (await db.query<{ room_id: string }>(wanted, [tenantId])).map((row) => row.room_id);
}
