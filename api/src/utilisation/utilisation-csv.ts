import type { Utilisation, UtilisationRow } from "@magic-meetings/contract/utilisation/utilisation.ts";
import { stringify } from "csv-stringify/sync";

type Column = readonly [header: string, value: (row: UtilisationRow, of: Utilisation) => string | number | null];

/** Headers are not translated: what reads the file relies on them. */
const columns: readonly Column[] = [
  ["from", (_, { from }) => from],
  ["to", (_, { to }) => to],
  ["site", ({ place, partOf }, { by }) => (by === "site" ? (place?.name ?? null) : (partOf.at(-1) ?? null))],
  ["building", ({ partOf }) => partOf.at(-2) ?? null],
  ["floor", ({ place, partOf }, { by }) => (by === "floor" ? (place?.name ?? null) : (partOf.at(-3) ?? null))],
  ["room", ({ place }, { by }) => (by === "room" ? (place?.name ?? null) : null)],
  ["weekday", ({ weekday }) => weekday],
  ["hour", ({ hour }) => hour],
  ["rooms", ({ rooms }) => rooms],
  ["open_minutes", ({ openMinutes }) => openMinutes],
  ["booked_minutes", ({ bookedMinutes }) => bookedMinutes],
  ["booked_open_minutes", ({ bookedOpenMinutes }) => bookedOpenMinutes],
  ["used_minutes", ({ usedMinutes }) => usedMinutes],
  ["no_show_minutes", ({ noShowMinutes }) => noShowMinutes],
  ["released_minutes", ({ releasedMinutes }) => releasedMinutes],
  ["given_back_minutes", ({ givenBackMinutes }) => givenBackMinutes],
  ["bookings", ({ bookings }) => bookings],
  ["used_bookings", ({ usedBookings }) => usedBookings],
  ["no_shows", ({ noShows }) => noShows],
  ["released", ({ released }) => released],
  ["seats_used", ({ seatsUsed }) => seatsUsed],
  ["seats", ({ seats }) => seats],
];

/** The figures as CSV (RFC 4180) in UTF-8; a name that a spreadsheet would take for a formula is text. */
export function utilisationCsv(utilisation: Utilisation): Uint8Array {
  const rows = utilisation.items.map((row) => columns.map(([, value]) => value(row, utilisation)));
  const header = columns.map(([name]) => name);
  // With the mark at its beginning a spreadsheet knows the encoding.
  const text = stringify([header, ...rows], { bom: true, escape_formulas: true, record_delimiter: "windows" });
  return new TextEncoder().encode(text);
}
