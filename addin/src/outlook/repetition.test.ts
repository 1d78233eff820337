import { recurrenceSchema } from "@magic-meetings/contract/series/recurrence.ts";
import { describe, expect, it } from "vitest";
import type { OfficeRecurrence, RepetitionSource } from "./repetition.ts";
import { repetitionOf } from "./repetition.ts";

const timeZone = "Europe/Copenhagen";
const seriesTime = (startDate: string | undefined, endDate: string | null | undefined) =>
  ({ getStartDate: () => startDate, getEndDate: () => endDate }) as OfficeRecurrence["seriesTime"];
const mondays = seriesTime("2026-11-23", "2027-01-25");

function read(recurrence: RepetitionSource["recurrence"], seriesId: string | null | undefined = null) {
  return repetitionOf({ recurrence, seriesId, timeZone });
}

describe("a recurrence of Office.js in Graph's words", () => {
  const range = { type: "endDate", startDate: "2026-11-23", endDate: "2027-01-25", recurrenceTimeZone: timeZone };
  const workingDays = ["monday", "tuesday", "wednesday", "thursday", "friday"];
  it.each([
    ["daily", { interval: 3 }, { type: "daily", interval: 3 }],
    ["weekday", undefined, { type: "weekly", interval: 1, daysOfWeek: workingDays }],
    [
      "weekly",
      { interval: 2, days: ["mon", "Thu"], firstDayOfWeek: "Mon" },
      { type: "weekly", interval: 2, daysOfWeek: ["monday", "thursday"], firstDayOfWeek: "monday" },
    ],
    ["Weekly", { interval: 1 }, { type: "weekly", interval: 1, daysOfWeek: ["monday"] }],
    ["monthly", { interval: 1, dayOfMonth: 31 }, { type: "absoluteMonthly", interval: 1, dayOfMonth: 31 }],
    [
      "monthly",
      { interval: 1, dayOfWeek: "mon", weekNumber: "second" },
      { type: "relativeMonthly", interval: 1, daysOfWeek: ["monday"], index: "second" },
    ],
    [
      "monthly",
      { interval: 3, dayOfWeek: "weekday", weekNumber: "last" },
      { type: "relativeMonthly", interval: 3, daysOfWeek: workingDays, index: "last" },
    ],
    [
      "monthly",
      { interval: 1, dayOfWeek: "weekendDay", weekNumber: "first" },
      { type: "relativeMonthly", interval: 1, daysOfWeek: ["saturday", "sunday"], index: "first" },
    ],
    [
      "yearly",
      { interval: 1, month: "nov", dayOfMonth: 23 },
      { type: "absoluteYearly", interval: 1, month: 11, dayOfMonth: 23 },
    ],
    [
      "yearly",
      { interval: 1, month: "Jan", dayOfWeek: "fri", weekNumber: "fourth" },
      { type: "relativeYearly", interval: 1, month: 1, daysOfWeek: ["friday"], index: "fourth" },
    ],
  ] as const)("%s with %j", (recurrenceType, recurrenceProperties, pattern) => {
    const given = { recurrenceType, recurrenceProperties, seriesTime: mondays } as unknown as OfficeRecurrence;
    const repetition = read(given);
    expect(repetition).toEqual({ kind: "series", recurrence: { pattern, range } });
    expect(recurrenceSchema.safeParse(repetition.kind === "series" && repetition.recurrence).error).toBeUndefined();
  });

  it.each([
    ["none", null],
    ["none that is not even said", undefined],
    ["none in the form that Exchange stores", "4500-08-31"],
  ])("with %s as its last day has no end", (_said, lastDay) => {
    const given = {
      recurrenceType: "daily",
      recurrenceProperties: { interval: 1 },
      seriesTime: seriesTime("2026-11-23", lastDay),
    };
    expect(read(given)).toMatchObject({ recurrence: { range: { type: "noEnd", startDate: "2026-11-23" } } });
  });
});

describe("what is no series that can be read", () => {
  const daily: OfficeRecurrence = { recurrenceType: "daily", recurrenceProperties: { interval: 1 } };
  it.each<[string, RepetitionSource["recurrence"], string | null, string]>([
    ["no recurrence", null, null, "single"],
    ["an empty recurrence", {}, null, "single"],
    ["one date of a series, which has the series' recurrence", { ...daily, seriesTime: mondays }, "AAMk", "occurrence"],
    ["one date of a series in a build that leaves the recurrence out", undefined, null, "occurrence"],
    ["an unknown type", { recurrenceType: "unhandled", seriesTime: mondays }, null, "unreadable"],
    ["no dates", daily, null, "unreadable"],
    ["dates that were never filled", { ...daily, seriesTime: seriesTime("0-00-00", null) }, null, "unreadable"],
    ["dates of nothing", { ...daily, seriesTime: seriesTime("undefined-NaN", null) }, null, "unreadable"],
    ["an end before its start", { ...daily, seriesTime: seriesTime("2026-11-23", "2026-11-22") }, null, "unreadable"],
    [
      "an interval of nothing",
      { ...daily, recurrenceProperties: { interval: 0 }, seriesTime: mondays },
      null,
      "unreadable",
    ],
    [
      "a day of no week",
      { recurrenceType: "weekly", recurrenceProperties: { interval: 1, days: ["noday"] }, seriesTime: mondays },
      null,
      "unreadable",
    ],
    [
      "a month without its day",
      { recurrenceType: "monthly", recurrenceProperties: { interval: 1 }, seriesTime: mondays },
      null,
      "unreadable",
    ],
    [
      "a year without its month",
      { recurrenceType: "yearly", recurrenceProperties: { interval: 1, dayOfMonth: 3 }, seriesTime: mondays },
      null,
      "unreadable",
    ],
  ])("%s", (_what, recurrence, seriesId, kind) => {
    expect(read(recurrence, seriesId).kind).toBe(kind);
  });
});
