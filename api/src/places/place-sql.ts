import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A room as JSON, from the aliases `r` (meeting_room), `f` (floor) and `b` (building). */
export const roomJson = `json_build_object(
  'id', r.id, 'name', r.name, 'email', r.email, 'siteId', r.site_id, 'building', b.name,
  'floor', f.name, 'floorLevel', f.level, 'capacity', r.capacity, 'features', to_json(r.features))`;

/** A site as JSON, from the aliases `s` (site) and `c` (country). */
export const siteJson = `json_build_object(
  'id', s.id, 'name', s.name, 'countryCode', c.code, 'timeZone', s.time_zone, 'currency', s.currency)`;

const siteExists = sql(
  "site_exists",
  `select s.id
     from site s
    where s.tenant_id = $1
      and s.id = $2
      and s.deleted_at is null`,
);

export async function isSite(
  db: Queries,
  { tenantId, siteId }: { tenantId: string; siteId: string },
): Promise<boolean> {
  return (await db.query(siteExists, [tenantId, siteId])).length === 1;
}

const roomSite = sql(
  "room_site",
  `select r.site_id
     from meeting_room r
    where r.tenant_id = $1
      and r.id = $2`,
);

export async function findSiteOfRoom(
  db: Queries,
  { tenantId, roomId }: { tenantId: string; roomId: string },
): Promise<string | undefined> {
  return (await db.query<{ site_id: string }>(roomSite, [tenantId, roomId]))[0]?.site_id;
}
