import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { KnownBuilding, KnownFloor } from "./company-places-sql.ts";
import type { RoomValues } from "./judge-row.ts";

/** Who writes, when. */
export interface By {
  tenantId: string;
  now: Date;
  userId: string | null;
}

const shared = ["tenant_id", "created_at", "created_by", "updated_at", "updated_by"];

function sharedValues({ tenantId, now, userId }: By): unknown[] {
  return [tenantId, now, userId, now, userId];
}

const insertCountry = insertRows("country", {
  name: "import_country",
  shared,
  own: ["id", "code", "name", "currency"],
});
const insertSite = insertRows("site", {
  name: "import_site",
  shared,
  own: ["id", "country_id", "name", "time_zone", "currency"],
});
const insertBuilding = insertRows("building", { name: "import_building", shared, own: ["id", "site_id", "name"] });
const insertFloor = insertRows("floor", { name: "import_floor", shared, own: ["id", "building_id", "level", "name"] });

export interface NewCountry {
  id: string;
  code: string;
  name: string;
  currency: string;
}

export interface NewSite {
  id: string;
  countryId: string;
  name: string;
  timeZone: string;
  currency: string;
}

export interface NewPlaces {
  countries: NewCountry[];
  sites: NewSite[];
  buildings: Omit<KnownBuilding, "deleted">[];
  floors: Omit<KnownFloor, "deleted">[];
}

/** Adds what the rooms stand in, the larger things first. */
export async function insertPlaces(db: Queries, by: By, { countries, sites, buildings, floors }: NewPlaces) {
  const values = sharedValues(by);
  await insertCountry(
    db,
    values,
    countries.map(({ id, code, name, currency }) => [id, code, name, currency]),
  );
  await insertSite(
    db,
    values,
    sites.map(({ id, countryId, name, timeZone, currency }) => [id, countryId, name, timeZone, currency]),
  );
  await insertBuilding(
    db,
    values,
    buildings.map(({ id, siteId, name }) => [id, siteId, name]),
  );
  await insertFloor(
    db,
    values,
    floors.map(({ id, buildingId, level, name }) => [id, buildingId, level, name]),
  );
}

const insertRoom = insertRows("meeting_room", {
  name: "import_room",
  shared,
  own: [
    "id",
    "site_id",
    "floor_id",
    "name",
    "email",
    "capacity",
    "features",
    "layouts",
    "setup_minutes",
    "cleardown_minutes",
    "approval_needed",
    "no_show_minutes",
    "place_reference",
  ],
});

/** A room to add, or to change from the version that it was read in. */
export interface RoomToWrite {
  id: string;
  version: number;
  siteId: string;
  floorId: string;
  values: RoomValues;
}

export function insertRooms(db: Queries, by: By, rooms: readonly RoomToWrite[]): Promise<void> {
  return insertRoom(
    db,
    sharedValues(by),
    rooms.map(({ id, siteId, floorId, values }) => [
      id,
      siteId,
      floorId,
      values.name,
      values.email,
      values.capacity,
      values.features,
      JSON.stringify(values.layouts),
      values.setupMinutes,
      values.cleardownMinutes,
      values.approvalNeeded,
      values.noShowMinutes,
      values.reference,
    ]),
  );
}

const updateRooms = sql(
  "import_rooms_update",
  `update meeting_room r
      set floor_id = c.floor_id,
          name = c.name,
          email = c.email,
          capacity = c.capacity,
          features = array(select jsonb_array_elements_text(c.features)),
          layouts = c.layouts,
          setup_minutes = c.setup_minutes,
          cleardown_minutes = c.cleardown_minutes,
          approval_needed = c.approval_needed,
          no_show_minutes = c.no_show_minutes,
          place_reference = c.place_reference,
          updated_at = $3,
          updated_by = $4,
          version = r.version + 1
     from jsonb_to_recordset($2::jsonb) as c (
            id uuid, version integer, floor_id uuid, name text, email text, capacity integer, features jsonb,
            layouts jsonb, setup_minutes integer, cleardown_minutes integer, approval_needed boolean,
            no_show_minutes integer, place_reference text)
    where r.tenant_id = $1
      and r.id = c.id
      and r.version = c.version
      and r.deleted_at is null`,
);

/** Changes the rooms that still have the version they were read in; gives how many these were. */
export function changeRooms(
  db: Queries,
  { tenantId, now, userId }: By,
  rooms: readonly RoomToWrite[],
): Promise<number> {
  const changes = rooms.map(({ id, version, floorId, values }) => ({
    id,
    version,
    floor_id: floorId,
    name: values.name,
    email: values.email,
    capacity: values.capacity,
    features: values.features,
    layouts: values.layouts,
    setup_minutes: values.setupMinutes,
    cleardown_minutes: values.cleardownMinutes,
    approval_needed: values.approvalNeeded,
    no_show_minutes: values.noShowMinutes,
    place_reference: values.reference,
  }));
  return db.execute(updateRooms, [tenantId, JSON.stringify(changes), now, userId]);
}
