import type { RoomItem } from "@magic-meetings/contract/places/room-detail.ts";
import type { PlaceNodes } from "./place-nodes.ts";
import { nearestOf } from "./place-nodes.ts";

// The rooms as a spreadsheet. Its columns are those that an import reads, so that a list can go out, be edited and come
// back.

const columns = [
  "site",
  "building",
  "floorLevel",
  "floor",
  "name",
  "email",
  "capacity",
  "features",
  "approval",
] as const;

/** Rooms as CSV with a byte order mark, by which spreadsheets know that it is UTF-8. */
export function roomsAsCsv(rooms: readonly RoomItem[], nodes: PlaceNodes): string {
  const lines = rooms.map((room) => [
    nearestOf(nodes.byId.get(room.id), "site")?.name ?? "",
    room.building,
    String(room.floorLevel),
    room.floor,
    room.name,
    room.email,
    String(room.capacity),
    room.features.join("; "),
    room.approvalNeeded ? "yes" : "no",
  ]);
  return `\uFEFF${[[...columns], ...lines].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A spreadsheet takes what begins like this for a formula and runs it; behind an apostrophe it is text. */
const formula = /^[=+\-@\t\r]/;
const plainNumber = /^-?\d+$/;

/** One cell: never a formula, and quoted where it has to be. */
export function cell(value: string): string {
  const safe = formula.test(value) && !plainNumber.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
