import { describe, expect, it } from "vitest";
import { describeRecurrence, sameRecurrence } from "./describe-recurrence-rules.ts";
import type { Recurrence, RecurrencePattern, RecurrenceRange } from "./recurrence.ts";
import { recurrenceProblems } from "./recurrence-problem-rules.ts";
import { countOccurrences, isOccurrence, lastDateOf, occurrenceDates } from "./recurrence-rules.ts";

const daily = { type: "daily", interval: 1 } as const;
const everyMonday = { type: "weekly", interval: 1, daysOfWeek: ["monday"], firstDayOfWeek: "monday" } as const;

function series(pattern: object, range: object): Recurrence {
  return { pattern: pattern as RecurrencePattern, range: range as RecurrenceRange };
}

const from = (startDate: string, more: object = {}) => ({ type: "noEnd", startDate, ...more });
const times = (startDate: string, numberOfOccurrences: number) => ({
  type: "numbered",
  startDate,
  numberOfOccurrences,
});
const until = (startDate: string, endDate: string) => ({ type: "endDate", startDate, endDate });

describe("the days of a recurrence", () => {
  it.each([
    [
      "a 31st in months that are shorter: their last day",
      series({ type: "absoluteMonthly", interval: 1, dayOfMonth: 31 }, times("2027-01-31", 5)),
      ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"],
    ],
    [
      "a 29 February in years without one: the 28th",
      series({ type: "absoluteYearly", interval: 1, dayOfMonth: 29, month: 2 }, times("2027-01-01", 3)),
      ["2027-02-28", "2028-02-29", "2029-02-28"],
    ],
    [
      "the last working day of a month",
      series(
        {
          type: "relativeMonthly",
          interval: 1,
          index: "last",
          daysOfWeek: ["monday", "tuesday", "wednesday", "thursday", "friday"],
        },
        times("2027-01-01", 3),
      ),
      ["2027-01-29", "2027-02-26", "2027-03-31"],
    ],
    [
      "the fourth Friday is not the last one",
      series({ type: "relativeMonthly", interval: 1, index: "fourth", daysOfWeek: ["friday"] }, times("2027-01-01", 2)),
      ["2027-01-22", "2027-02-26"],
    ],
    [
      "a start that the pattern does not give: the first is later",
      series({ type: "absoluteMonthly", interval: 2, dayOfMonth: 5 }, times("2026-11-21", 3)),
      ["2027-01-05", "2027-03-05", "2027-05-05"],
    ],
    [
      "a week that begins on Sunday, every other week",
      series({ type: "weekly", interval: 2, daysOfWeek: ["sunday", "monday"] }, times("2026-11-23", 4)),
      ["2026-11-23", "2026-12-06", "2026-12-07", "2026-12-20"],
    ],
    [
      "the same with a week that begins on Monday",
      series(
        { type: "weekly", interval: 2, daysOfWeek: ["sunday", "monday"], firstDayOfWeek: "monday" },
        times("2026-11-23", 4),
      ),
      ["2026-11-23", "2026-11-29", "2026-12-07", "2026-12-13"],
    ],
    ["an end on the day itself", series(everyMonday, until("2026-11-23", "2026-11-30")), ["2026-11-23", "2026-11-30"]],
    [
      "members that the type does not use",
      series(
        { ...everyMonday, dayOfMonth: 0, month: 0, index: "first" },
        { type: "numbered", startDate: "2026-11-23", endDate: "0001-01-01", numberOfOccurrences: 1 },
      ),
      ["2026-11-23"],
    ],
    ["the end of the calendar", series(daily, from("9999-12-30")), ["9999-12-30", "9999-12-31"]],
  ])("%s", (_, recurrence, expected) => {
    expect(occurrenceDates(recurrence, { most: 730 })).toEqual(expected);
  });

  const many = [
    series(daily, from("2001-01-01")),
    series({ type: "daily", interval: 5 }, times("2001-01-03", 3000)),
    series({ type: "weekly", interval: 3, daysOfWeek: ["tuesday", "sunday", "friday"] }, times("2001-01-03", 900)),
    series(
      { type: "weekly", interval: 2, daysOfWeek: ["monday"], firstDayOfWeek: "wednesday" },
      until("2001-01-03", "2030-06-01"),
    ),
    series({ type: "absoluteMonthly", interval: 1, dayOfMonth: 30 }, times("2001-01-31", 200)),
    series(
      { type: "relativeMonthly", interval: 2, index: "last", daysOfWeek: ["thursday"] },
      until("2001-01-31", "2029-01-25"),
    ),
    series({ type: "absoluteYearly", interval: 1, month: 2, dayOfMonth: 29 }, from("2001-03-01")),
    series(
      { type: "relativeYearly", interval: 3, month: 11, index: "second", daysOfWeek: ["monday"] },
      times("2001-11-30", 9),
    ),
  ];

  it.each(many)("from a day far away are those that a walk from the beginning meets: %j", (recurrence) => {
    const all = occurrenceDates(recurrence, { most: 20_000 }).filter((date) => date < "2035");
    for (const day of ["1999-05-05", "2001-01-03", "2013-07-19", "2024-02-29", "2028-12-31", "2034-01-01"]) {
      const later = all.filter((date) => date >= day).slice(0, 3);
      expect(occurrenceDates(recurrence, { from: day, until: "2034-12-31", most: 3 }), day).toEqual(later);
      const rest = countOccurrences(recurrence, day);
      if (rest !== null) expect(rest, day).toBe(occurrenceDates(recurrence, { from: day, most: 20_000 }).length);
    }
    expect(all.every((date) => isOccurrence(recurrence, date))).toBe(true);
    const last = lastDateOf(recurrence);
    if (recurrence.range.type === "numbered") expect(last).toBe(occurrenceDates(recurrence, { most: 20_000 }).at(-1));
  });

  it("are found at once, however long the series has been going on", () => {
    let asked = 0;
    for (const recurrence of many) asked += occurrenceDates(recurrence, { from: "2034-06-01", most: 1 }).length;
    const began = performance.now();
    for (let round = 0; round < 1000; round += 1)
      occurrenceDates(series(daily, from("0400-01-01")), { from: "9000-01-01", most: 5 });
    expect(performance.now() - began).toBeLessThan(2000);
    expect(asked).toBeGreaterThan(0);
  });
});

describe("what is wrong with a recurrence", () => {
  it.each([
    ["nothing", series(everyMonday, from("2026-11-23")), []],
    ["730 dates", series(daily, times("2026-11-23", 730)), []],
    ["a weekly one without days", series({ type: "weekly", interval: 1 }, from("2026-11-23")), ["pattern/daysOfWeek"]],
    [
      "a relative one without days",
      series({ type: "relativeMonthly", interval: 1, index: "first" }, from("2026-11-23")),
      ["pattern/daysOfWeek"],
    ],
    [
      "a day named twice",
      series({ type: "weekly", interval: 1, daysOfWeek: ["monday", "monday"] }, from("2026-11-23")),
      ["pattern/daysOfWeek"],
    ],
    ["no interval", series({ type: "daily", interval: 0 }, from("2026-11-23")), ["pattern/interval"]],
    [
      "no day of the month",
      series({ type: "absoluteMonthly", interval: 1 }, from("2026-11-23")),
      ["pattern/dayOfMonth"],
    ],
    [
      "neither day nor month",
      series({ type: "absoluteYearly", interval: 1, dayOfMonth: 32, month: 13 }, from("2026-11-23")),
      ["pattern/dayOfMonth", "pattern/month"],
    ],
    ["no such start", series(daily, from("2026-02-30")), ["range/startDate"]],
    ["an end before the start", series(daily, until("2026-11-23", "2026-11-22")), ["range/endDate"]],
    ["an end that is not said", series(daily, { type: "endDate", startDate: "2026-11-23" }), ["range/endDate"]],
    ["no number", series(daily, { type: "numbered", startDate: "2026-11-23" }), ["range/numberOfOccurrences"]],
    ["an end before the first date", series(everyMonday, until("2026-11-24", "2026-11-29")), ["range/endDate"]],
    ["more dates than there can be", series(daily, times("2026-11-23", 731)), ["range/numberOfOccurrences"]],
    ["more days than there can be", series(daily, until("2026-11-23", "2028-11-23")), ["range/endDate"]],
  ])("%s", (_, recurrence, pointers) => {
    const problems = recurrenceProblems(recurrence);
    expect(problems.map(({ pointer }) => pointer)).toEqual(pointers.map((pointer) => `/recurrence/${pointer}`));
    for (const { detail } of problems) expect(detail).toMatch(/^[A-Z].{15,}/);
  });

  it("does not count what is over", () => {
    expect(recurrenceProblems(series(daily, until("2020-01-01", "2027-01-01")), "2026-11-21")).toEqual([]);
  });
});

describe("a recurrence as data for a sentence", () => {
  it.each([
    [series(daily, from("2026-11-23")), { kind: "daily", interval: 1, days: [] }, { kind: "no_end", endDate: null }],
    [
      series({ type: "weekly", interval: 2, daysOfWeek: ["sunday", "tuesday"] }, times("2026-11-23", 3)),
      { kind: "weekly_every", interval: 2, days: ["tuesday", "sunday"], month: null },
      { kind: "times", times: 3, endDate: "2026-12-08" },
    ],
    [
      series(
        { type: "relativeYearly", interval: 1, month: 11, daysOfWeek: ["monday"], index: "last" },
        until("2026-11-23", "2030-01-01"),
      ),
      { kind: "yearly_on_weekday", month: 11, index: "last", days: ["monday"], dayOfMonth: null },
      { kind: "until", endDate: "2030-01-01", times: null },
    ],
    [
      series(
        { type: "absoluteMonthly", interval: 3, dayOfMonth: 7, daysOfWeek: [], month: 0, index: "first" },
        from("2026-11-23"),
      ),
      { kind: "monthly_on_day_every", interval: 3, dayOfMonth: 7, month: null, index: null },
      { kind: "no_end" },
    ],
  ])("%#", (recurrence, pattern, range) => {
    expect(describeRecurrence(recurrence)).toMatchObject({ pattern, range });
  });
});

describe("two recurrences", () => {
  const range = times("2026-11-23", 3);

  it.each([
    [
      "with members that do not count",
      series(daily, range),
      series({ ...daily, month: 0, daysOfWeek: [] }, range),
      true,
    ],
    [
      "with another name for the zone",
      series(daily, range),
      series(daily, { ...range, recurrenceTimeZone: "UTC" }),
      true,
    ],
    ["with another interval", series(daily, range), series({ ...daily, interval: 2 }, range), false],
    ["with another number", series(daily, range), series(daily, times("2026-11-23", 4)), false],
    [
      "with weeks that begin on another day",
      series({ ...everyMonday, interval: 2 }, range),
      series({ ...everyMonday, interval: 2, firstDayOfWeek: "sunday" }, range),
      false,
    ],
  ])("%s", (_, one, other, same) => {
    expect(sameRecurrence(one, other)).toBe(same);
  });
});
