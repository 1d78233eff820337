import { describe, expect, it } from "vitest";
import { addDays, daysBetween, localDay, localTime, momentAt, weekdayOf } from "./local-moment.ts";

describe("the day of a moment on a person's own clock", () => {
  it.each([
    ["2026-11-24T12:00:00Z", "Europe/Copenhagen", "2026-11-23T23:00:00.000Z", "2026-11-24T23:00:00.000Z"],
    ["2026-11-24T23:30:00Z", "Europe/Copenhagen", "2026-11-24T23:00:00.000Z", "2026-11-25T23:00:00.000Z"],
    // The clocks change: 25 and 23 hours.
    ["2026-10-25T12:00:00Z", "Europe/Copenhagen", "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"],
    ["2026-03-29T12:00:00Z", "Europe/Copenhagen", "2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"],
    ["2026-11-24T12:00:00Z", "Pacific/Kiritimati", "2026-11-24T10:00:00.000Z", "2026-11-25T10:00:00.000Z"],
    ["2026-11-24T12:00:00Z", "America/Los_Angeles", "2026-11-24T08:00:00.000Z", "2026-11-25T08:00:00.000Z"],
  ])("%s in %s", (now, timeZone, from, to) => {
    const day = localDay(new Date(now), timeZone);
    const between = daysBetween(day, day, timeZone);
    expect([between.from.toISOString(), between.to.toISOString()]).toEqual([from, to]);
  });
});

describe("a time of a zone's clock", () => {
  it.each([
    ["2026-11-24", "10:30", "Europe/Oslo", "2026-11-24T09:30:00.000Z"],
    ["2026-07-01", "10:30", "Europe/Oslo", "2026-07-01T08:30:00.000Z"],
    ["2026-03-29", "12:00", "Europe/Copenhagen", "2026-03-29T10:00:00.000Z"],
    ["2026-11-24", "00:00", "Asia/Kolkata", "2026-11-23T18:30:00.000Z"],
  ])("%s %s in %s is a moment, and the moment that time", (day, time, timeZone, moment) => {
    const at = momentAt(day, time, timeZone);
    expect(at.toISOString()).toBe(moment);
    expect([localDay(at, timeZone), localTime(at, timeZone)]).toEqual([day, time]);
  });

  it("counts days over the end of a year and knows their names", () => {
    expect([addDays("2026-12-31", 1), addDays("2026-03-01", -1)]).toEqual(["2027-01-01", "2026-02-28"]);
    expect([weekdayOf("2026-11-22"), weekdayOf("2026-11-23")]).toEqual([7, 1]);
  });
});
