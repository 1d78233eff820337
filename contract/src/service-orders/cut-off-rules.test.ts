import { describe, expect, it } from "vitest";
import type { BusinessCalendar } from "../time/business-time.ts";
import { earliestDelivery, lastMoment, type CutOffRule } from "./cut-off-rules.ts";

const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "08:00", closes: "16:00" }));
const kitchen: BusinessCalendar = { timeZone: "Europe/Copenhagen", hours: weekdays, holidays: [] };
const closedOnThursday: BusinessCalendar = {
  ...kitchen,
  holidays: [{ day: "2026-11-19", opens: null, closes: null }],
};
const shortThursday: BusinessCalendar = {
  ...kitchen,
  holidays: [{ day: "2026-11-19", opens: "08:00", closes: "10:00" }],
};
const lunchBreak: BusinessCalendar = {
  ...kitchen,
  hours: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, opens: "13:00", closes: "16:00" },
    { weekday, opens: "08:00", closes: "12:00" },
  ]),
};
const everyDay: BusinessCalendar = {
  timeZone: "Europe/Copenhagen",
  hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: "00:00", closes: "24:00" })),
  holidays: [],
};
const neverOpen: BusinessCalendar = { timeZone: "Europe/Copenhagen", hours: [], holidays: [] };

const minutes = (count: number): CutOffRule => ({ kind: "business_minutes", minutes: count });
const days = (count: number, at: string): CutOffRule => ({ kind: "business_days", days: count, at });

// 2026-11-19 is a Thursday; Copenhagen is an hour ahead of UTC then.
describe("the last moment of a rule", () => {
  it.each<[string, CutOffRule, string, BusinessCalendar, string | null]>([
    ["within one open period", minutes(120), "2026-11-19T12:00+01:00", kitchen, "2026-11-19T10:00+01:00"],
    ["exactly from opening", minutes(120), "2026-11-19T10:00+01:00", kitchen, "2026-11-19T08:00+01:00"],
    ["over the night", minutes(180), "2026-11-19T10:00+01:00", kitchen, "2026-11-18T15:00+01:00"],
    ["over a weekend", minutes(180), "2026-11-23T10:00+01:00", kitchen, "2026-11-20T15:00+01:00"],
    ["over a holiday", minutes(180), "2026-11-20T10:00+01:00", closedOnThursday, "2026-11-18T15:00+01:00"],
    ["over a short day", minutes(180), "2026-11-20T10:00+01:00", shortThursday, "2026-11-19T09:00+01:00"],
    ["over a lunch break", minutes(120), "2026-11-19T14:00+01:00", lunchBreak, "2026-11-19T11:00+01:00"],
    ["delivery before opening", minutes(60), "2026-11-19T07:00+01:00", kitchen, "2026-11-18T15:00+01:00"],
    ["delivery after closing", minutes(60), "2026-11-19T20:00+01:00", kitchen, "2026-11-19T15:00+01:00"],
    ["no lead time", minutes(0), "2026-11-19T12:00+01:00", kitchen, "2026-11-19T12:00+01:00"],
    ["more than a week", minutes(45 * 60), "2026-11-19T10:00+01:00", kitchen, "2026-11-11T13:00+01:00"],
    ["never open", minutes(60), "2026-11-19T12:00+01:00", neverOpen, null],
    ["through the end of summer time", minutes(120), "2026-10-25T04:00+01:00", everyDay, "2026-10-25T02:00+01:00"],
    ["through the start of summer time", minutes(120), "2026-03-29T04:00+02:00", everyDay, "2026-03-29T01:00+01:00"],
    ["the day before at two", days(1, "14:00"), "2026-11-19T12:00+01:00", kitchen, "2026-11-18T14:00+01:00"],
    ["the Friday before a Monday", days(1, "14:00"), "2026-11-23T12:00+01:00", kitchen, "2026-11-20T14:00+01:00"],
    ["two days over a holiday", days(2, "14:00"), "2026-11-20T12:00+01:00", closedOnThursday, "2026-11-17T14:00+01:00"],
    ["the same morning", days(0, "07:00"), "2026-11-19T12:00+01:00", kitchen, "2026-11-19T07:00+01:00"],
    [
      "the same day, later than the delivery",
      days(0, "14:00"),
      "2026-11-19T12:00+01:00",
      kitchen,
      "2026-11-19T12:00+01:00",
    ],
    ["days where it never opens", days(1, "14:00"), "2026-11-19T12:00+01:00", neverOpen, null],
    [
      "local two o'clock on both sides of a clock change",
      days(1, "14:00"),
      "2026-10-26T12:00+01:00",
      everyDay,
      "2026-10-25T14:00+01:00",
    ],
  ])("%s", (_, rule, deliverAt, calendar, expected) => {
    const last = lastMoment(rule, new Date(deliverAt), calendar);
    expect(last?.toISOString() ?? null).toBe(expected === null ? null : new Date(expected).toISOString());
  });
});

describe("the earliest delivery that can still be ordered", () => {
  it.each<[string, CutOffRule, string, string, BusinessCalendar, string | null]>([
    ["as wanted", minutes(60), "2026-11-19T09:00+01:00", "2026-11-19T12:00+01:00", kitchen, "2026-11-19T12:00+01:00"],
    [
      "later the same day",
      minutes(120),
      "2026-11-19T11:00+01:00",
      "2026-11-19T12:00+01:00",
      kitchen,
      "2026-11-19T13:00+01:00",
    ],
    [
      "the next morning",
      minutes(120),
      "2026-11-19T15:00+01:00",
      "2026-11-19T15:30+01:00",
      kitchen,
      "2026-11-20T09:00+01:00",
    ],
    [
      "after the weekend",
      minutes(120),
      "2026-11-20T15:30+01:00",
      "2026-11-20T16:00+01:00",
      kitchen,
      "2026-11-23T09:30+01:00",
    ],
    [
      "not before opening",
      minutes(0),
      "2026-11-19T05:00+01:00",
      "2026-11-19T06:00+01:00",
      kitchen,
      "2026-11-19T08:00+01:00",
    ],
    [
      "the day after tomorrow",
      days(1, "14:00"),
      "2026-11-18T15:00+01:00",
      "2026-11-19T12:00+01:00",
      kitchen,
      "2026-11-20T08:00+01:00",
    ],
    ["never", minutes(60), "2026-11-19T09:00+01:00", "2026-11-19T12:00+01:00", neverOpen, null],
  ])("%s", (_, rule, now, from, calendar, expected) => {
    const earliest = earliestDelivery(rule, new Date(now), new Date(from), calendar);
    expect(earliest?.toISOString() ?? null).toBe(expected === null ? null : new Date(expected).toISOString());
  });
});
