import { describe, expect, it } from "vitest";
import { areDaysRight, barParts, daysOfMonth, monthOfDays, monthsUntil, usedPercent } from "./account-words.ts";

describe("a budget's bar", () => {
  it.each([
    [799, 1_000, 79],
    [800, 1_000, 80],
    [0, 1_000, 0],
    [5, 0, 100],
    [1_200, 1_000, 120],
  ])("of %i of %i is at %i %%", (usedMinor, budgetMinor, expected) => {
    expect(usedPercent({ usedMinor, budgetMinor })).toBe(expected);
  });

  it.each([
    [[50, 25], 100, [50, 25]],
    [[50, 50], 0, [50, 50]],
    [[0, 0], 0, [0, 0]],
    [[1, 100_000], 100_000, [1, (100_000 * 100) / 100_001]],
    [[150, 50], 100, [75, 25]],
  ])("of %j in %i has parts %j", (amounts, whole, expected) => {
    expect(barParts(amounts, whole)).toEqual(expected);
  });
});

describe("months", () => {
  it("have their days", () => {
    expect(daysOfMonth("2026-02")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
    expect(daysOfMonth("2028-02").to).toBe("2028-02-29");
    expect(monthOfDays("2026-11-01", "2026-11-30")).toBe("2026-11");
    expect(monthOfDays("2026-11-01", "2026-11-29")).toBeUndefined();
  });

  it("go back over the turn of a year", () => {
    expect(monthsUntil("2026-02", 4)).toEqual(["2026-02", "2026-01", "2025-12", "2025-11"]);
  });
});

it.each([
  ["2026-11-01", "2026-11-30", true],
  ["2026-11-30", "2026-11-01", false],
  ["2024-11-30", "2026-11-01", false],
  ["", "2026-11-01", false],
])("days from %s to %s", (from, to, expected) => {
  expect(areDaysRight({ from, to })).toBe(expected);
});
