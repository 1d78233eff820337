import { describe, expect, it } from "vitest";
import { addMonths, areMonthsRight, insightAddressOf, insightSearchOf, monthCountOf } from "./insight-search.ts";

const now = "2026-11";

describe("the months that are shown", () => {
  it("are the last six where the address says nothing, or nonsense", () => {
    const usual = { by: "month", from: "2026-06", to: "2026-11" };
    expect(insightSearchOf(new URLSearchParams(), now)).toEqual(usual);
    expect(insightSearchOf(new URLSearchParams("from=2026-13&to=x&by=moon"), now)).toEqual(usual);
    expect(monthCountOf(insightSearchOf(new URLSearchParams(), now), now)).toBe(6);
  });

  it("come back from the address as they went", () => {
    const search = { by: "vendor", from: "2025-12", to: "2026-02", site: "s1" } as const;
    expect(insightSearchOf(insightAddressOf(search), now)).toEqual(search);
    expect(monthCountOf(search, now)).toBeUndefined();
  });

  it.each([
    ["2026-11", 0, "2026-11"],
    ["2026-01", -1, "2025-12"],
    ["2026-12", 1, "2027-01"],
    ["2026-11", -24, "2024-11"],
  ])("%s and %i months are %s", (month, months, expected) => {
    expect(addMonths(month, months)).toBe(expected);
  });

  it.each([
    ["2026-11", "2026-11", true],
    ["2024-12", "2026-11", true],
    ["2024-11", "2026-11", false],
    ["2026-12", "2026-11", false],
  ])("from %s to %s can be asked for: %s", (from, to, expected) => {
    expect(areMonthsRight({ from, to })).toBe(expected);
  });
});
