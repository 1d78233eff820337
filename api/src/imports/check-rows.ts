import type { RowFields } from "@magic-meetings/contract/imports/import-words.ts";
import { readPlaceRow } from "@magic-meetings/contract/imports/read-place-row.ts";
import type { Queries } from "../db/queries.ts";
import type { CompanyPlaces } from "./company-places.ts";
import { findKnownRooms, findRoomsOnFloors } from "./company-places-sql.ts";
import type { OfImport, RowToStore } from "./import-row-sql.ts";
import { judgeRow, keysOf, nameOnFloor, type Known } from "./judge-row.ts";
import { findFirstRows, type KeyKind } from "./row-key-sql.ts";

const keyKinds: readonly KeyKind[] = ["email", "reference", "name", "site"];

interface RawRow {
  number: number;
  fields: RowFields;
}

/** Judges some rows of a file, in the file's order, against the company and against the rows that are stored already. */
export async function checkRows(
  db: Queries,
  { places, ...ofImport }: OfImport & { places: CompanyPlaces },
  rows: readonly RawRow[],
): Promise<RowToStore[]> {
  const known = await findKnown(db, { places, ...ofImport }, rows);
  return rows.map((row) => ({ number: row.number, fields: row.fields, judged: judgeRow(row, known) }));
}

async function findKnown(
  db: Queries,
  { tenantId, importId, places }: OfImport & { places: CompanyPlaces },
  rows: readonly RawRow[],
): Promise<Known> {
  const read = rows.map(({ fields }) => readPlaceRow(fields).place);
  const keys = read.map(keysOf);
  const rooms = await findKnownRooms(db, {
    tenantId,
    emails: read.map(({ email }) => email).filter((email) => email !== ""),
    references: read.flatMap(({ reference }) => reference ?? []),
  });
  // Another row may mean the same room by what this row does not say about it.
  const roomKeys = rooms.map(({ email, reference }) => ({
    email: email.toLowerCase(),
    reference: reference ?? undefined,
    name: undefined,
    site: undefined,
  }));
  const firsts = new Map<string, RawRow>();
  const keep = (kind: KeyKind, key: string, row: RawRow) => {
    const first = firsts.get(`${kind} ${key}`);
    if (first === undefined || row.number < first.number) firsts.set(`${kind} ${key}`, row);
  };
  const stored = await findFirstRows(db, { tenantId, importId, keys: [...keys, ...roomKeys] });
  for (const { kind, key, ...row } of stored) keep(kind, key, row);
  rows.forEach((row, index) => {
    for (const kind of keyKinds) {
      const key = keys[index]?.[kind];
      if (key !== undefined) keep(kind, key, row);
    }
  });
  const floorIds = read.flatMap((place) => {
    const site = places.site(place.site);
    const building = site && places.building(site.id, place.building);
    return (building && places.floor(building.id, place.floorLevel, place.floor)?.id) ?? [];
  });
  const namesakes =
    floorIds.length === 0 ? [] : await findRoomsOnFloors(db, { tenantId, floorIds: [...new Set(floorIds)] });
  return {
    places,
    roomsByEmail: new Map(rooms.filter(({ deleted }) => !deleted).map((room) => [room.email.toLowerCase(), room])),
    deletedRoomsByEmail: new Map(
      rooms.filter(({ deleted }) => deleted).map((room) => [room.email.toLowerCase(), room]),
    ),
    roomsByReference: new Map(rooms.flatMap((room) => (room.reference === null ? [] : [[room.reference, room]]))),
    roomsByName: new Map(namesakes.map((room) => [nameOnFloor(room.floorId, room.name), room])),
    firstRow: (kind, key) => firsts.get(`${kind} ${key}`),
  };
}
