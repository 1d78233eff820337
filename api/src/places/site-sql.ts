import type { AccessPoint, Building, Floor, SiteDetail } from "@magic-meetings/contract/places/place.ts";
import { maintainedSql } from "./maintained-sql.ts";

/** What every maintained thing says of itself. */
export const maintainedJson = `'id', t.id, 'version', t.version, 'deletedAt', t.deleted_at`;

export interface SiteValues {
  name: string;
  countryId: string;
  address: string;
  timeZone: string;
  currency: string;
  businessHoursId: string | null;
}

export const siteSql = maintainedSql<SiteValues, SiteDetail, SiteDetail>({
  type: "site",
  table: "site",
  joins: `join country c on c.tenant_id = t.tenant_id and c.id = t.country_id
     left join business_hours h on h.tenant_id = t.tenant_id and h.id = t.business_hours_id`,
  item: `json_build_object(
            ${maintainedJson}, 'name', t.name, 'countryCode', c.code, 'timeZone', t.time_zone, 'currency', t.currency,
            'country', json_build_object('id', c.id, 'name', c.name), 'address', t.address,
            'businessHours', case when h.id is not null then json_build_object('id', h.id, 'name', h.name) end)`,
  siteIds: "array[t.id]",
  sort: "t.name",
  columns: {
    name: { column: "name" },
    countryId: { column: "country_id" },
    address: { column: "address" },
    timeZone: { column: "time_zone" },
    currency: { column: "currency" },
    businessHoursId: { column: "business_hours_id" },
  },
  filters: { country: "t.country_id = ?" },
  taken: { where: "t.name = $3", fields: ["name"] },
});

export interface BuildingValues {
  siteId: string;
  name: string;
}

export const buildingSql = maintainedSql<BuildingValues, Building, Building>({
  type: "building",
  table: "building",
  joins: "join site s on s.tenant_id = t.tenant_id and s.id = t.site_id",
  item: `json_build_object(
            ${maintainedJson}, 'name', t.name, 'site', json_build_object('id', s.id, 'name', s.name))`,
  siteIds: "array[t.site_id]",
  sort: "t.name",
  columns: { siteId: { column: "site_id" }, name: { column: "name" } },
  filters: { site: "t.site_id = ?" },
  taken: { where: "t.site_id = $3 and t.name = $4", fields: ["siteId", "name"] },
});

export interface FloorValues {
  buildingId: string;
  name: string;
  level: number;
}

export const floorSql = maintainedSql<FloorValues, Floor, Floor>({
  type: "floor",
  table: "floor",
  joins: `join building b on b.tenant_id = t.tenant_id and b.id = t.building_id
     join site s on s.tenant_id = b.tenant_id and s.id = b.site_id`,
  item: `json_build_object(
            ${maintainedJson}, 'name', t.name, 'level', t.level, 'hasPlan', t.plan_svg is not null,
            'building', json_build_object('id', b.id, 'name', b.name),
            'site', json_build_object('id', s.id, 'name', s.name))`,
  siteIds: "array[b.site_id]",
  // By building and from below; a level is above -1000.
  sort: "b.name || to_char(t.level + 1000, ' FM0000')",
  columns: { buildingId: { column: "building_id" }, name: { column: "name" }, level: { column: "level" } },
  filters: { site: "b.site_id = ?", building: "t.building_id = ?" },
  taken: { where: "t.building_id = $3 and t.level = $4::integer", fields: ["buildingId", "level"] },
});

export interface AccessPointValues {
  siteId: string;
  floorId: string | null;
  name: string;
  kind: AccessPoint["kind"];
  status: AccessPoint["status"];
}

export const accessPointSql = maintainedSql<AccessPointValues, AccessPoint, AccessPoint>({
  type: "access_point",
  table: "access_point",
  joins: `join site s on s.tenant_id = t.tenant_id and s.id = t.site_id
     left join floor f on f.tenant_id = t.tenant_id and f.id = t.floor_id`,
  item: `json_build_object(
            ${maintainedJson}, 'name', t.name, 'kind', t.kind, 'status', t.status,
            'site', json_build_object('id', s.id, 'name', s.name),
            'floor', case when f.id is not null then json_build_object('id', f.id, 'name', f.name) end)`,
  siteIds: "array[t.site_id]",
  sort: "t.name",
  columns: {
    siteId: { column: "site_id" },
    floorId: { column: "floor_id" },
    name: { column: "name" },
    kind: { column: "kind" },
    status: { column: "status" },
  },
  filters: { site: "t.site_id = ?", floor: "t.floor_id = ?" },
  taken: { where: "t.site_id = $3 and t.name = $4", fields: ["siteId", "name"] },
});
