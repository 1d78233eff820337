import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minutesByHour } from "./hour-slices.ts";

const period = (opens: string, closes: string) => ({ opens: Date.parse(opens), closes: Date.parse(closes) });
const inHours = (slices: { weekday: number; hour: number; minutes: number }[]) =>
  slices.map(({ weekday, hour, minutes }) => [weekday, hour, minutes]);

describe("the hours of the week that a period lies in", () => {
  it.each([
    [
      "on a plain day",
      "Europe/Copenhagen",
      "2026-11-23T08:30+01:00",
      "2026-11-23T10:15+01:00",
      [
        [1, 8, 30],
        [1, 9, 60],
        [1, 10, 15],
      ],
    ],
    [
      "over midnight",
      "Europe/Oslo",
      "2026-11-22T23:30+01:00",
      "2026-11-23T00:30+01:00",
      [
        [1, 0, 30],
        [7, 23, 30],
      ],
    ],
    [
      "where an hour is left out",
      "Europe/Copenhagen",
      "2026-03-29T01:30+01:00",
      "2026-03-29T03:30+02:00",
      [
        [7, 1, 30],
        [7, 3, 30],
      ],
    ],
    [
      "where an hour is repeated",
      "Europe/Copenhagen",
      "2026-10-25T01:30+02:00",
      "2026-10-25T03:30+01:00",
      [
        [7, 1, 30],
        [7, 2, 120],
        [7, 3, 30],
      ],
    ],
    [
      "where clocks are three quarters off",
      "Asia/Kathmandu",
      "2026-11-23T08:30+05:45",
      "2026-11-23T09:30+05:45",
      [
        [1, 8, 30],
        [1, 9, 30],
      ],
    ],
    [
      "where half an hour is repeated",
      "Australia/Lord_Howe",
      "2026-04-05T01:00+11:00",
      "2026-04-05T03:00+10:30",
      [
        [7, 1, 90],
        [7, 2, 60],
      ],
    ],
  ])("%s", (_, zone, from, until, expected) => {
    expect(inHours(minutesByHour([period(from, until)], zone))).toEqual(expected);
  });

  it("are as long together as the period, whenever and wherever it is", () => {
    const zones = fc.constantFrom(
      "Europe/Copenhagen",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
      "UTC",
    );
    const start = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) });
    fc.assert(
      fc.property(zones, start, fc.integer({ min: 1, max: 48 * 60 }), (zone, opens, length) => {
        const slices = minutesByHour([{ opens, closes: opens + length * 60_000 }], zone);
        expect(slices.reduce((sum, { minutes }) => sum + minutes, 0)).toBeCloseTo(length, 6);
      }),
    );
  });
});
