import { describe, expect, it } from "vitest";
import type { HostAppointment } from "./host-appointment.ts";
import { newAppointment } from "./host-appointment.ts";
import { endingAt, lastDayOf, occurrencesOf, repeating, startingAt, withException } from "./host-occurrences.ts";
import type { Frequency, HostRecurrence, Weekday } from "./host-recurrence.ts";
import { dayOf, frequencyOf, patternFrom, placeInMonth } from "./host-recurrence.ts";
import { dayChoices } from "./recurrence-words.ts";

const anna = { email: "anna@nordlys.example", name: "Anna Holm" };
const monday = newAppointment({
  now: new Date("2026-11-20T09:00:00Z"),
  timeZone: "Europe/Copenhagen",
  organizer: anna,
  colleagues: [],
  newId: () => "00000000-0000-7000-8000-000000000001",
});
const times = (count: number) => ({ kind: "count", count }) as const;
const weekly = (...daysOfWeek: Weekday[]): HostRecurrence["pattern"] => ({
  type: "weekly",
  interval: 1,
  daysOfWeek,
  firstDayOfWeek: "monday",
});
const repeated = (recurrence: HostRecurrence): HostAppointment => ({ ...monday, ...repeating(monday, recurrence) });

describe("a new recurrence", () => {
  it.each<[Exclude<Frequency, "once">, string[]]>([
    ["daily", ["2026-11-23", "2026-11-24", "2026-11-25"]],
    ["weekdays", ["2026-11-23", "2026-11-24", "2026-11-25"]],
    ["weekly", ["2026-11-23", "2026-11-30", "2026-12-07"]],
    ["monthly", ["2026-11-23", "2026-12-23", "2027-01-23"]],
    ["yearly", ["2026-11-23", "2027-11-23", "2028-11-23"]],
  ])("%s begins on the appointment's day and is called so", (frequency, days) => {
    const recurrence = { pattern: patternFrom(frequency, "2026-11-23"), ending: times(3) };
    expect(frequencyOf(recurrence)).toBe(frequency);
    const appointment = repeated(recurrence);
    expect(occurrencesOf(appointment, 9).map(({ start }) => start.slice(0, 10))).toEqual(days);
    expect(lastDayOf(appointment)).toBe(days.at(-1));
  });

  it("begins on the first of its days when the appointment's own is none", () => {
    const { start, end } = repeated({ pattern: weekly("wednesday", "friday"), ending: times(4) });
    expect([start, end]).toEqual(["2026-11-25T09:00:00.000Z", "2026-11-25T11:00:00.000Z"]);
  });

  it("has the same time on the wall after the clocks change", () => {
    const starts = occurrencesOf(repeated({ pattern: weekly("monday"), ending: times(30) }), 30).map(
      ({ start }) => start,
    );
    expect(starts.filter((start) => start.endsWith("T09:00:00.000Z"))).toHaveLength(18);
    expect(starts.at(-1)).toBe("2027-06-14T08:00:00.000Z");
  });

  it("has no last day without an end", () => {
    expect(lastDayOf(repeated({ pattern: weekly("monday"), ending: { kind: "never" } }))).toBeNull();
    expect(lastDayOf(monday)).toBeNull();
  });
});

describe("a series whose day changes", () => {
  it.each<[string, HostRecurrence["pattern"], string, object]>([
    ["one day of the week follows", weekly("monday"), "2026-11-25", { daysOfWeek: ["wednesday"] }],
    [
      "the day of the month follows",
      { type: "absoluteMonthly", interval: 1, dayOfMonth: 23 },
      "2026-12-05",
      { dayOfMonth: 5 },
    ],
    [
      "the place in the month follows",
      { type: "relativeMonthly", interval: 1, daysOfWeek: ["monday"], index: "fourth" },
      "2026-12-08",
      { daysOfWeek: ["tuesday"], index: "second" },
    ],
    [
      "the last of its kind stays the last",
      { type: "relativeMonthly", interval: 1, daysOfWeek: ["monday"], index: "last" },
      "2026-11-27",
      { daysOfWeek: ["friday"], index: "last" },
    ],
    [
      "month and day of the year follow",
      { type: "absoluteYearly", interval: 1, month: 11, dayOfMonth: 23 },
      "2027-02-01",
      { month: 2, dayOfMonth: 1 },
    ],
  ])("%s", (_what, pattern, day, expected) => {
    const series = repeated({ pattern, ending: times(3) });
    const moved = { ...series, ...startingAt(series, `${day}T09:00:00.000Z`) };
    expect(moved.recurrence?.pattern).toMatchObject(expected);
    expect(dayOf(moved)).toBe(day);
  });

  it("of several days goes on to the next of them", () => {
    const series = repeated({ pattern: weekly("monday", "thursday"), ending: times(3) });
    expect(dayOf({ ...series, ...startingAt(series, "2026-11-24T09:00:00.000Z") })).toBe("2026-11-26");
  });

  it("leaves a single appointment single, with its length", () => {
    expect(startingAt(monday, "2026-11-24T12:00:00.000Z")).toEqual({
      start: "2026-11-24T12:00:00.000Z",
      end: "2026-11-24T14:00:00.000Z",
    });
    expect(endingAt(monday, "2026-11-23T12:00:00.000Z")).toEqual({ end: "2026-11-23T12:00:00.000Z" });
  });
});

describe("single dates of a series", () => {
  const series = repeated({ pattern: weekly("monday"), ending: times(3) });
  const originalStart = "2026-11-30T09:00:00.000Z";
  const moved = {
    kind: "moved",
    originalStart,
    start: "2026-12-01T09:00:00.000Z",
    end: "2026-12-01T11:00:00.000Z",
  } as const;

  it("are skipped or moved, the last word counting", () => {
    const exceptions = withException(withException([], moved), { kind: "skipped", originalStart });
    expect(occurrencesOf({ ...series, exceptions }, 9).map(({ state }) => state)).toEqual([
      "as planned",
      "skipped",
      "as planned",
    ]);
    expect(occurrencesOf({ ...series, exceptions: [moved] }, 9)[1]).toEqual({
      originalStart,
      start: moved.start,
      end: moved.end,
      state: "moved",
    });
  });

  it("go back when the time of the whole series changes", () => {
    expect(startingAt({ ...series, exceptions: [moved] }, "2026-11-23T10:00:00.000Z").exceptions).toEqual([]);
    expect(endingAt({ ...series, exceptions: [moved] }, "2026-11-23T12:00:00.000Z").exceptions).toEqual([]);
  });
});

describe("a day as a place in its month", () => {
  it.each([
    ["2026-11-02", "first", ["Day 2", "The first Monday"]],
    ["2026-11-23", "fourth", ["Day 23", "The fourth Monday"]],
    ["2026-11-25", "fourth", ["Day 25", "The fourth Wednesday", "The last Wednesday"]],
    ["2026-11-30", "last", ["Day 30", "The last Monday"]],
  ])("%s is the %s", (day, index, texts) => {
    expect(placeInMonth(day).index).toBe(index);
    const choices = dayChoices(patternFrom("monthly", day), day);
    expect(choices.map(({ text }) => text)).toEqual(texts);
    expect(choices.filter(({ isChosen }) => isChosen).map(({ text }) => text)).toEqual(texts.slice(0, 1));
  });
});
