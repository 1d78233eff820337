import { describe, expect, it } from "vitest";
import { inReadingOrder, nearestRoom, type Direction } from "./nearest-room.ts";

// a b
// c   d
const places = new Map([
  ["a", { x: 0, y: 0 }],
  ["b", { x: 10, y: 1 }],
  ["c", { x: 0, y: 10 }],
  ["d", { x: 30, y: 10 }],
]);

describe("arrow keys on a plan", () => {
  it.each<[string, Direction, string | undefined]>([
    ["a", "ArrowRight", "b"],
    ["a", "ArrowDown", "c"],
    ["c", "ArrowUp", "a"],
    ["c", "ArrowRight", "d"],
    ["b", "ArrowLeft", "a"],
    ["b", "ArrowRight", "d"],
    ["a", "ArrowLeft", undefined],
    ["nowhere", "ArrowLeft", undefined],
  ])("from %s with %s lead to %s", (from, direction, to) => {
    expect(nearestRoom(from, direction, places)).toBe(to);
  });

  it("read from the top, each row from the start", () => {
    expect(inReadingOrder(places)).toEqual(["a", "b", "c", "d"]);
  });
});
