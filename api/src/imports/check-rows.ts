import { readPlaceRow, type PlaceRow } from "@magic-meetings/contract/imports/read-place-row.ts";
import type { Queries } from "../db/queries.ts";
import type { CompanyPlaces } from "./company-places.ts";
import { findKnownRooms, findRoomsOnFloors, type KnownRoom } from "./company-places-sql.ts";
import type { RowToStore } from "./import-row-sql.ts";
import type { CheckArgs, RawRow, SeenRows } from "./import-kind.ts";
import { judgeRow, keysOf, nameOnFloor, type JudgedPlace, type Known } from "./judge-row.ts";
import { findFirstRows, type KeyKind } from "./row-key-sql.ts";

const keyKinds: readonly KeyKind[] = ["email", "reference", "name", "site"];

interface CheckPlaces extends CheckArgs {
  places: CompanyPlaces;
}

export type CheckedPlace = RowToStore & { judged: JudgedPlace };

/** Judges some rows of a file, in the file's order, against the company and against the rows that are stored already. */
export async function checkRows(db: Queries, args: CheckPlaces, rows: readonly RawRow[]): Promise<CheckedPlace[]> {
  const known = await findKnown(db, args, rows);
  return rows.map((row) => ({ number: row.number, fields: row.fields, judged: judgeRow(row, known) }));
}

async function findKnown(db: Queries, args: CheckPlaces, rows: readonly RawRow[]): Promise<Known> {
  const { tenantId, places, firsts: where } = args;
  const read = rows.map(({ fields }) => readPlaceRow(fields).place);
  const rooms = await findKnownRooms(db, {
    tenantId,
    emails: read.map(({ email }) => email).filter((email) => email !== ""),
    references: read.flatMap(({ reference }) => reference ?? []),
  });
  const firsts: SeenRows =
    where === "none" ? new Map<string, RawRow>() : await findFirsts(db, args, { rows, read, rooms });
  const namesakes = await findNamesakes(db, args, read);
  const byEmail = (deleted: boolean) =>
    new Map(rooms.filter((room) => room.deleted === deleted).map((room) => [room.email.toLowerCase(), room]));
  return {
    places,
    roomsByEmail: byEmail(false),
    deletedRoomsByEmail: byEmail(true),
    roomsByReference: new Map(rooms.flatMap((room) => (room.reference === null ? [] : [[room.reference, room]]))),
    roomsByName: new Map(namesakes.map((room) => [nameOnFloor(room.floorId, room.name), room])),
    firstRow: (kind, key) => firsts.get(`${kind} ${key}`),
  };
}

interface ReadRows {
  rows: readonly RawRow[];
  read: readonly PlaceRow[];
  rooms: readonly KnownRoom[];
}

/** The first row of the file with each key, seen or stored before or among these rows. */
async function findFirsts(db: Queries, args: CheckPlaces, { rows, read, rooms }: ReadRows): Promise<SeenRows> {
  const { tenantId, importId, places, firsts: where } = args;
  // What a site is like is a question between rows only where it is new.
  const keys = read.map((place) => ({ ...keysOf(place), ...(places.site(place.site) ? { site: undefined } : {}) }));
  // Another row may mean the same room by what this row does not say about it.
  const roomKeys = rooms.map(({ email, reference }) => ({
    email: email.toLowerCase(),
    reference: reference ?? undefined,
    name: undefined,
    site: undefined,
  }));
  const firsts: SeenRows = typeof where === "string" ? new Map<string, RawRow>() : where;
  const keep = (kind: KeyKind, key: string, { number, fields }: RawRow) => {
    const known = firsts.get(`${kind} ${key}`);
    if (known !== undefined && known.number <= number) return;
    firsts.set(`${kind} ${key}`, { number, fields: kind === "site" ? fields : {} });
  };
  if (where === "stored") {
    const stored = await findFirstRows(db, { tenantId, importId, keys: [...keys, ...roomKeys] });
    for (const { kind, key, ...row } of stored) keep(kind, key, row);
  }
  rows.forEach((row, index) => {
    for (const kind of keyKinds) {
      const key = keys[index]?.[kind];
      if (key !== undefined) keep(kind, key, row);
    }
  });
  return firsts;
}

async function findNamesakes(db: Queries, { tenantId, places }: CheckPlaces, read: readonly PlaceRow[]) {
  const there = read.flatMap((place) => {
    const site = places.site(place.site);
    const building = site && places.building(site.id, place.building);
    const floor = building && places.floor(building.id, place.floorLevel, place.floor);
    return floor === undefined ? [] : [{ floorId: floor.id, name: place.name }];
  });
  if (there.length === 0) return [];
  const floorIds = there.map(({ floorId }) => floorId);
  return findRoomsOnFloors(db, { tenantId, floorIds, names: there.map(({ name }) => name) });
}
