import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareInProportion } from "./share-in-proportion.ts";

describe("sharing in proportion", () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [10, [9_900, 100], [10, 0]],
    [1, [1, 1], [1, 0]],
    [0, [5, 5], [0, 0]],
    [999, [2, 1], [666, 333]],
  ])("of %i by %j gives %j", (amount, weights, expected) => {
    expect(shareInProportion(amount, weights)).toEqual(expected);
  });

  it("loses and gains nothing", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1e12 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), weights, (amount, some) => {
        const parts = shareInProportion(amount, some);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        expect(parts.every((part) => part >= 0)).toBe(true);
      }),
    );
  });
});
