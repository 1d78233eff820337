import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// What the company has already, deleted things included: their names are still taken.

export interface KnownCountry {
  id: string;
  code: string;
  currency: string;
  deleted: boolean;
}

export interface KnownSite {
  id: string;
  name: string;
  countryCode: string;
  timeZone: string;
  deleted: boolean;
}

export interface KnownBuilding {
  id: string;
  siteId: string;
  name: string;
  deleted: boolean;
}

export interface KnownFloor {
  id: string;
  buildingId: string;
  level: number;
  name: string;
  deleted: boolean;
}

/** A room as an import compares with it. */
export interface KnownRoom {
  id: string;
  version: number;
  siteId: string;
  siteName: string;
  floorId: string;
  name: string;
  email: string;
  capacity: number;
  features: string[];
  layouts: Record<string, number>;
  setupMinutes: number;
  cleardownMinutes: number;
  approvalNeeded: boolean;
  noShowMinutes: number;
  reference: string | null;
  deleted: boolean;
}

const planAnew = sql("import_plan_anew", "set local plan_cache_mode = force_custom_plan");

/** A plan made for a handful of rooms does not suit the hundred thousand that the same transaction writes. */
export async function planForGrowth(db: Queries): Promise<void> {
  await db.execute(planAnew);
}

const countries = sql(
  "import_countries",
  `select id, code, currency, deleted_at is not null as deleted
     from country
    where tenant_id = $1`,
);

export function listCountries(db: Queries, tenantId: string): Promise<KnownCountry[]> {
  return db.query<KnownCountry>(countries, [tenantId]);
}

const currencies = sql("import_currencies", "select code from currency order by code");

export async function listCurrencies(db: Queries): Promise<string[]> {
  return (await db.query<{ code: string }>(currencies)).map(({ code }) => code);
}

const sites = sql(
  "import_sites",
  `select s.id, s.name, c.code as "countryCode", s.time_zone as "timeZone", s.deleted_at is not null as deleted
     from site s
     join country c on c.tenant_id = s.tenant_id and c.id = s.country_id
    where s.tenant_id = $1
    order by s.id`,
);

export function listKnownSites(db: Queries, tenantId: string): Promise<KnownSite[]> {
  return db.query<KnownSite>(sites, [tenantId]);
}

const lock = sql(
  "import_sites_lock",
  `select id
     from site
    where tenant_id = $1
    order by id
      for no key update`,
);

/** Until the transaction ends no site is changed, and no other import of the company is written. */
export async function lockSites(db: Queries, tenantId: string): Promise<void> {
  await db.query(lock, [tenantId]);
}

const buildings = sql(
  "import_buildings",
  `select id, site_id as "siteId", name, deleted_at is not null as deleted
     from building
    where tenant_id = $1
    order by id`,
);

export function listKnownBuildings(db: Queries, tenantId: string): Promise<KnownBuilding[]> {
  return db.query<KnownBuilding>(buildings, [tenantId]);
}

const floors = sql(
  "import_floors",
  `select id, building_id as "buildingId", level, name, deleted_at is not null as deleted
     from floor
    where tenant_id = $1
    order by building_id, level`,
);

export function listKnownFloors(db: Queries, tenantId: string): Promise<KnownFloor[]> {
  return db.query<KnownFloor>(floors, [tenantId]);
}

const roomColumns = `r.id, r.version, r.site_id as "siteId", s.name as "siteName", r.floor_id as "floorId", r.name, r.email,
          r.capacity, r.features, r.layouts, r.setup_minutes as "setupMinutes",
          r.cleardown_minutes as "cleardownMinutes", r.approval_needed as "approvalNeeded",
          r.no_show_minutes as "noShowMinutes", r.place_reference as reference, r.deleted_at is not null as deleted
     from meeting_room r
     join site s on s.tenant_id = r.tenant_id and s.id = r.site_id`;

// Each branch has an index of its own; one condition with `or` would have none.
const rooms = sql(
  "import_rooms",
  `select ${roomColumns}
    where r.tenant_id = $1
      and r.deleted_at is null
      and lower(r.email) = any($2)
    union
   select ${roomColumns}
    where r.tenant_id = $1
      and r.deleted_at is not null
      and lower(r.email) = any($2)
    union
   select ${roomColumns}
    where r.tenant_id = $1
      and r.place_reference = any($3)`,
);

/** The rooms with any of the e-mails or references. */
export function findKnownRooms(
  db: Queries,
  { tenantId, emails, references }: { tenantId: string; emails: string[]; references: string[] },
): Promise<KnownRoom[]> {
  return db.query<KnownRoom>(rooms, [tenantId, emails, references]);
}

export interface RoomOnFloor {
  id: string;
  floorId: string;
  name: string;
  email: string;
}

const onFloors = sql(
  "import_rooms_on_floors",
  `select r.id, r.floor_id as "floorId", r.name, r.email
     from unnest($2::uuid[], $3::text[]) as k (floor_id, name)
     join meeting_room r on r.tenant_id = $1 and r.floor_id = k.floor_id and lower(r.name) = lower(k.name)
    where r.deleted_at is null`,
);

/** The rooms that have one of these names on the floor of the same position. */
export function findRoomsOnFloors(
  db: Queries,
  { tenantId, floorIds, names }: { tenantId: string; floorIds: string[]; names: string[] },
): Promise<RoomOnFloor[]> {
  return db.query<RoomOnFloor>(onFloors, [tenantId, floorIds, names]);
}
