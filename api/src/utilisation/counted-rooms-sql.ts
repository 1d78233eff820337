import type { BusinessCalendar } from "@magic-meetings/contract/time/business-time.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { businessCalendarJson } from "../places/business-calendar-sql.ts";

export interface PlaceToCount {
  siteId: string | null;
  buildingId: string | null;
  floorId: string | null;
  roomId: string | null;
}

const siteOfPlace = sql(
  "utilisation_site_of_place",
  `select s.id
     from site s
    where s.tenant_id = $1
      and s.id = $2
   union all
   select b.site_id
     from building b
    where b.tenant_id = $1
      and b.id = $3
   union all
   select b.site_id
     from floor f
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where f.tenant_id = $1
      and f.id = $4
   union all
   select r.site_id
     from meeting_room r
    where r.tenant_id = $1
      and r.id = $5`,
);

/** The site that a place belongs to; undefined where there is no such place. */
export async function findSiteOfPlace(
  db: Queries,
  { tenantId, place }: { tenantId: string; place: PlaceToCount },
): Promise<string | undefined> {
  const values = [tenantId, place.siteId, place.buildingId, place.floorId, place.roomId];
  return (await db.query<{ id: string }>(siteOfPlace, values))[0]?.id;
}

export interface CountedRoom {
  id: string;
  name: string;
  floor: { id: string; name: string };
  building: string;
  /** Deleted on the way: its open time ends then. */
  deletedAt: string | null;
}

/** A site with its rooms, by building, floor and name. */
export interface CountedSite {
  id: string;
  name: string;
  timeZone: string;
  /** Null: always open. */
  calendar: BusinessCalendar | null;
  rooms: CountedRoom[];
}

const mostDays = 400;

const countedSites = sql(
  "utilisation_rooms",
  `select s.id, s.name, s.time_zone,
          (select ${businessCalendarJson("$6", { before: 1, after: mostDays })}
             from business_hours b
            where b.tenant_id = s.tenant_id
              and b.id = s.business_hours_id
              and b.deleted_at is null) as calendar,
          json_agg(
            json_build_object(
              'id', r.id, 'name', r.name, 'floor', json_build_object('id', f.id, 'name', f.name),
              'building', g.name, 'deletedAt', r.deleted_at)
            order by g.name, f.level, r.name, r.id) as rooms
     from site s
     join meeting_room r on r.tenant_id = s.tenant_id and r.site_id = s.id
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building g on g.tenant_id = f.tenant_id and g.id = f.building_id
    where s.tenant_id = $1
      and ($2::uuid[] is null or s.id = any($2::uuid[]))
      and ($3::uuid is null or g.id = $3::uuid)
      and ($4::uuid is null or f.id = $4::uuid)
      and ($5::uuid is null or r.id = $5::uuid)
      and (r.deleted_at is null or r.deleted_at > $6::timestamptz)
    group by s.tenant_id, s.id
    order by s.name, s.id`,
);

interface SiteRow {
  id: string;
  name: string;
  time_zone: string;
  calendar: BusinessCalendar | null;
  rooms: CountedRoom[];
}

/** The rooms of a place at sites, null being all of them, that were there on or after a day. */
export async function findCountedSites(
  db: Queries,
  args: { tenantId: string; siteIds: readonly string[] | null; place: PlaceToCount; from: string },
): Promise<CountedSite[]> {
  const { tenantId, siteIds, place, from } = args;
  const values = [tenantId, siteIds, place.buildingId, place.floorId, place.roomId, from];
  const rows = await db.query<SiteRow>(countedSites, values);
  return rows.map(({ id, name, time_zone: timeZone, calendar, rooms }) => ({ id, name, timeZone, calendar, rooms }));
}
