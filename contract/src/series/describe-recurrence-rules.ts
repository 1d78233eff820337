import type { DayOfWeek, Recurrence, WeekIndex } from "./recurrence.ts";
import { countOccurrences, lastDateOf } from "./recurrence-rules.ts";

/** One whole sentence each in every language: `recurrence.<kind>`. `_every` is for an interval of more than one. */
export type PatternKind =
  "daily" | "weekly" | "monthly_on_day" | "monthly_on_weekday" | "yearly_on_day" | "yearly_on_weekday";

export interface RecurrenceWords {
  pattern: {
    kind: PatternKind | `${PatternKind}_every`;
    interval: number;
    /** In the order of the week; empty where the pattern has none. */
    days: DayOfWeek[];
    dayOfMonth: number | null;
    /** 1 is January. */
    month: number | null;
    index: WeekIndex | null;
  };
  /** A sentence of its own: `recurrence.<kind>`. */
  range: { kind: "no_end" | "until" | "times"; startDate: string; endDate: string | null; times: number | null };
}

const kinds = {
  daily: "daily",
  weekly: "weekly",
  absoluteMonthly: "monthly_on_day",
  relativeMonthly: "monthly_on_weekday",
  absoluteYearly: "yearly_on_day",
  relativeYearly: "yearly_on_weekday",
} as const;
const ranges = { noEnd: "no_end", endDate: "until", numbered: "times" } as const;
const week: readonly DayOfWeek[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Whether two recurrences mean the same: members that do not count for their type, and the zone's name, may differ. */
export function sameRecurrence(one: Recurrence, other: Recurrence): boolean {
  const meaning = (recurrence: Recurrence) => {
    const { type, interval, firstDayOfWeek = "sunday" } = recurrence.pattern;
    const weekStart = type === "weekly" && interval > 1 ? firstDayOfWeek : null;
    return JSON.stringify([describeRecurrence(recurrence), weekStart]);
  };
  return meaning(one) === meaning(other);
}

/** A recurrence as data for its two sentences, when it is and how long it goes on; members that do not count are null. */
export function describeRecurrence(recurrence: Recurrence): RecurrenceWords {
  const { pattern, range } = recurrence;
  const { type, interval, daysOfWeek = [] } = pattern;
  const kind = kinds[type];
  const isRelative = type.startsWith("relative");
  return {
    pattern: {
      kind: interval === 1 ? kind : `${kind}_every`,
      interval,
      days: type === "weekly" || isRelative ? week.filter((day) => daysOfWeek.includes(day)) : [],
      dayOfMonth: type.startsWith("absolute") ? (pattern.dayOfMonth ?? null) : null,
      month: type.endsWith("Yearly") ? (pattern.month ?? null) : null,
      index: isRelative ? (pattern.index ?? "first") : null,
    },
    range: {
      kind: ranges[range.type],
      startDate: range.startDate,
      endDate: lastDateOf(recurrence),
      times: range.type === "numbered" ? countOccurrences(recurrence) : null,
    },
  };
}
