import { DateTime } from "luxon";
import { rememberedZone } from "./remembered-zone.ts";

// Business time: when a site or a vendor is open, by its local clock.

/** Times are local, `HH:MM` or `HH:MM:SS`; weekdays as ISO 8601 counts them, 1 is Monday; days are `YYYY-MM-DD`. */
export interface BusinessCalendar {
  timeZone: string;
  hours: { weekday: number; opens: string; closes: string }[];
  /** On these days other hours hold; without hours the day is closed. */
  holidays: { day: string; opens: string | null; closes: string | null; name?: string }[];
}

/** Moments in milliseconds. */
export interface OpenPeriod {
  opens: number;
  closes: number;
}

/** The open periods of a local day in order, as moments. */
export function openPeriods(day: DateTime, calendar: BusinessCalendar): OpenPeriod[] {
  const date = day.toISODate();
  const special = calendar.holidays.filter((holiday) => holiday.day === date);
  const hours = special.length > 0 ? special : calendar.hours.filter((hour) => hour.weekday === day.weekday);
  return hours
    .flatMap(({ opens, closes }) =>
      opens !== null && closes !== null ? [{ opens: atLocalTime(day, opens), closes: atLocalTime(day, closes) }] : [],
    )
    .sort((a, b) => a.opens - b.opens);
}

/** Whether there is an open period on a local day, without reckoning when. */
export function isBusinessDay(day: DateTime, { hours, holidays }: BusinessCalendar): boolean {
  const date = holidays.length === 0 ? null : day.toISODate();
  const special = holidays.filter((holiday) => holiday.day === date);
  if (special.length === 0) return hours.some((hour) => hour.weekday === day.weekday);
  return special.some(({ opens, closes }) => opens !== null && closes !== null);
}

/** The start of the day of a moment, by the local clock. */
export function localDay(at: Date, { timeZone }: Pick<BusinessCalendar, "timeZone">): DateTime {
  return DateTime.fromJSDate(at, { zone: rememberedZone(timeZone) }).startOf("day");
}

/** A local time that a clock change leaves out is moved on by the gap; one that it repeats is its first. */
export function atLocalTime(day: DateTime, time: string): number {
  const [hour = 0, minutes = 0] = time.split(":").map(Number);
  return day.set({ hour, minute: minutes }).toMillis();
}

/** The open time between two moments, in order; periods that adjoin are one. Without a calendar it is always open. */
export function openBetween(calendar: BusinessCalendar | null, from: Date, to: Date): OpenPeriod[] {
  const [first, last] = [from.getTime(), to.getTime()];
  if (calendar === null) return [{ opens: first, closes: last }];
  const periods: OpenPeriod[] = [];
  // What was opened late on the day before may close after midnight only by adjoining; a day is looked at whole.
  for (let day = localDay(from, calendar); day.toMillis() < last; day = day.plus({ days: 1 })) {
    for (const { opens, closes } of openPeriods(day, calendar)) {
      const before = periods.at(-1);
      if (before && before.closes >= opens) before.closes = Math.max(before.closes, closes);
      else periods.push({ opens, closes });
    }
  }
  return periods
    .map(({ opens, closes }) => ({ opens: Math.max(opens, first), closes: Math.min(closes, last) }))
    .filter(({ opens, closes }) => opens < closes);
}

/** Whether it is open from the first to the last moment without a break. */
export function isOpenThroughout(calendar: BusinessCalendar | null, from: Date, to: Date): boolean {
  const [only] = openBetween(calendar, from, to);
  return only !== undefined && only.opens === from.getTime() && only.closes === to.getTime();
}

/** When it opens next, at or after a moment; null where it does not within `days`. */
export function opensNext(calendar: BusinessCalendar, from: Date, days = 60): Date | null {
  const first = localDay(from, calendar);
  for (let step = 0; step < days; step += 1) {
    const next = openPeriods(first.plus({ days: step }), calendar).find(({ closes }) => closes > from.getTime());
    if (next) return new Date(Math.max(next.opens, from.getTime()));
  }
  return null;
}

/** The moment after so many open minutes; without a calendar every minute counts. Null where it does not open enough in `days`. */
export function afterOpenMinutes(
  calendar: BusinessCalendar | null,
  from: Date,
  minutes: number,
  days = 60,
): Date | null {
  let left = minutes * 60_000;
  if (calendar === null) return new Date(from.getTime() + left);
  const until = localDay(from, calendar).plus({ days }).toJSDate();
  for (const { opens, closes } of openBetween(calendar, from, until)) {
    if (closes - opens >= left) return new Date(opens + left);
    left -= closes - opens;
  }
  return null;
}
