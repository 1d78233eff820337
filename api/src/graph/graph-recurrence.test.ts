import { describe, expect, it } from "vitest";
import { readGraphRecurrence } from "./graph-recurrence.ts";

const range = { type: "noEnd", startDate: "2026-11-23" };

describe("a recurrence as Graph gives it", () => {
  it("comes with members that say nothing, and with enum values in any case", () => {
    const given = {
      pattern: {
        type: "RelativeMonthly",
        interval: 1,
        month: 0,
        dayOfMonth: 0,
        daysOfWeek: ["Thursday", "friday"],
        firstDayOfWeek: "Sunday",
        index: "LAST",
      },
      range: {
        type: "EndDate",
        startDate: "2026-11-23",
        endDate: "2027-01-01",
        recurrenceTimeZone: "Romance Standard Time",
        numberOfOccurrences: 0,
      },
      "@odata.type": "#microsoft.graph.patternedRecurrence",
    };
    expect(readGraphRecurrence(given)).toEqual({
      pattern: {
        ...given.pattern,
        type: "relativeMonthly",
        daysOfWeek: ["thursday", "friday"],
        firstDayOfWeek: "sunday",
        index: "last",
      },
      range: { ...given.range, type: "endDate" },
    });
  });

  it("leaves out what is null and what it does not know", () => {
    const given = { pattern: { type: "daily", interval: 2, index: null, week: 3 }, range: { ...range, endDate: null } };
    expect(readGraphRecurrence(given)).toEqual({ pattern: { type: "daily", interval: 2 }, range });
  });

  it.each([
    ["nothing", null],
    ["no pattern", { range }],
    ["no range", { pattern: { type: "daily", interval: 1 } }],
    ["a type that is none", { pattern: { type: "hourly", interval: 1 }, range }],
    ["a date that is none", { pattern: { type: "daily", interval: 1 }, range: { ...range, startDate: "2026-02-30" } }],
    ["an interval that is none", { pattern: { type: "daily", interval: 0 }, range }],
    ["a day of the week that is none", { pattern: { type: "weekly", interval: 1, daysOfWeek: ["someday"] }, range }],
  ])("is refused with %s", (_, recurrence) => {
    expect(() => readGraphRecurrence(recurrence)).toThrow(/no recurrence/);
  });
});
