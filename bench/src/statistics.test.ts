import { describe, expect, it } from "vitest";
import { median, percentile, rounded } from "./statistics.ts";

describe("statistics", () => {
  it.each([
    { samples: [3], expected: 3 },
    { samples: [10, 2, 1], expected: 2 },
    { samples: [4, 1, 3, 2], expected: 2.5 },
  ])("the median of $samples is $expected", ({ samples, expected }) => {
    expect(median(samples)).toBe(expected);
  });

  it.each([
    { percent: 50, expected: 5 },
    { percent: 99, expected: 10 },
    { percent: 90, expected: 9 },
    { percent: 0, expected: 1 },
  ])("the percentile $percent of 1 to 10 is $expected", ({ percent, expected }) => {
    expect(percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], percent)).toBe(expected);
  });

  it("is NaN where there is nothing to count, which no target calls reached", () => {
    expect(median([])).toBeNaN();
    expect(percentile([], 50)).toBeNaN();
    expect(Number.NaN >= 0.5).toBe(false);
  });

  it("rounds to significant digits", () => {
    expect([rounded(0.16249), rounded(17125), rounded(2.0)]).toEqual([0.162, 17100, 2]);
  });
});
