import type { SiteDetail } from "@magic-meetings/contract/places/place.ts";
import type { RoomItem } from "@magic-meetings/contract/places/room-detail.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A room as JSON, from the aliases `r` (meeting_room), `f` (floor) and `b` (building). */
export const roomJson = `json_build_object(
  'id', r.id, 'name', r.name, 'email', r.email, 'siteId', r.site_id, 'building', b.name,
  'floor', f.name, 'floorLevel', f.level, 'capacity', r.capacity, 'features', to_json(r.features))`;

/** A site as JSON, from the aliases `s` (site) and `c` (country). */
export const siteJson = `json_build_object(
  'id', s.id, 'name', s.name, 'countryCode', c.code, 'timeZone', s.time_zone, 'currency', s.currency)`;

const siteDetailJson = `jsonb_build_object(
  'id', s.id, 'name', s.name, 'countryCode', c.code, 'timeZone', s.time_zone, 'currency', s.currency,
  'country', json_build_object('id', c.id, 'name', c.name), 'address', s.address,
  'businessHours', case when h.id is not null then json_build_object('id', h.id, 'name', h.name) end,
  'version', s.version, 'deletedAt', s.deleted_at)`;

const listSitesStatement = sql(
  "site_list",
  `select ${siteDetailJson} as site
     from site s
     join country c on c.tenant_id = s.tenant_id and c.id = s.country_id
     left join business_hours h on h.tenant_id = s.tenant_id and h.id = s.business_hours_id
    where s.tenant_id = $1
      and (s.deleted_at is not null) = $2
      and ($3::text is null or (s.name, s.id) > ($3::text, $4::uuid))
    order by s.name, s.id
    limit $5`,
);

export async function listSites(
  db: Queries,
  args: { tenantId: string; deleted: boolean; after: [string, string] | undefined; limit: number },
): Promise<Omit<SiteDetail, "allowed">[]> {
  const { tenantId, deleted, after, limit } = args;
  const values = [tenantId, deleted, after?.[0] ?? null, after?.[1] ?? null, limit];
  return (await db.query<{ site: Omit<SiteDetail, "allowed"> }>(listSitesStatement, values)).map((row) => row.site);
}

const listRoomsStatement = sql(
  "room_list",
  `select json_build_object(
            'id', r.id, 'name', r.name, 'email', r.email, 'siteId', r.site_id, 'building', b.name, 'floor', f.name,
            'floorLevel', f.level, 'capacity', r.capacity, 'features', to_json(r.features), 'floorId', r.floor_id,
            'approvalNeeded', r.approval_needed, 'version', r.version, 'deletedAt', r.deleted_at) as room
     from meeting_room r
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where r.tenant_id = $1
      and ($2::uuid is null or r.site_id = $2)
      and (r.deleted_at is not null) = $3
      and ($4::text is null or (r.name, r.id) > ($4::text, $5::uuid))
    order by r.name, r.id
    limit $6`,
);

export async function listRooms(
  db: Queries,
  args: {
    tenantId: string;
    siteId: string | undefined;
    deleted: boolean;
    after: [string, string] | undefined;
    limit: number;
  },
): Promise<Omit<RoomItem, "allowed">[]> {
  const { tenantId, siteId, deleted, after, limit } = args;
  const values = [tenantId, siteId ?? null, deleted, after?.[0] ?? null, after?.[1] ?? null, limit];
  return (await db.query<{ room: Omit<RoomItem, "allowed"> }>(listRoomsStatement, values)).map((row) => row.room);
}

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
