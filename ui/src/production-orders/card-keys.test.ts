import { expect, it } from "vitest";
import { nextCard } from "./card-keys.ts";

const lengths = [3, 0, 1, 0];

it.each([
  ["into the board", undefined, "ArrowDown", { column: 0, row: 0 }],
  ["down", { column: 0, row: 0 }, "ArrowDown", { column: 0, row: 1 }],
  ["not below the last", { column: 0, row: 2 }, "ArrowDown", undefined],
  ["not above the first", { column: 0, row: 0 }, "ArrowUp", undefined],
  ["over an empty column to its neighbour's last", { column: 0, row: 2 }, "ArrowRight", { column: 2, row: 0 }],
  ["back", { column: 2, row: 0 }, "ArrowLeft", { column: 0, row: 0 }],
  ["not out of the board", { column: 2, row: 0 }, "ArrowRight", undefined],
  ["nowhere by another key", { column: 2, row: 0 }, "x", undefined],
])("leads %s", (_, from, key, to) => {
  expect(nextCard(lengths, from, key)).toEqual(to);
});

it("leads nowhere on an empty board", () => {
  expect(nextCard([0, 0], undefined, "ArrowDown")).toBeUndefined();
});
