import { describe, expect, it } from "vitest";
import { occurrenceMoment, wallClock } from "./occurrence-moment-rules.ts";

describe("the moment of a wall-clock time", () => {
  it.each([
    ["an ordinary day", "2026-11-23", "09:00", "Europe/Copenhagen", "2026-11-23T08:00:00.000Z"],
    ["a Windows zone", "2026-07-01", "09:00", "Romance Standard Time", "2026-07-01T07:00:00.000Z"],
    ["just before the gap", "2027-03-28", "01:59", "Europe/Copenhagen", "2027-03-28T00:59:00.000Z"],
    ["in the gap: later by an hour", "2027-03-28", "02:30", "Europe/Copenhagen", "2027-03-28T01:30:00.000Z"],
    ["the gap's first minute", "2027-03-28", "02:00", "Europe/Copenhagen", "2027-03-28T01:00:00.000Z"],
    ["just after the gap", "2027-03-28", "03:00", "Europe/Copenhagen", "2027-03-28T01:00:00.000Z"],
    ["the hour that comes twice: the first", "2026-10-25", "02:30", "Europe/Copenhagen", "2026-10-25T00:30:00.000Z"],
    ["after it", "2026-10-25", "03:00", "Europe/Copenhagen", "2026-10-25T02:00:00.000Z"],
    ["a gap of half an hour", "2026-10-04", "02:10", "Australia/Lord_Howe", "2026-10-03T15:40:00.000Z"],
    ["a half hour that comes twice", "2026-04-05", "01:45", "Australia/Lord_Howe", "2026-04-04T14:45:00.000Z"],
    ["a gap at midnight", "2023-04-28", "00:30", "Africa/Cairo", "2023-04-27T22:30:00.000Z"],
    ["a day that was left out", "2011-12-30", "09:00", "Pacific/Apia", "2011-12-30T19:00:00.000Z"],
    ["far east of UTC", "2026-11-23", "09:00", "Pacific/Kiritimati", "2026-11-22T19:00:00.000Z"],
    ["far west of UTC", "2026-11-23", "23:30", "Pacific/Niue", "2026-11-24T10:30:00.000Z"],
    ["with seconds", "2026-11-23", "09:00:30", "UTC", "2026-11-23T09:00:30.000Z"],
  ])("%s: %s %s in %s", (_, date, time, zone, moment) => {
    expect(occurrenceMoment(date, time, zone).toISOString()).toBe(moment);
  });

  it("is refused in a zone that nobody knows", () => {
    expect(() => occurrenceMoment("2026-11-23", "09:00", "Mars/Olympus")).toThrow(RangeError);
  });

  it("reads back as the same wall-clock time on every day that has it", () => {
    for (let day = 0; day < 730; day += 1) {
      const date = new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
      for (const zone of ["Europe/Copenhagen", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"]) {
        expect(wallClock(occurrenceMoment(date, "09:15", zone), zone)).toEqual({ date, time: "09:15:00" });
      }
    }
  });
});
