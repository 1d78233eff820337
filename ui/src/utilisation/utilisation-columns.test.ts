import { noFigures } from "@magic-meetings/contract/utilisation/utilisation-rules.ts";
import type { UtilisationRow } from "@magic-meetings/contract/utilisation/utilisation.ts";
import { expect, it } from "vitest";
import { nextOrder, sortRows } from "./utilisation-columns.ts";

const row = (name: string, bookings: number, seats: number): UtilisationRow => ({
  ...noFigures,
  place: { id: name, name },
  partOf: [],
  rooms: 1,
  weekday: null,
  hour: null,
  bookings,
  seatsUsed: bookings,
  seats,
});
const rows = [row("Brygge", 3, 0), row("Åen", 9, 10), row("Alfa", 5, 10)];
const names = (sorted: UtilisationRow[]) => sorted.map(({ place }) => place?.name);

it("sorts places by a figure, by a share with those that have none last, and by name", () => {
  expect(names(sortRows(rows, { column: "bookings", descending: true }))).toEqual(["Åen", "Alfa", "Brygge"]);
  expect(names(sortRows(rows, { column: "seats", descending: true }))).toEqual(["Åen", "Alfa", "Brygge"]);
  expect(names(sortRows(rows, { column: "seats", descending: false }))).toEqual(["Alfa", "Åen", "Brygge"]);
  expect(names(sortRows(rows, { column: "place", descending: true }))[0]).toBe("Brygge");
});

it("begins with the largest figure and the first name, and turns around when pressed again", () => {
  expect(nextOrder(undefined, "bookings")).toEqual({ column: "bookings", descending: true });
  expect(nextOrder({ column: "bookings", descending: true }, "bookings").descending).toBe(false);
  expect(nextOrder({ column: "bookings", descending: true }, "place")).toEqual({ column: "place", descending: false });
});
