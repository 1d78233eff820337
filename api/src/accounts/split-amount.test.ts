import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitAmount } from "./split-amount.ts";

describe("splitting an amount over accounts", () => {
  it.each([
    [10_000, [100], [10_000]],
    [10_000, [50, 50], [5_000, 5_000]],
    [100, [33.33, 33.33, 33.34], [33, 33, 34]],
    [1, [50, 50], [1, 0]],
    [100, [66.66, 33.34], [67, 33]],
    [200, [33.33, 33.33, 33.34], [67, 66, 67]],
    [0, [60, 40], [0, 0]],
    [999, [99.99, 0.01], [999, 0]],
  ])("of %i by %j gives %j", (amount, percents, expected) => {
    const shares = percents.map((percent, index) => ({ accountId: String(index), percent }));
    expect(splitAmount(amount, shares).map((part) => part.amountMinor)).toEqual(expected);
  });

  it("loses and gains nothing, whatever the shares", () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { maxLength: 9 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), cuts, (amount, points) => {
        const bounds = [0, ...points.sort((a, b) => a - b), 10_000];
        const shares = bounds.slice(1).map((bound, index) => ({
          accountId: String(index),
          percent: (bound - (bounds[index] ?? 0)) / 100,
        }));
        const parts = splitAmount(amount, shares);
        expect(parts.reduce((sum, part) => sum + part.amountMinor, 0)).toBe(amount);
        expect(parts.every((part) => part.amountMinor >= 0)).toBe(true);
      }),
    );
  });
});
