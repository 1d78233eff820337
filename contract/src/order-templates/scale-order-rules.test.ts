import { describe, expect, it } from "vitest";
import type { Unit } from "../catalogue/catalogue.ts";
import { scaleDiets, scaleQuantity } from "./scale-order-rules.ts";

describe("a quantity for another head count", () => {
  it.each<[string, Unit, number, number, number, number, number, boolean]>([
    ["as many as there are", "person", 12, 12, 12, 1, 12, false],
    ["twice the people", "person", 12, 12, 24, 1, 24, false],
    ["rounded up", "piece", 10, 12, 5, 1, 5, false],
    ["a third, rounded up", "person", 10, 3, 1, 1, 4, false],
    ["pieces for more than one each", "piece", 24, 12, 7, 1, 14, false],
    ["never none", "person", 1, 100, 1, 1, 1, false],
    ["one table stays one", "order", 1, 12, 40, 1, 1, false],
    ["hours do not follow people", "hour", 3, 12, 40, 1, 3, false],
    ["too few for it", "person", 12, 12, 4, 5, 5, true],
    ["just enough for it", "person", 12, 12, 5, 5, 5, false],
    ["an unknown head count before", "person", 12, 0, 8, 1, 12, false],
    ["an unknown head count now", "person", 12, 8, 0, 1, 12, false],
    ["many", "person", 99_999, 9_999, 10_000, 1, 100_010, false],
  ])("%s", (_, unit, quantity, forHeadCount, headCount, minimumQuantity, expected, raised) => {
    expect(scaleQuantity({ quantity, unit, forHeadCount, headCount, minimumQuantity })).toEqual({
      quantity: expected,
      raised,
    });
  });
});

describe("diets for another head count", () => {
  it("follow, rounded up, and never outnumber the portions", () => {
    const diets = [
      { diet: "vegan", count: 2 },
      { diet: "halal", count: 12 },
    ];
    expect(scaleDiets(diets, { forHeadCount: 12, headCount: 30, quantity: 25 })).toEqual([
      { diet: "vegan", count: 5 },
      { diet: "halal", count: 25 },
    ]);
  });
});
