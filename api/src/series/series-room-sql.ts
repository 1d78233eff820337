import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { SeriesStatus } from "@magic-meetings/contract/series/series.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { delegateIdsOf } from "../delegates/delegate-ids-sql.ts";
import { roomJson } from "../places/place-sql.ts";
import { farCalendarJson } from "./site-calendar-sql.ts";
import { groupIdsOf, roomRulesJson, type RoomTerms } from "../rooms/room-terms-sql.ts";

/** A coming date as booking a room for it sees it. */
export interface DateForRoom {
  meetingId: string;
  status: MeetingStatus;
  start: Date;
  end: Date;
  /** Its locations by their sites. */
  locations: Record<string, string>;
  /** Vendors have an order for it. */
  isOrdered: boolean;
  /** The rooms that it has, or has asked for. */
  held: { bookingId: string; roomId: string }[];
}

export interface RoomForSeries {
  room: Room;
  terms: RoomTerms;
  /** The series keeps it. */
  isKept: boolean;
}

/** What booking rooms for a series has to know. */
export interface SeriesForRooms {
  id: string;
  status: SeriesStatus;
  exchangeId: string | null;
  subject: string;
  organizer: { id: string; groupIds: string[] };
  delegateIds: string[];
  participantIds: string[];
  headCount: number;
  rooms: RoomForSeries[];
  /** By their start. */
  dates: DateForRoom[];
}

const terms = `json_build_object(
  'setupMinutes', r.setup_minutes, 'cleardownMinutes', r.cleardown_minutes, 'noShowMinutes', r.no_show_minutes,
  'approvalNeeded', r.approval_needed, 'approverId', r.approver_id, 'timeZone', e.time_zone,
  'calendar', ${farCalendarJson("$4::timestamptz")},
  'rules', ${roomRulesJson}, 'spaceOf', r.space_of, 'spacePart', r.space_part::text)`;

const dates = `(
  select coalesce(json_agg(json_build_object(
           'meetingId', m.id, 'status', m.status, 'start', m.starts_at, 'end', m.ends_at,
           'locations', (
             select coalesce(json_object_agg(l.site_id, l.id), '{}')
               from meeting_location l
              where l.tenant_id = m.tenant_id
                and l.meeting_id = m.id
                and l.left_at is null),
           'isOrdered', exists (
             select from service_order o
              where o.tenant_id = m.tenant_id
                and o.meeting_id = m.id
                and o.status in ('confirmed', 'in_production')),
           'held', (
             select coalesce(json_agg(json_build_object('bookingId', k.id, 'roomId', k.room_id)), '[]')
               from room_booking k
              where k.tenant_id = m.tenant_id
                and k.meeting_id = m.id
                and k.status in ('provisional', 'requested', 'confirmed'))) order by m.starts_at, m.id), '[]')
    from meeting m
   where m.tenant_id = $1
     and m.series_id = $2
     and m.status in ('draft', 'scheduled', 'started')
     and m.ends_at > $4
     and m.deleted_at is null)`;

const latest = `(
  select t.id
    from meeting t
   where t.tenant_id = s.tenant_id
     and t.series_id = s.id
   order by t.original_start desc
   limit 1)`;

const people = (roles: string) => `array(
  select p.user_id
    from meeting_role p
   where p.tenant_id = s.tenant_id
     and p.role in (${roles})
     and p.user_id is not null
     and p.meeting_id = ${latest})`;

const headCount = `(
  select greatest(1, count(*))::integer
    from meeting_role p
   where p.tenant_id = s.tenant_id
     and p.role = 'participant'
     and p.kind <> 'resource'
     and p.response <> 'declined'
     and p.meeting_id = ${latest})`;

const read = (locking: string) => `
  select ${roomJson} as room, ${terms} as terms,
         exists (
           select 1
             from meeting_series_room x
            where x.tenant_id = s.tenant_id
              and x.series_id = s.id
              and x.room_id = r.id) as is_kept,
         s.status, s.exchange_id, s.subject, s.organizer_id, s.version,
         (select x.version from meeting_series x where x.tenant_id = $1 and x.id = $2) as read_version,
         case when r.id = ($3::uuid[])[1] then ${dates} end as dates,
         ${groupIdsOf("s.organizer_id")} as group_ids,
         ${delegateIdsOf("s.organizer_id", latest)} as delegate_ids,
         ${people("'participant', 'presenter', 'host'")} as participant_ids,
         ${headCount} as head_count
    from meeting_series s
    join meeting_room r on r.tenant_id = s.tenant_id and r.id = any($3::uuid[])
    join meeting_room w on w.tenant_id = r.tenant_id and w.id = r.space_id
    join site e on e.tenant_id = r.tenant_id and e.id = r.site_id
    join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
    join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
   where s.tenant_id = $1
     and s.id = $2
     and s.deleted_at is null
     and r.deleted_at is null
   order by w.id, r.id
   ${locking}`;

const readOnly = sql("meeting_series_for_rooms", read(""));
// The series first, then the spaces in the order of their ids: nobody waits for each other.
const readLocked = sql("meeting_series_lock_for_rooms", read("for no key update of s, w"));

interface Row {
  room: Room;
  terms: RoomTerms;
  is_kept: boolean;
  status: SeriesStatus;
  exchange_id: string | null;
  subject: string;
  organizer_id: string;
  version: number;
  read_version: number;
  dates: (Omit<DateForRoom, "start" | "end"> & { start: string; end: string })[] | null;
  group_ids: string[];
  delegate_ids: string[];
  participant_ids: string[];
  head_count: number;
}

interface SeriesRooms {
  tenantId: string;
  seriesId: string;
  roomIds: readonly string[];
  now: Date;
}

/** The series with rooms of this company's and its coming dates; undefined where the series or all rooms are not there. */
export async function readSeriesForRooms(db: Queries, wanted: SeriesRooms): Promise<SeriesForRooms | undefined> {
  return toSeries(await db.query<Row>(readOnly, valuesOf(wanted)), wanted.seriesId);
}

/**
 * The same with the series and the rooms' spaces locked to the end of the transaction. Where somebody changed the series
 * while this waited for its row, the dates are those of before: then they are read once more.
 */
export async function lockSeriesForRooms(db: Queries, wanted: SeriesRooms): Promise<SeriesForRooms | undefined> {
  const rows = await db.query<Row>(readLocked, valuesOf(wanted));
  const isStale = rows.some((row) => row.version !== row.read_version);
  return toSeries(isStale ? await db.query<Row>(readLocked, valuesOf(wanted)) : rows, wanted.seriesId);
}

function valuesOf({ tenantId, seriesId, roomIds, now }: SeriesRooms): unknown[] {
  return [tenantId, seriesId, [...new Set(roomIds)], now];
}

function toSeries(rows: readonly Row[], id: string): SeriesForRooms | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    id,
    status: first.status,
    exchangeId: first.exchange_id,
    subject: first.subject,
    organizer: { id: first.organizer_id, groupIds: first.group_ids },
    delegateIds: first.delegate_ids,
    participantIds: first.participant_ids,
    headCount: first.head_count,
    rooms: rows.map((row) => ({ room: row.room, terms: row.terms, isKept: row.is_kept })),
    dates: rows
      .flatMap((row) => row.dates ?? [])
      .map((date) => ({ ...date, start: new Date(date.start), end: new Date(date.end) })),
  };
}
