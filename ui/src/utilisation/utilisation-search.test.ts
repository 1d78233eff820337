import { describe, expect, it } from "vitest";
import { addressOf, areDaysRight, inside, lastDays, lengthOf, searchOf } from "./utilisation-search.ts";

const today = "2026-11-21";

describe("what the utilisation page shows", () => {
  it("is the last thirty days of everything by site, up to yesterday", () => {
    const search = searchOf(new URLSearchParams(), today);
    expect(search).toMatchObject({ by: "site", from: "2026-10-22", to: "2026-11-20" });
    expect(lengthOf(search, today)).toBe(30);
  });

  it("is in its address and comes back from there", () => {
    const search = { floor: "f1", from: "2026-01-01", to: "2026-03-31", by: "room" } as const;
    expect(searchOf(addressOf(search), today)).toEqual({ ...search, site: undefined, room: undefined });
    expect(lengthOf(search, today)).toBeUndefined();
  });

  it("passes over what makes no sense in an address", () => {
    const search = searchOf(new URLSearchParams("by=person&from=yesterday&to=%3Cb%3E"), today);
    expect(search).toMatchObject({ by: "site", ...lastDays(today, 30) });
  });

  it.each([
    ["site", { site: "x", by: "floor" }],
    ["floor", { floor: "x", by: "room" }],
    ["room", { room: "x", by: "room" }],
  ] as const)("goes from a %s into it", (by, expected) => {
    const search = { site: "s", from: "2026-01-01", to: "2026-01-31", by };
    expect(inside(search, "x")).toEqual({ from: "2026-01-01", to: "2026-01-31", ...expected });
  });

  it.each([
    ["2026-01-31", "2026-01-31", true],
    ["2026-02-01", "2026-01-31", false],
    ["2025-01-01", "2026-02-04", true],
    ["2025-01-01", "2026-02-05", false],
  ])("from %s to %s can be asked for: %s", (from, to, right) => {
    expect(areDaysRight({ from, to, by: "site" })).toBe(right);
  });
});
