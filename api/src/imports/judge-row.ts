import type { RowProblem } from "@magic-meetings/contract/imports/import.ts";
import type { RowField, RowFields, RowOutcome, RowProblemCode } from "@magic-meetings/contract/imports/import-words.ts";
import { readPlaceRow, type PlaceRow } from "@magic-meetings/contract/imports/read-place-row.ts";
import { rowProblem } from "@magic-meetings/contract/imports/row-problem.ts";
import type { CompanyPlaces } from "./company-places.ts";
import type { KnownBuilding, KnownFloor, KnownRoom, KnownSite, RoomOnFloor } from "./company-places-sql.ts";
import { onlyTimeZone } from "./country-facts.ts";
import { foldName } from "./fold-name.ts";
import type { FirstRow, KeyKind, RowKeys } from "./row-key-sql.ts";

/** What a row has to be judged by, besides itself. */
export interface Known {
  places: CompanyPlaces;
  /** By e-mail in small letters; those that are not deleted. */
  roomsByEmail: ReadonlyMap<string, KnownRoom>;
  deletedRoomsByEmail: ReadonlyMap<string, KnownRoom>;
  /** Deleted ones too. */
  roomsByReference: ReadonlyMap<string, KnownRoom>;
  /** By floor and folded name. */
  roomsByName: ReadonlyMap<string, RoomOnFloor>;
  /** The first row of the file with a key. */
  firstRow(kind: KeyKind, key: string): Pick<FirstRow, "number" | "fields"> | undefined;
}

/** A row of any kind with what writing it would do. */
export interface JudgedRow {
  problems: RowProblem[];
  outcome: Extract<RowOutcome, "bad" | "create" | "update" | "same">;
  keys: RowKeys;
  /** What it changes or is the same as. */
  thingId: string | null;
  thingVersion: number | null;
  /** What it belongs to and was there already: of a room its site, building and floor. */
  target: string | null;
}

export interface JudgedPlace extends JudgedRow {
  /** What is to be written; only of a row without problems. */
  change: PlaceChange | undefined;
}

/** The room as it will be, and where. */
export interface PlaceChange {
  place: PlaceRow;
  site: KnownSite | undefined;
  building: KnownBuilding | undefined;
  floor: KnownFloor | undefined;
  /** For a new site. */
  newSite: { countryCode: string; timeZone: string } | undefined;
  before: KnownRoom | undefined;
  after: RoomValues;
}

export type RoomValues = Omit<KnownRoom, "id" | "version" | "siteId" | "siteName" | "floorId" | "deleted">;

/** What a row is recognised by, from its cells alone. */
export function keysOf(place: PlaceRow): RowKeys {
  const { site, building, floorLevel, floor, name, email, reference } = place;
  const where = [site, building, floorLevel === undefined ? (floor ?? "") : `#${floorLevel}`, name];
  return {
    email: email || undefined,
    reference,
    name: where.every((part) => part !== "") ? where.map(foldName).join("\n") : undefined,
    site: site === "" ? undefined : foldName(site),
  };
}

/** Judges one row: pure, given what is known. */
export function judgeRow({ number, fields }: { number: number; fields: RowFields }, known: Known): JudgedPlace {
  const { place, problems } = readPlaceRow(fields);
  const keys = keysOf(place);
  const refuse: Refuse = (field, code, facts) => void problems.push(rowProblem(field, code, facts));
  refuseTwins(number, keys, known, refuse);
  const { site, building, floor } = findPlaces(place, known.places);
  refuseDeletedPlaces({ site, building, floor }, refuse);
  const newSite = site === undefined ? judgeNewSite(number, place, known, refuse) : undefined;
  if (site !== undefined) refuseOtherSite(place, site, refuse);
  if (floor === undefined && place.floorLevel === undefined && place.floor !== undefined)
    refuse("floorLevel", "missing");
  const before = findRoom(place, known, refuse);
  if (before !== undefined) refuseUnlessItsOwn({ number, place, before, site }, known, refuse);
  const namesake = floor === undefined ? undefined : known.roomsByName.get(nameOnFloor(floor.id, place.name));
  if (namesake !== undefined && namesake.id !== before?.id) refuse("name", "name_taken", { expected: namesake.email });
  if (before === undefined && place.capacity === undefined && (fields.capacity ?? "").trim() === "")
    refuse("capacity", "missing");
  const target = [site, building, floor].map((one) => (one && !known.places.isAdded(one.id) ? one.id : "")).join("/");
  const judged = { problems, keys, thingId: before?.id ?? null, thingVersion: before?.version ?? null, target };
  if (problems.length > 0) return { ...judged, outcome: "bad", change: undefined };
  const after = valuesAfter(place, before);
  const change = { place, site, building, floor, newSite, before, after };
  return { ...judged, outcome: outcomeOf(change), change };
}

type Refuse = (field: RowField, code: RowProblemCode, facts?: Pick<RowProblem, "row" | "expected">) => void;

export function nameOnFloor(floorId: string, name: string): string {
  return `${floorId}/${foldName(name)}`;
}

/** Every row but the first that has something which only one may have. */
function refuseTwins(number: number, keys: RowKeys, known: Known, refuse: Refuse): void {
  const twins = [
    ["email", "email", "duplicate_in_file"],
    ["reference", "reference", "duplicate_in_file"],
    ["name", "name", "name_twice_in_file"],
  ] as const;
  for (const [kind, field, code] of twins) {
    const key = keys[kind];
    const first = key === undefined ? undefined : known.firstRow(kind, key);
    if (first !== undefined && first.number < number) refuse(field, code, { row: first.number });
  }
}

interface Match {
  number: number;
  place: PlaceRow;
  before: KnownRoom;
  site: KnownSite | undefined;
}

/** A room stays at its site, and is changed by one row only, by whatever a row knows it. */
function refuseUnlessItsOwn({ number, place, before, site }: Match, known: Known, refuse: Refuse): void {
  if (place.site !== "" && site?.id !== before.siteId) refuse("site", "other_site", { expected: before.siteName });
  const byEmail = known.firstRow("email", before.email.toLowerCase());
  const byReference = before.reference === null ? undefined : known.firstRow("reference", before.reference);
  if (byEmail && byEmail.number < number && before.email.toLowerCase() !== place.email)
    refuse("reference", "duplicate_in_file", { row: byEmail.number });
  if (byReference && byReference.number < number && before.reference !== place.reference)
    refuse("email", "duplicate_in_file", { row: byReference.number });
}

function findPlaces(place: PlaceRow, places: CompanyPlaces) {
  const site = place.site === "" ? undefined : places.site(place.site);
  const building = site && place.building !== "" ? places.building(site.id, place.building) : undefined;
  const floor = building && places.floor(building.id, place.floorLevel, place.floor);
  return { site, building, floor };
}

interface FoundPlaces {
  site: KnownSite | undefined;
  building: KnownBuilding | undefined;
  floor: KnownFloor | undefined;
}

function refuseDeletedPlaces({ site, building, floor }: FoundPlaces, refuse: Refuse): void {
  if (site?.deleted) refuse("site", "deleted_place");
  else if (building?.deleted) refuse("building", "deleted_place");
  else if (floor?.deleted) refuse("floorLevel", "deleted_place");
}

/** A site that is there has its country and its zone; a row may repeat them. */
function refuseOtherSite({ countryCode, timeZone }: PlaceRow, site: KnownSite, refuse: Refuse): void {
  if (countryCode !== undefined && countryCode !== site.countryCode)
    refuse("countryCode", "site_differs", { expected: site.countryCode });
  if (timeZone !== undefined && timeZone !== site.timeZone)
    refuse("timeZone", "site_differs", { expected: site.timeZone });
}

function judgeNewSite(number: number, place: PlaceRow, known: Known, refuse: Refuse) {
  const { countryCode } = place;
  if (place.site === "") return undefined;
  const timeZone = zoneOf(place);
  if (countryCode === undefined) refuse("countryCode", "missing");
  else if (known.places.country(countryCode)?.deleted) refuse("countryCode", "deleted_place");
  else if (known.places.currencyOf(countryCode) === undefined) refuse("countryCode", "unknown_currency");
  if (countryCode !== undefined && timeZone === undefined) refuse("timeZone", "missing");
  if (countryCode === undefined || timeZone === undefined) return undefined;
  const first = known.firstRow("site", foldName(place.site));
  if (first !== undefined && first.number < number) {
    const other = readPlaceRow(first.fields).place;
    const row = first.number;
    if (other.countryCode !== undefined && other.countryCode !== countryCode)
      refuse("countryCode", "site_differs_in_file", { row, expected: other.countryCode });
    const otherZone = zoneOf(other);
    if (otherZone !== undefined && otherZone !== timeZone)
      refuse("timeZone", "site_differs_in_file", { row, expected: otherZone });
  }
  return { countryCode, timeZone };
}

function zoneOf({ timeZone, countryCode }: PlaceRow): string | undefined {
  return timeZone ?? (countryCode === undefined ? undefined : onlyTimeZone(countryCode));
}

/** By e-mail, then by reference. */
function findRoom({ email, reference }: PlaceRow, known: Known, refuse: Refuse): KnownRoom | undefined {
  const byEmail = known.roomsByEmail.get(email);
  const byReference = reference === undefined ? undefined : known.roomsByReference.get(reference);
  if (byReference?.deleted) refuse("reference", "deleted_room");
  else if (byReference !== undefined && byEmail !== undefined && byEmail.id !== byReference.id)
    refuse("reference", "another_room", { expected: byReference.name });
  const room = byEmail ?? (byReference?.deleted ? undefined : byReference);
  if (room === undefined && known.deletedRoomsByEmail.has(email)) refuse("email", "deleted_room");
  return room;
}

const accessible = "accessible";

/** An empty cell leaves what is there; a new room gets what a room has when nothing is said. */
function valuesAfter(place: PlaceRow, before: KnownRoom | undefined): RoomValues {
  const had = place.features === undefined || place.addsFeatures ? (before?.features ?? []) : [];
  const features = [...new Set([...had, ...(place.features ?? [])])];
  const others = features.filter((feature) => feature !== accessible);
  const isAccessible = place.accessible ?? features.includes(accessible);
  return {
    name: place.name,
    email: place.email,
    capacity: place.capacity ?? before?.capacity ?? 1,
    features:
      isAccessible === features.includes(accessible) ? features : [...others, ...(isAccessible ? [accessible] : [])],
    layouts: place.layouts ?? before?.layouts ?? {},
    setupMinutes: place.setupMinutes ?? before?.setupMinutes ?? 0,
    cleardownMinutes: place.cleardownMinutes ?? before?.cleardownMinutes ?? 0,
    approvalNeeded: place.approvalNeeded ?? before?.approvalNeeded ?? false,
    noShowMinutes: place.noShowMinutes ?? before?.noShowMinutes ?? 10,
    reference: place.reference ?? before?.reference ?? null,
  };
}

function outcomeOf({ before, after, floor }: PlaceChange): "create" | "update" | "same" {
  if (before === undefined) return "create";
  if (floor?.id !== before.floorId) return "update";
  return changedValues(before, after).length === 0 ? "same" : "update";
}

/** Which values of a room differ; the order of features and layouts says nothing. */
export function changedValues(before: KnownRoom, after: RoomValues): (keyof RoomValues)[] {
  return (Object.keys(after) as (keyof RoomValues)[]).filter((key) => canonical(before[key]) !== canonical(after[key]));
}

function canonical(value: RoomValues[keyof RoomValues]): string {
  if (Array.isArray(value)) return JSON.stringify([...value].sort());
  if (typeof value === "object" && value !== null) return JSON.stringify(Object.entries(value).sort());
  return JSON.stringify(value);
}
