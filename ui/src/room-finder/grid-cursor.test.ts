import { describe, expect, it } from "vitest";
import { moveCursor, slotsOf, type GridChoice } from "./grid-cursor.ts";

const size = { rows: 20, slots: 48 };
const at = (row: number, slot: number, anchor = slot): GridChoice => ({
  anchor: { row, slot: anchor },
  head: { row, slot },
});
const press = (key: string, { shift = false, ctrl = false } = {}) => ({ key, shift, ctrl });

describe("a key in the grid", () => {
  it.each([
    ["moves right", at(3, 10), press("ArrowRight"), at(3, 11)],
    ["moves by an hour with control", at(3, 10), press("ArrowRight", { ctrl: true }), at(3, 12)],
    ["stops at the first half-hour", at(3, 0), press("ArrowLeft"), at(3, 0)],
    ["moves to the next room", at(3, 10), press("ArrowDown"), at(4, 10)],
    ["stops at the last room", at(19, 10), press("PageDown"), at(19, 10)],
    ["goes to the day's end", at(3, 10), press("End"), at(3, 47)],
    ["goes to the first room with control", at(3, 10), press("Home", { ctrl: true }), at(0, 0)],
    ["extends to the right", at(3, 10), press("ArrowRight", { shift: true }), at(3, 11, 10)],
    ["extends on", at(3, 11, 10), press("ArrowRight", { shift: true }), at(3, 12, 10)],
    ["extends to the left of where it began", at(3, 10), press("ArrowLeft", { shift: true }), at(3, 9, 10)],
    ["lets go of the choice without shift", at(3, 12, 10), press("ArrowRight"), at(3, 13)],
  ])("%s", (_, from, key, expected) => {
    expect(moveCursor(from, key, size)).toEqual(expected);
  });

  it.each([
    ["another key", press("a")],
    ["extending over several rooms", press("ArrowDown", { shift: true })],
  ])("means nothing: %s", (_, key) => {
    expect(moveCursor(at(3, 10), key, size)).toBeUndefined();
  });
});

it("a choice made to the left has its slots in order", () => {
  expect(slotsOf(at(3, 7, 10))).toEqual({ first: 7, last: 10 });
});
