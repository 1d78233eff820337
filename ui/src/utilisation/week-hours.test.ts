import { noFigures } from "@magic-meetings/contract/utilisation/utilisation-rules.ts";
import type { UtilisationRow } from "@magic-meetings/contract/utilisation/utilisation.ts";
import { describe, expect, it } from "vitest";
import { heatOf, weekHours } from "./week-hours.ts";

const row = (weekday: number, hour: number, openMinutes: number, bookedOpenMinutes: number): UtilisationRow => ({
  ...noFigures,
  place: null,
  partOf: [],
  rooms: 2,
  weekday,
  hour,
  openMinutes,
  bookedOpenMinutes,
});

describe("the table of the week", () => {
  it("has the hours from the first to the last and the days that have any", () => {
    const { hours, days, all } = weekHours([row(1, 8, 60, 30), row(1, 11, 60, 60), row(3, 9, 60, 0)]);
    expect(hours).toEqual([8, 9, 10, 11]);
    expect(days.map(({ weekday }) => weekday)).toEqual([1, 3]);
    expect(days[0]?.cells.map(({ bookedOpenMinutes }) => bookedOpenMinutes)).toEqual([30, 0, 0, 60]);
    expect(days[0]?.all.openMinutes).toBe(120);
    expect(all.map(({ openMinutes }) => openMinutes)).toEqual([60, 60, 0, 60]);
  });

  it("is empty where nothing is open or booked", () => {
    expect(weekHours([])).toEqual({ hours: [], days: [], all: [] });
  });

  it.each([
    [0, 0, 0],
    [100, 0, 0],
    [100, 1, 1],
    [100, 20, 2],
    [100, 79, 4],
    [100, 80, 5],
    [100, 100, 5],
  ])("colours %i open minutes with %i booked as %i", (open, booked, heat) => {
    expect(heatOf(row(1, 8, open, booked))).toBe(heat);
  });
});
