import type { CommandContext, NewAudit } from "../commands/command-context.ts";
import { insertAudits } from "../commands/outbox-sql.ts";
import { countryName, type CompanyPlaces } from "./company-places.ts";
import { changedValues, type PlaceChange, type RoomValues } from "./judge-row.ts";
import { changeRooms, insertPlaces, insertRooms, type NewPlaces, type RoomToWrite } from "./place-write-sql.ts";

/** A place is no longer what it was when the rows were checked; nothing of the import may stay. */
export class PlacesChanged extends Error {
  constructor() {
    super("Places were changed since the rows were checked");
    this.name = "PlacesChanged";
  }
}

/** Writes the rooms of some rows, with the places around them that are not there yet, and what the audit log keeps of it. */
export async function writePlaces(
  context: CommandContext,
  places: CompanyPlaces,
  changes: readonly PlaceChange[],
): Promise<void> {
  const { tx, tenantId, principal, now } = context;
  const by = { tenantId, now, userId: principal.userId };
  const added: NewPlaces = { countries: [], sites: [], buildings: [], floors: [] };
  const rooms = changes.map((change) => ({ change, room: placeRoom(context, places, change, added) }));
  await insertPlaces(tx, by, added);
  const isNew = ({ change }: { change: PlaceChange }) => change.before === undefined;
  await insertRooms(
    tx,
    by,
    rooms.filter(isNew).map(({ room }) => room),
  );
  const changed = rooms.filter((one) => !isNew(one)).map(({ room }) => room);
  if (changed.length > 0 && (await changeRooms(tx, by, changed)) !== changed.length) throw new PlacesChanged();
  const audits = [...auditsOfPlaces(added), ...rooms.map(auditOfRoom)];
  const stamp = { tenantId, principal, now, requestId: context.requestId };
  await insertAudits(
    tx,
    stamp,
    audits.map((audit) => ({ id: context.newId(), ...audit })),
  );
}

/** Finds the room's floor, or adds it with its building, site and country. */
function placeRoom(
  { newId }: CommandContext,
  places: CompanyPlaces,
  { place, newSite, before, after }: PlaceChange,
  added: NewPlaces,
): RoomToWrite {
  const site = places.site(place.site) ?? addSite(newId, places, place.site, newSite, added);
  const building =
    places.building(site.id, place.building) ?? addBuilding(newId, places, site.id, place.building, added);
  const floor =
    places.floor(building.id, place.floorLevel, place.floor) ?? addFloor(newId, places, building.id, place, added);
  return {
    id: before?.id ?? newId(),
    version: before?.version ?? 1,
    siteId: site.id,
    floorId: floor.id,
    values: after,
  };
}

function addSite(
  newId: () => string,
  places: CompanyPlaces,
  name: string,
  newSite: PlaceChange["newSite"],
  added: NewPlaces,
) {
  if (newSite === undefined) throw new PlacesChanged();
  const { countryCode, timeZone } = newSite;
  const currency = places.currencyOf(countryCode);
  if (currency === undefined) throw new PlacesChanged();
  let country = places.country(countryCode);
  if (country === undefined) {
    country = { id: newId(), code: countryCode, currency, deleted: false };
    added.countries.push({ ...country, name: countryName(countryCode) });
    places.addCountry(country);
  }
  const site = { id: newId(), name, countryCode, timeZone, deleted: false };
  added.sites.push({ id: site.id, countryId: country.id, name, timeZone, currency });
  places.addSite(site);
  return site;
}

function addBuilding(newId: () => string, places: CompanyPlaces, siteId: string, name: string, added: NewPlaces) {
  const building = { id: newId(), siteId, name, deleted: false };
  added.buildings.push(building);
  places.addBuilding(building);
  return building;
}

function addFloor(
  newId: () => string,
  places: CompanyPlaces,
  buildingId: string,
  { floorLevel, floor: name }: PlaceChange["place"],
  added: NewPlaces,
) {
  if (floorLevel === undefined) throw new PlacesChanged();
  const floor = { id: newId(), buildingId, level: floorLevel, name: name ?? String(floorLevel), deleted: false };
  added.floors.push(floor);
  places.addFloor(floor);
  return floor;
}

function auditsOfPlaces({ countries, sites, buildings, floors }: NewPlaces): NewAudit[] {
  const audit =
    (entityType: string) =>
    ({ id, ...newValues }: { id: string }) => ({
      action: `${entityType}.create`,
      entityType,
      entityId: id,
      newValues,
    });
  return [
    ...countries.map(audit("country")),
    ...sites.map(audit("site")),
    ...buildings.map(audit("building")),
    ...floors.map(audit("floor")),
  ];
}

function auditOfRoom({ change: { before, after }, room }: { change: PlaceChange; room: RoomToWrite }): NewAudit {
  const about = { entityType: "room", entityId: room.id };
  if (before === undefined) {
    return { action: "room.create", ...about, newValues: { ...after, siteId: room.siteId, floorId: room.floorId } };
  }
  const keys = changedValues(before, after);
  const pick = (values: RoomValues) => Object.fromEntries(keys.map((key) => [key, values[key]]));
  const moved = before.floorId !== room.floorId;
  return {
    action: "room.change",
    ...about,
    oldValues: { ...pick(before), ...(moved ? { floorId: before.floorId } : {}) },
    newValues: { ...pick(after), ...(moved ? { floorId: room.floorId } : {}) },
  };
}
