import type { NearPlace } from "@magic-meetings/contract/rooms/room-score-rules.ts";
import type { BusinessCalendar } from "@magic-meetings/contract/time/business-time.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { groupIdsOf, siteCalendarJson } from "./room-terms-sql.ts";

const terms = sql(
  "room_site_terms",
  `select e.time_zone, ${siteCalendarJson("$3::timestamptz")} as calendar, ${groupIdsOf("$4::uuid")} as group_ids
     from site e
    where e.tenant_id = $1
      and e.id = $2
      and e.deleted_at is null`,
);

export interface SiteTerms {
  timeZone: string;
  calendar: BusinessCalendar | null;
  groupIds: string[];
}

/** A site's zone and hours around a day, and the groups of who asks; undefined where there is no such site. */
export async function readSiteTerms(
  db: Queries,
  { tenantId, siteId, day, userId }: { tenantId: string; siteId: string; day: Date; userId: string | null },
): Promise<SiteTerms | undefined> {
  const rows = await db.query<{ time_zone: string; calendar: BusinessCalendar | null; group_ids: string[] }>(terms, [
    tenantId,
    siteId,
    day,
    userId,
  ]);
  return rows.map((row) => ({ timeZone: row.time_zone, calendar: row.calendar, groupIds: row.group_ids }))[0];
}

const neighbours = sql(
  "room_neighbour_sites",
  `select s.id
     from site here
     join site s on s.tenant_id = here.tenant_id and s.country_id = here.country_id
    where here.tenant_id = $1
      and here.id = $2
      and s.id <> here.id
      and s.deleted_at is null
    order by s.name
    limit 3`,
);

/** Other sites of the same country, three at most. */
export async function findNeighbourSites(
  db: Queries,
  { tenantId, siteId }: { tenantId: string; siteId: string },
): Promise<string[]> {
  return (await db.query<{ id: string }>(neighbours, [tenantId, siteId])).map((row) => row.id);
}

const near = sql(
  "room_near_place",
  `select f.id as floor_id, f.level, b.name as building, b.site_id
     from floor f
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where f.tenant_id = $1
      and (f.id = $2 or f.id = (select r.floor_id from meeting_room r where r.tenant_id = $1 and r.id = $2))`,
);

/** Where a room or a floor is; undefined where there is neither of that id. */
export async function findNearPlace(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<NearPlace | undefined> {
  const rows = await db.query<{ floor_id: string; level: number; building: string; site_id: string }>(near, [
    tenantId,
    id,
  ]);
  return rows.map((row) => ({
    floorId: row.floor_id,
    siteId: row.site_id,
    building: row.building,
    level: row.level,
  }))[0];
}
