import { describe, expect, it } from "vitest";
import type { DietCount } from "./draft-order.ts";
import { dietTotal, withDiet } from "./diet-counts.ts";

const two: DietCount[] = [{ diet: "vegan", count: 2 }];

describe("diets per count", () => {
  it.each<[string, DietCount["diet"], number, DietCount[]]>([
    [
      "one more diet, in the order in which they are asked for",
      "vegetarian",
      3,
      [{ diet: "vegetarian", count: 3 }, ...two],
    ],
    ["another count", "vegan", 5, [{ diet: "vegan", count: 5 }]],
    ["none", "vegan", 0, []],
    ["less than none", "vegan", -1, []],
    ["no number", "vegan", Number.NaN, []],
    ["a part of a person", "vegan", 1.9, [{ diet: "vegan", count: 1 }]],
  ])("%s", (_, diet, count, expected) => {
    expect(withDiet(two, diet, count)).toEqual(expected);
  });

  it("are too many when one of them is more than is ordered: a person may have several", () => {
    expect(dietTotal([])).toBe(0);
    expect(
      dietTotal([
        { diet: "vegan", count: 8 },
        { diet: "gluten_free", count: 6 },
      ]),
    ).toBe(8);
  });
});
