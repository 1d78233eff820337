import { DateTime } from "luxon";
import {
  atLocalTime,
  isOpenThroughout,
  localDay,
  openBetween,
  opensNext,
  type BusinessCalendar,
} from "../time/business-time.ts";
import type { BrokenRule, RoomRule, RoomRuleTerms } from "./room-rule.ts";

const minute = 60_000;
const hour = 60 * minute;

/** Who wants a room, when and for how many; `timeZone` is the site's. */
export interface RoomAsk {
  start: Date;
  end: Date;
  now: Date;
  timeZone: string;
  headCount: number;
  /** The groups of the meeting's organizer. */
  groupIds: readonly string[];
  /** How often she holds the room in that week already; null where it was not counted, then `max_per_week` is not judged. */
  heldThatWeek: number | null;
}

/** The first rule that refuses, in the order of their names; null where none does. Set-up and clear-down do not count. */
export function brokenRule(rules: readonly RoomRule[], ask: RoomAsk): BrokenRule | null {
  const byName = [...rules].sort((a, b) => a.name.localeCompare(b.name));
  for (const { name, terms } of byName) {
    const allowed = whatIsAllowed(terms, ask);
    if (allowed !== null) return { name, kind: terms.kind, allowed };
  }
  return null;
}

/** Whether the site is closed at some time between start and end; null where it is open throughout. */
export function closedSite(
  calendar: BusinessCalendar | null,
  { start, end }: { start: Date; end: Date },
): BrokenRule | null {
  if (calendar === null || isOpenThroughout(calendar, start, end)) return null;
  const opensAt = opensNext(calendar, start);
  return { name: "", kind: "site_hours", allowed: opensAt === null ? {} : { opensAt: opensAt.toISOString() } };
}

/** The Monday of the week of a moment and the one after it, by the site's clock. */
export function weekOf(at: Date, timeZone: string): { from: Date; until: Date } {
  const monday = localDay(at, { timeZone }).startOf("week");
  return { from: monday.toJSDate(), until: monday.plus({ weeks: 1 }).toJSDate() };
}

type Allowed = BrokenRule["allowed"];

/** Null where the terms are kept. */
function whatIsAllowed(terms: RoomRuleTerms, ask: RoomAsk): Allowed | null {
  switch (terms.kind) {
    case "max_days_ahead":
      return daysAhead(ask) <= terms.days ? null : { days: terms.days };
    case "max_minutes":
      return ask.end.getTime() - ask.start.getTime() <= terms.minutes * minute ? null : { minutes: terms.minutes };
    case "max_per_week":
      return ask.heldThatWeek === null || ask.heldThatWeek < terms.bookings ? null : { bookings: terms.bookings };
    case "min_head_count":
      return ask.headCount >= terms.people ? null : { people: terms.people };
    case "only_groups":
      return isInOneOf(terms.groupIds, ask) ? null : {};
    case "priority_hours":
      return priority(terms, ask);
    case "bookable_hours":
      return bookableHours(terms.hours, ask);
    case "closed_period":
      return closedPeriod(terms, ask);
  }
}

function isInOneOf(groupIds: readonly string[], ask: RoomAsk): boolean {
  return groupIds.some((id) => ask.groupIds.includes(id));
}

/** Counted in days of the site: a meeting late tomorrow is one day ahead. */
function daysAhead({ start, now, timeZone }: RoomAsk): number {
  return localDay(start, { timeZone }).diff(localDay(now, { timeZone }), "days").days;
}

function priority(terms: Extract<RoomRuleTerms, { kind: "priority_hours" }>, ask: RoomAsk): Allowed | null {
  if (isInOneOf(terms.groupIds, ask)) return null;
  const { opens, closes, weekdays } = terms;
  const hours = {
    timeZone: ask.timeZone,
    hours: weekdays.map((weekday) => ({ weekday, opens, closes })),
    holidays: [],
  };
  if (openBetween(hours, ask.start, ask.end).length === 0) return null;
  const from = new Date(ask.start.getTime() - terms.othersFromHoursBefore * hour);
  return ask.now >= from ? null : { from: from.toISOString() };
}

function bookableHours(
  hours: Extract<RoomRuleTerms, { kind: "bookable_hours" }>["hours"],
  ask: RoomAsk,
): Allowed | null {
  const everyDay = [1, 2, 3, 4, 5, 6, 7];
  const calendar: BusinessCalendar = {
    timeZone: ask.timeZone,
    hours: hours.flatMap(({ weekday, opens, closes }) =>
      (weekday === null ? everyDay : [weekday]).map((day) => ({ weekday: day, opens, closes })),
    ),
    holidays: [],
  };
  if (isOpenThroughout(calendar, ask.start, ask.end)) return null;
  const day = localDay(ask.start, ask);
  const [sameDay] = openBetween(calendar, day.toJSDate(), day.plus({ days: 1 }).toJSDate());
  if (sameDay) return { from: new Date(sameDay.opens).toISOString(), until: new Date(sameDay.closes).toISOString() };
  const opensAt = opensNext(calendar, ask.start);
  return opensAt === null ? {} : { opensAt: opensAt.toISOString() };
}

function closedPeriod(terms: Extract<RoomRuleTerms, { kind: "closed_period" }>, ask: RoomAsk): Allowed | null {
  const { firstDay, lastDay } = terms;
  const zone = { zone: ask.timeZone };
  const from = atLocalTime(DateTime.fromISO(firstDay, zone), "00:00");
  const until = atLocalTime(DateTime.fromISO(lastDay, zone).plus({ days: 1 }), "00:00");
  const overlaps = ask.start.getTime() < until && ask.end.getTime() > from;
  return overlaps ? { firstDay, lastDay } : null;
}
