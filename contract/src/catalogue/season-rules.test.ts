import { describe, expect, it } from "vitest";
import { isDayOfYear, isInSeason, nextInSeason } from "./season-rules.ts";

const zone = "Europe/Copenhagen";
const summer = { from: "05-01", until: "08-31" };
const winter = { from: "11-15", until: "02-10" };
const oneDay = { from: "12-24", until: "12-24" };
const leap = { from: "02-29", until: "03-31" };

describe("a season", () => {
  it.each([
    [summer, "2026-04-30", false],
    [summer, "2026-05-01", true],
    [summer, "2026-08-31", true],
    [summer, "2026-09-01", false],
    [winter, "2026-11-14", false],
    [winter, "2026-11-15", true],
    [winter, "2026-12-31", true],
    [winter, "2027-01-01", true],
    [winter, "2027-02-10", true],
    [winter, "2027-02-11", false],
    [oneDay, "2026-12-23", false],
    [oneDay, "2026-12-24", true],
    [leap, "2027-02-28", false],
    [leap, "2027-03-01", true],
    [leap, "2028-02-29", true],
  ])("%o has %s in it: %s", (season, day, expected) => {
    expect(isInSeason(season, day)).toBe(expected);
  });

  it.each([
    ["within it: at once", summer, "2026-06-01T10:00Z", "2026-06-01T10:00Z"],
    ["before it: its first local midnight, in summer time", summer, "2026-03-01T10:00Z", "2026-04-30T22:00Z"],
    ["after it: next year", summer, "2026-09-15T10:00Z", "2027-04-30T22:00Z"],
    ["over the turn of the year, before it", winter, "2026-11-01T10:00Z", "2026-11-14T23:00Z"],
    ["over the turn of the year, in January", winter, "2027-01-20T10:00Z", "2027-01-20T10:00Z"],
    ["by the local day, not by that of Greenwich", summer, "2026-04-30T22:30Z", "2026-04-30T22:30Z"],
    ["on 29 February in a year without one", leap, "2027-02-01T10:00Z", "2027-02-28T23:00Z"],
    ["on 29 February in a year with one", leap, "2028-02-01T10:00Z", "2028-02-28T23:00Z"],
  ])("is next there %s", (_, season, from, expected) => {
    expect(nextInSeason(season, new Date(from), zone).toISOString()).toBe(new Date(expected).toISOString());
  });
});

describe("a day of the year", () => {
  it.each([
    ["01-01", true],
    ["02-29", true],
    ["02-30", false],
    ["04-31", false],
    ["13-01", false],
    ["00-10", false],
    ["1-1", false],
    ["12-24T", false],
  ])("%s: %s", (text, expected) => {
    expect(isDayOfYear(text)).toBe(expected);
  });
});
