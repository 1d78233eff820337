import { describe, expect, it } from "vitest";
import { areDaysRight, visitorAddressOf, visitorSearchOf } from "./visitor-insight-search.ts";

const today = "2026-11-21";
const read = (address: string) => visitorSearchOf(new URLSearchParams(address), today);

describe("what is shown of visits", () => {
  it.each([
    ["", { by: "day", from: "2026-10-23", to: today }],
    ["by=hour&from=2026-11-01&to=2026-11-07&site=s", { by: "hour", from: "2026-11-01", to: "2026-11-07", site: "s" }],
    ["by=name&from=x&to=2026-99-99", { by: "day", from: "2026-10-23", to: today }],
  ])("of the address %j is %j", (address, search) => {
    expect(read(address)).toEqual(search);
    expect(visitorSearchOf(visitorAddressOf(read(address)), today)).toEqual(search);
  });

  it.each([
    ["2026-11-21", "2026-11-20", false],
    ["2026-11-21", "2026-11-21", true],
    ["2025-10-18", "2026-11-21", true],
    ["2025-10-17", "2026-11-21", false],
  ])("from %s to %s can be asked for: %s", (from, to, right) => {
    expect(areDaysRight({ from, to })).toBe(right);
  });
});
