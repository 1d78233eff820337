import type { RoomScheduleRow } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { BusinessCalendar } from "@magic-meetings/contract/time/business-time.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { roomJson } from "../places/place-sql.ts";
import { siteCalendarJson } from "./room-terms-sql.ts";

export interface ScheduleQuestion {
  tenantId: string;
  siteId: string | null;
  buildingId: string | null;
  floorId: string | null;
  from: Date;
  to: Date;
  capacity: number;
  features: string[];
  /** Whose meetings are shown with their subject. */
  userId: string | null;
  after: [number, string, string] | undefined;
  limit: number;
}

/**
 * The rooms of a place with what is taken, as one row. The site's bookings are one range of an index; a room shows what
 * holds it and what holds a room that shares its space.
 */
export const roomScheduleStatement = sql(
  "room_schedule",
  `with place as materialized (
     select coalesce(
       $2::uuid,
       (select b.site_id from building b where b.tenant_id = $1 and b.id = $3),
       (select b.site_id
          from floor f
          join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
         where f.tenant_id = $1 and f.id = $4)) as site_id
   ), taken as materialized (
     select k.id, k.room_id, k.space_id, k.space_part, k.starts_at, k.ends_at, k.setup_minutes, k.cleardown_minutes,
            k.status, u.name as organizer, m.subject, m.id as meeting_id,
            m.organizer_id = $9::uuid or exists (
              select 1
                from meeting_role p
               where p.tenant_id = m.tenant_id
                 and p.meeting_id = m.id
                 and p.user_id = $9::uuid) as is_mine
       from room_booking k
       join meeting m on m.tenant_id = k.tenant_id and m.id = k.meeting_id
       join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
      where k.tenant_id = $1
        and k.site_id = (select site_id from place)
        and k.status in ('provisional', 'confirmed')
        and k.starts_at > $5::timestamptz - interval '24 hours'
        and k.starts_at < $6::timestamptz
        and k.ends_at > $5::timestamptz
   ), busy as (
     select o.id, json_agg(json_build_object(
              'bookingId', t.id, 'start', t.starts_at + make_interval(mins => t.setup_minutes),
              'end', t.ends_at - make_interval(mins => t.cleardown_minutes), 'heldFrom', t.starts_at,
              'heldUntil', t.ends_at, 'status', t.status, 'organizer', t.organizer,
              'subject', case when t.is_mine then t.subject end,
              'meetingId', case when t.is_mine then t.meeting_id end,
              'byNeighbour', t.room_id <> o.id) order by t.starts_at, t.id) as busy
       from taken t
       join meeting_room o on o.tenant_id = $1 and o.space_id = t.space_id and o.space_part && t.space_part
      group by o.id
   ), listed as (
     select json_build_object(
              'room', ${roomJson}, 'floorId', r.floor_id, 'planShape', r.plan_shape, 'layouts', r.layouts,
              'setupMinutes', r.setup_minutes, 'cleardownMinutes', r.cleardown_minutes,
              'approvalNeeded', r.approval_needed, 'busy', coalesce(y.busy, '[]')) as row,
            f.level, r.name, r.id
       from meeting_room r
       join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
       join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
       left join busy y on y.id = r.id
      where r.tenant_id = $1
        and r.site_id = (select site_id from place)
        and ($3::uuid is null or b.id = $3)
        and ($4::uuid is null or f.id = $4)
        and r.capacity >= $7
        and r.features @> $8::text[]
        and r.deleted_at is null
        and ($10::integer is null or (f.level, r.name, r.id) > ($10::integer, $11::text, $12::uuid))
      order by f.level, r.name, r.id
      limit $13
   )
   select e.time_zone, ${siteCalendarJson("$5::timestamptz")} as calendar,
          (select coalesce(json_agg(listed.row order by listed.level, listed.name, listed.id), '[]') from listed) as items
     from site e
    where e.tenant_id = $1
      and e.id = (select site_id from place)
      and e.deleted_at is null`,
  { plan: "each" },
);

export interface SiteSchedule {
  timeZone: string;
  calendar: BusinessCalendar | null;
  items: RoomScheduleRow[];
}

interface ScheduleRow {
  time_zone: string;
  calendar: BusinessCalendar | null;
  items: RoomScheduleRow[];
}

export function roomScheduleValues(question: ScheduleQuestion): unknown[] {
  const { tenantId, siteId, buildingId, floorId, from, to, capacity, features, userId, after, limit } = question;
  const position = after ?? [null, null, null];
  return [tenantId, siteId, buildingId, floorId, from, to, capacity, features, userId, ...position, limit];
}

/** Undefined where there is no such place. */
export async function readRoomSchedule(db: Queries, question: ScheduleQuestion): Promise<SiteSchedule | undefined> {
  const rows = await db.query<ScheduleRow>(roomScheduleStatement, roomScheduleValues(question));
  return rows.map((row) => ({ timeZone: row.time_zone, calendar: row.calendar, items: row.items.map(withMoments) }))[0];
}

/** PostgreSQL's JSON writes moments in its own way. */
function withMoments(row: RoomScheduleRow): RoomScheduleRow {
  const iso = (moment: string) => new Date(moment).toISOString();
  const busy = row.busy.map((one) => ({
    ...one,
    start: iso(one.start),
    end: iso(one.end),
    heldFrom: iso(one.heldFrom),
    heldUntil: iso(one.heldUntil),
  }));
  return { ...row, busy };
}
