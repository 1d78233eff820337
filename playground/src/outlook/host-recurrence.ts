import { toLocal } from "./local-time.ts";

export const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
export type Weekday = (typeof weekdays)[number];

export const weekIndexes = ["first", "second", "third", "fourth", "last"] as const;
export type WeekIndex = (typeof weekIndexes)[number];

/** Which days an appointment falls on, in the words of Microsoft Graph's `recurrencePattern`. */
export type HostPattern =
  | { type: "daily"; interval: number }
  | { type: "weekly"; interval: number; daysOfWeek: Weekday[]; firstDayOfWeek: Weekday }
  | { type: "absoluteMonthly"; interval: number; dayOfMonth: number }
  | { type: "relativeMonthly"; interval: number; daysOfWeek: Weekday[]; index: WeekIndex }
  | { type: "absoluteYearly"; interval: number; month: number; dayOfMonth: number }
  | { type: "relativeYearly"; interval: number; month: number; daysOfWeek: Weekday[]; index: WeekIndex };

export type HostEnding = { kind: "date"; date: string } | { kind: "count"; count: number } | { kind: "never" };

/** How an appointment repeats. It begins with the appointment's own start, in the appointment's own zone. */
export interface HostRecurrence {
  pattern: HostPattern;
  ending: HostEnding;
}

/** One date of a series that is not as the pattern says. `originalStart` is the moment that the pattern gave it. */
export type HostException =
  { kind: "skipped"; originalStart: string } | { kind: "moved"; originalStart: string; start: string; end: string };

export type Frequency = "once" | "daily" | "weekdays" | "weekly" | "monthly" | "yearly";

export const workingDays: Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday"];

/** What the form's first choice says of a recurrence. */
export function frequencyOf(recurrence: HostRecurrence | null): Frequency {
  switch (recurrence?.pattern.type) {
    case undefined:
      return "once";
    case "daily":
      return "daily";
    case "weekly":
      return isEveryWorkingDay(recurrence.pattern) ? "weekdays" : "weekly";
    case "absoluteMonthly":
    case "relativeMonthly":
      return "monthly";
    case "absoluteYearly":
    case "relativeYearly":
      return "yearly";
  }
}

export function isEveryWorkingDay(pattern: HostPattern): boolean {
  return (
    pattern.type === "weekly" &&
    pattern.interval === 1 &&
    pattern.daysOfWeek.length === workingDays.length &&
    workingDays.every((day) => pattern.daysOfWeek.includes(day))
  );
}

/** The pattern that a frequency begins with on a day: `2026-11-23` weekly is every Monday. */
export function patternFrom(frequency: Exclude<Frequency, "once">, day: string): HostPattern {
  const { weekday, month, dayOfMonth } = partsOf(day);
  switch (frequency) {
    case "daily":
      return { type: "daily", interval: 1 };
    case "weekdays":
      return { type: "weekly", interval: 1, daysOfWeek: workingDays, firstDayOfWeek: "monday" };
    case "weekly":
      return { type: "weekly", interval: 1, daysOfWeek: [weekday], firstDayOfWeek: "monday" };
    case "monthly":
      return { type: "absoluteMonthly", interval: 1, dayOfMonth };
    case "yearly":
      return { type: "absoluteYearly", interval: 1, month, dayOfMonth };
  }
}

/** The pattern after the appointment's day was changed: what hangs on the day follows, as in Outlook. */
export function patternOn(pattern: HostPattern, day: string): HostPattern {
  const { weekday, month, dayOfMonth } = partsOf(day);
  switch (pattern.type) {
    case "daily":
      return pattern;
    case "weekly":
      return pattern.daysOfWeek.length === 1 ? { ...pattern, daysOfWeek: [weekday] } : pattern;
    case "absoluteMonthly":
      return { ...pattern, dayOfMonth };
    case "relativeMonthly":
      return { ...pattern, ...placeInMonth(day, pattern.index === "last") };
    case "absoluteYearly":
      return { ...pattern, month, dayOfMonth };
    case "relativeYearly":
      return { ...pattern, month, ...placeInMonth(day, pattern.index === "last") };
  }
}

/** A day as a place in its month: `2026-11-23` is the fourth Monday; where it is the last one, that may be meant as well. */
export function placeInMonth(day: string, asLast = false): { daysOfWeek: Weekday[]; index: WeekIndex } {
  const { weekday, dayOfMonth } = partsOf(day);
  const nth = Math.ceil(dayOfMonth / 7);
  const last = nth === 5 || (asLast && isLastOfItsKind(day));
  return { daysOfWeek: [weekday], index: last ? "last" : (weekIndexes[nth - 1] ?? "last") };
}

export function isLastOfItsKind(day: string): boolean {
  const { year, month, dayOfMonth } = partsOf(day);
  return dayOfMonth + 7 > new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The appointment's day in its own zone. */
export function dayOf({ start, timeZone }: { start: string; timeZone: string }): string {
  return toLocal(start, timeZone).slice(0, 10);
}

export function partsOf(day: string) {
  const date = new Date(`${day}T00:00Z`);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    dayOfMonth: date.getUTCDate(),
    weekday: weekdays[date.getUTCDay()] ?? "sunday",
  };
}
