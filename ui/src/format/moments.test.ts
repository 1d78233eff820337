import { describe, expect, it } from "vitest";
import { addDays, atClockTime, clockTime, dayKey, foreignZone, formatPeriod, startOfDay } from "./moments.ts";

const copenhagen = "Europe/Copenhagen";

describe("a local time at a site", () => {
  it.each([
    ["in winter", "2026-11-24T09:45:00Z", "12:00", copenhagen, "2026-11-24T11:00:00.000Z"],
    ["in summer", "2026-07-01T09:45:00Z", "12:00", copenhagen, "2026-07-01T10:00:00.000Z"],
    ["on the day of the site, not of UTC", "2026-11-24T23:30:00Z", "08:00", copenhagen, "2026-11-25T07:00:00.000Z"],
    ["before the clock goes forward", "2026-03-29T10:00:00Z", "01:30", copenhagen, "2026-03-29T00:30:00.000Z"],
    ["after the clock went forward", "2026-03-29T10:00:00Z", "03:30", copenhagen, "2026-03-29T01:30:00.000Z"],
    ["after the clock went back", "2026-10-25T10:00:00Z", "12:00", copenhagen, "2026-10-25T11:00:00.000Z"],
    ["with a half hour in the zone", "2026-11-24T05:00:00Z", "12:00", "Asia/Kolkata", "2026-11-24T06:30:00.000Z"],
    ["far in the west", "2026-11-24T18:00:00Z", "23:15", "America/Los_Angeles", "2026-11-25T07:15:00.000Z"],
  ])("%s", (_, moment, clock, timeZone, expected) => {
    const chosen = atClockTime(moment, clock, timeZone);
    expect(chosen).toBe(expected);
    expect(clockTime(chosen, timeZone)).toBe(clock);
  });

  it("begins its day when the local clock does", () => {
    expect(startOfDay("2026-11-24", copenhagen).toISOString()).toBe("2026-11-23T23:00:00.000Z");
  });
});

describe("days", () => {
  it("are those of the zone", () => {
    expect(dayKey("2026-11-24T23:30:00Z", copenhagen)).toBe("2026-11-25");
  });

  it("are counted over the end of a month and a change of the clock", () => {
    expect(addDays("2026-10-24", 8)).toBe("2026-11-01");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  });
});

describe("the name of a zone", () => {
  const reader = { timeZone: copenhagen, language: "en-GB" };

  it("is left out where the reader's clock shows the same", () => {
    expect(foreignZone("2026-11-24T10:00:00Z", "Europe/Oslo", reader)).toBeUndefined();
  });

  it("is told where it does not", () => {
    expect(foreignZone("2026-11-24T10:00:00Z", "Europe/London", reader)).toMatch(/United Kingdom|Greenwich/);
  });
});

it("a period names its day once", () => {
  const period = formatPeriod("2026-11-24T09:00:00Z", "2026-11-24T11:00:00Z", copenhagen, "en-GB");
  expect(period.match(/Nov/g)).toHaveLength(1);
  expect(period).toMatch(/10:00.*12:00/);
});
