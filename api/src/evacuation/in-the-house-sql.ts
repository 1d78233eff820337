import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface VisitInTheHouse {
  visitId: string;
  name: string;
  company: string;
  host: { id: string; name: string };
  floor: string | null;
  rooms: string[];
  meetingId: string | null;
  badgeNumber: number | null;
  wheelchair: boolean;
  arrivedAt: Date;
  leftAt: Date | null;
}

/** Between which moments somebody was in the house; the same moment twice: at that moment. */
export interface Span {
  tenantId: string;
  siteId: string;
  from: Date;
  to: Date;
}

const visits = sql(
  "evacuation_visits",
  `select v.id, p.name, p.company, h.id as host_id, h.name as host_name, v.meeting_id, v.badge_number, v.wheelchair,
          v.arrived_at, v.left_at, q.rooms, q.floors
     from visit v
     join app_user h on h.tenant_id = v.tenant_id and h.id = v.host_id
     left join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
     left join lateral (
       select array_agg(r.name order by k.starts_at, r.name) as rooms,
              array_agg(f.name order by k.starts_at, r.name) as floors
         from room_booking k
         join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
         join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
        where k.tenant_id = v.tenant_id
          and k.meeting_location_id = v.meeting_location_id
          and k.status in ('provisional', 'confirmed')) q on true
    where v.tenant_id = $1
      and v.site_id = $2
      and v.arrived_at <= $4
      and (v.status = 'arrived' or (v.status = 'left' and v.left_at > $3))
    order by p.name, v.id`,
  { plan: "each" },
);

export async function listVisitsInTheHouse(
  db: Queries,
  { tenantId, siteId, from, to }: Span,
): Promise<VisitInTheHouse[]> {
  const rows = await db.query<VisitRow>(visits, [tenantId, siteId, from, to]);
  return rows.map((row) => ({
    visitId: row.id,
    name: row.name ?? "",
    company: row.company ?? "",
    host: { id: row.host_id, name: row.host_name },
    floor: row.floors?.[0] ?? null,
    rooms: [...new Set(row.rooms ?? [])],
    meetingId: row.meeting_id,
    badgeNumber: row.badge_number,
    wheelchair: row.wheelchair,
    arrivedAt: row.arrived_at,
    leftAt: row.left_at,
  }));
}

interface VisitRow {
  id: string;
  name: string | null;
  company: string | null;
  host_id: string;
  host_name: string;
  meeting_id: string | null;
  badge_number: number | null;
  wheelchair: boolean;
  arrived_at: Date;
  left_at: Date | null;
  rooms: string[] | null;
  floors: string[] | null;
}

export interface MeetingInTheHouse {
  meetingId: string;
  subject: string;
  floor: string | null;
  rooms: string[];
  headCount: number;
  until: Date;
}

const meetings = sql(
  "evacuation_meetings",
  `select m.id, m.subject, l.head_count, max(k.ends_at) as until,
          array_agg(r.name order by k.starts_at, r.name) as rooms,
          array_agg(f.name order by k.starts_at, r.name) as floors
     from room_booking k
     join meeting m on m.tenant_id = k.tenant_id and m.id = k.meeting_id
     join meeting_location l on l.tenant_id = k.tenant_id and l.id = k.meeting_location_id
     join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
    where k.tenant_id = $1
      and k.site_id = $2
      and k.status = 'confirmed'
      and k.checked_in_at <= $4
      and k.starts_at <= $4
      and k.ends_at > $3
    group by m.id, m.subject, l.head_count
    order by m.subject, m.id`,
  { plan: "each" },
);

/** Meetings in rooms where somebody checked in. */
export async function listMeetingsInTheHouse(
  db: Queries,
  { tenantId, siteId, from, to }: Span,
): Promise<MeetingInTheHouse[]> {
  const rows = await db.query<{
    id: string;
    subject: string;
    head_count: number;
    until: Date;
    rooms: string[];
    floors: string[];
  }>(meetings, [tenantId, siteId, from, to]);
  return rows.map(({ id, subject, head_count, until, rooms, floors }) => ({
    meetingId: id,
    subject,
    floor: floors[0] ?? null,
    rooms: [...new Set(rooms)],
    headCount: head_count,
    until,
  }));
}

const floors = sql(
  "evacuation_floors",
  `select f.name
     from floor f
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where f.tenant_id = $1
      and b.site_id = $2
      and f.deleted_at is null
    group by f.name
    order by min(f.level), f.name`,
);

/** The names of a site's floors, the lowest first. */
export async function listFloorNames(
  db: Queries,
  { tenantId, siteId }: { tenantId: string; siteId: string },
): Promise<string[]> {
  return (await db.query<{ name: string }>(floors, [tenantId, siteId])).map(({ name }) => name);
}
