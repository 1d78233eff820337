import { describe, expect, it } from "vitest";
import { priceAt, priceOn, type DatedPrices } from "./price-rules.ts";

const general = (from: string, priceMinor: number) => ({ from, priceMinor, own: false });
const own = (from: string, priceMinor: number) => ({ from, priceMinor, own: true });

describe("the price of a day", () => {
  it.each<[string, DatedPrices["laterPrices"], string, number]>([
    ["is as it was without a later one", [], "2026-12-01", 100],
    ["is as it was the day before a later one", [general("2026-12-01", 120)], "2026-11-30", 100],
    ["is the later one on its first day", [general("2026-12-01", 120)], "2026-12-01", 120],
    [
      "is the latest that has begun, in whatever order they come",
      [general("2026-12-03", 140), general("2026-12-01", 120)],
      "2026-12-31",
      140,
    ],
    [
      "is the vendor's own before a newer general one",
      [own("2026-12-01", 90), general("2026-12-03", 140)],
      "2026-12-31",
      90,
    ],
    ["is the general one until the own begins", [general("2026-12-01", 120), own("2026-12-03", 90)], "2026-12-02", 120],
    ["may be nothing", [own("2026-12-01", 0)], "2026-12-01", 0],
  ])("%s", (_, laterPrices, day, expected) => {
    expect(priceOn({ priceMinor: 100, laterPrices }, day)).toBe(expected);
  });

  it.each([
    ["2026-11-30T22:59Z", "Europe/Copenhagen", 100],
    ["2026-11-30T23:00Z", "Europe/Copenhagen", 120],
    ["2026-11-30T23:00Z", "Europe/London", 100],
    ["2026-12-01T04:59Z", "America/New_York", 100],
    ["2026-12-01T05:00Z", "America/New_York", 120],
  ])("is that of the site's day: %s in %s", (at, zone, expected) => {
    expect(priceAt({ priceMinor: 100, laterPrices: [general("2026-12-01", 120)] }, new Date(at), zone)).toBe(expected);
  });

  it.each([
    ["2026-03-28T22:30Z", 100],
    ["2026-03-28T23:30Z", 120],
    ["2026-03-29T21:30Z", 120],
  ])("changes at local midnight on the day when the clocks go forward: %s", (at, expected) => {
    const prices = { priceMinor: 100, laterPrices: [general("2026-03-29", 120)] };
    expect(priceAt(prices, new Date(at), "Europe/Copenhagen")).toBe(expected);
  });
});
