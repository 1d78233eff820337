import type { DayOfWeek, Recurrence, RecurrencePattern } from "./recurrence.ts";
import { firstDayOf, fromDay, lengthOf, monthOf, toDay, weekdayOf } from "./calendar-day-rules.ts";

// Which days a recurrence gives. Sources: Microsoft Graph's patternedRecurrence; RFC 5545 where both agree; Exchange
// where they do not: a day beyond a month's length is the month's last day.

const weekdays: readonly DayOfWeek[] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const indexes = ["first", "second", "third", "fourth", "last"] as const;
const lastOfAll = toDay("9999-12-31");

/**
 * A pattern as periods of equal numbers of days: every period gives `perPeriod` of them, in order. So the number of the
 * occurrence on a day follows by counting periods, however far away the day is.
 */
interface Periods {
  perPeriod: number;
  daysOf: (period: number) => number[];
  /** The period that a day lies in, or the one before. */
  periodAt: (day: number) => number;
}

/** The days of a recurrence, in order: at most `most` of them, from `from` to `until`, both included. */
export function occurrenceDates(
  recurrence: Recurrence,
  { from, until, most }: { from?: string | undefined; until?: string | undefined; most: number },
): string[] {
  const series = read(recurrence);
  const begin = from === undefined ? series.first : Math.max(series.first, toDay(from));
  const end = Math.min(series.last, until === undefined ? lastOfAll : toDay(until));
  const days: number[] = [];
  for (let period = Math.max(0, series.periodAt(begin)); days.length < most; period += 1) {
    const all = series.daysOf(period);
    days.push(...all.filter((day) => day >= begin && day <= end));
    const last = all.at(-1);
    if (last === undefined || last >= end) break;
  }
  return days.slice(0, most).map(fromDay);
}

/** How many days a recurrence gives, from a day on where one is named; null where it has no end. */
export function countOccurrences(recurrence: Recurrence, from?: string): number | null {
  if (recurrence.range.type === "noEnd") return null;
  const series = read(recurrence);
  const all = ordinalOf(series, series.last + 1);
  return all - (from === undefined ? 0 : Math.min(all, ordinalOf(series, toDay(from))));
}

/** The last day on which an occurrence may start; null where the recurrence has no end. */
export function lastDateOf(recurrence: Recurrence): string | null {
  return recurrence.range.type === "noEnd" ? null : fromDay(read(recurrence).last);
}

/** Whether a recurrence gives the day. */
export function isOccurrence(recurrence: Recurrence, date: string): boolean {
  return occurrenceDates(recurrence, { from: date, until: date, most: 1 }).length === 1;
}

interface ReadSeries extends Periods {
  first: number;
  last: number;
}

function read(recurrence: Recurrence): ReadSeries {
  const first = toDay(recurrence.range.startDate);
  const periods = periodsOf(recurrence.pattern, first);
  return { ...periods, first, last: Math.min(lastOfAll, lastDay(recurrence, periods, first)) };
}

function lastDay({ range }: Recurrence, { perPeriod, daysOf }: Periods, first: number): number {
  if (range.type === "endDate") return toDay(range.endDate ?? range.startDate);
  if (range.type === "noEnd") return lastOfAll;
  const index = (range.numberOfOccurrences ?? 1) - 1 + daysOf(0).filter((day) => day < first).length;
  const day = daysOf(Math.floor(index / perPeriod))[index % perPeriod];
  return day === undefined || Number.isNaN(day) ? lastOfAll : day;
}

/** How many occurrences lie before a day. */
function ordinalOf({ perPeriod, daysOf, periodAt, first }: ReadSeries, day: number): number {
  const period = periodAt(day);
  if (day <= first || period < 0) return 0;
  const tooEarly = daysOf(0).filter((early) => early < first).length;
  const before = daysOf(period).filter((one) => one < day).length;
  return period * perPeriod + before - tooEarly;
}

function periodsOf(pattern: RecurrencePattern, first: number): Periods {
  const { type, interval } = pattern;
  switch (type) {
    case "daily":
      return {
        perPeriod: 1,
        daysOf: (period) => [first + period * interval],
        periodAt: (day) => Math.floor((day - first) / interval),
      };
    case "weekly":
      return weeks(pattern, first);
    case "absoluteMonthly":
    case "relativeMonthly":
      return months(pattern, monthOf(first), interval);
    case "absoluteYearly":
    case "relativeYearly":
      return months(pattern, Math.floor(monthOf(first) / 12) * 12 + (pattern.month ?? 1) - 1, interval * 12);
  }
}

function weeks({ daysOfWeek = [], firstDayOfWeek = "sunday", interval }: RecurrencePattern, first: number): Periods {
  const weekStart = weekdays.indexOf(firstDayOfWeek);
  const begin = first - ((weekdayOf(first) - weekStart + 7) % 7);
  const offsets = [...new Set(daysOfWeek)]
    .map((name) => (weekdays.indexOf(name) - weekStart + 7) % 7)
    .sort((a, b) => a - b);
  return {
    perPeriod: offsets.length,
    daysOf: (period) => offsets.map((offset) => begin + period * interval * 7 + offset),
    periodAt: (day) => Math.floor((day - begin) / (interval * 7)),
  };
}

function months(pattern: RecurrencePattern, begin: number, step: number): Periods {
  return {
    perPeriod: 1,
    daysOf: (period) => [dayIn(begin + period * step, pattern)],
    periodAt: (day) => Math.floor((monthOf(day) - begin) / step),
  };
}

/** The one day of a month: of several weekdays the index counts all, so `first` of Thursday and Friday is the earlier one. */
function dayIn(month: number, pattern: RecurrencePattern): number {
  const begin = firstDayOf(month);
  const length = lengthOf(month);
  if (pattern.type.startsWith("absolute")) return begin + Math.min(pattern.dayOfMonth ?? 1, length) - 1;
  const named = new Set((pattern.daysOfWeek ?? []).map((name) => weekdays.indexOf(name)));
  const days = Array.from({ length }, (_, index) => begin + index).filter((day) => named.has(weekdayOf(day)));
  return (pattern.index === "last" ? days.at(-1) : days[indexes.indexOf(pattern.index ?? "first")]) ?? NaN;
}
