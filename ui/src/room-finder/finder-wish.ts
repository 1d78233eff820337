import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { addDays, atClockTime, clockTime, dayKey, startOfDay } from "../format/moments.ts";

// What somebody looks for. Start and end are moments, so a half-hour that the clock shows twice is still one of the two;
// the bar shows and takes them as the clock of the first site.

export interface FinderWish {
  start: string;
  end: string;
  people: number;
  /** The first one's clock counts, and its rooms are in the grid and on the plan. */
  sites: readonly string[];
  features: readonly string[];
  /** Empty: any. */
  layout: string;
  /** A floor; empty: anywhere. */
  near: string;
}

const minute = 60_000;
const longest = 24 * 60 * minute;

/** The next whole half-hour, for an hour. */
export function firstWish(now: Date, site: string): FinderWish {
  const start = Math.ceil(now.getTime() / (30 * minute)) * 30 * minute;
  return { ...nothing, start: iso(start), end: iso(start + 60 * minute), people: 2, sites: [site] };
}

/** What a meeting needs; at the given site where the meeting has none. */
export function wishOfMeeting(meeting: Meeting, site: string): FinderWish {
  const { start, end, locations } = meeting;
  const sites = locations.map((location) => location.site.id);
  const people = Math.max(1, locations[0]?.headCount ?? 1);
  return { ...nothing, start, end, people, sites: sites.length ? [sites[0] ?? site] : [site] };
}

/** The same clock times on another day. */
export function onDay(wish: FinderWish, day: string, timeZone: string): FinderWish {
  const nights = daysBetween(dayKey(wish.start, timeZone), dayKey(wish.end, timeZone));
  return {
    ...wish,
    start: atClock(day, clockTime(wish.start, timeZone), timeZone),
    end: atClock(addDays(day, nights), clockTime(wish.end, timeZone), timeZone),
  };
}

/** Another start keeps the length. */
export function from(wish: FinderWish, clock: string, timeZone: string): FinderWish {
  const start = atClock(dayKey(wish.start, timeZone), clock, timeZone);
  const length = Date.parse(wish.end) - Date.parse(wish.start);
  return { ...wish, start, end: iso(Date.parse(start) + Math.max(length, 0)) };
}

/** Another end on the day of the start; `24:00` and `00:00` are the end of that day. */
export function until(wish: FinderWish, clock: string, timeZone: string): FinderWish {
  const day = dayKey(wish.start, timeZone);
  return {
    ...wish,
    end: clock === "00:00" ? startOfDay(addDays(day, 1), timeZone).toISOString() : atClock(day, clock, timeZone),
  };
}

/** Whether one wish differs from another by its time alone. */
export function keepsNeeds(one: FinderWish, other: FinderWish): boolean {
  const { start, end } = one;
  return JSON.stringify(one) === JSON.stringify({ ...other, start, end });
}

/** What is wrong with the times; undefined where they can be looked for. */
export function wishProblem({
  start,
  end,
}: Pick<FinderWish, "start" | "end">): "finder.order" | "finder.tooLong" | undefined {
  const length = Date.parse(end) - Date.parse(start);
  if (length <= 0) return "finder.order";
  return length > longest ? "finder.tooLong" : undefined;
}

const nothing = { features: [], layout: "", near: "" } as const;

function atClock(day: string, clock: string, timeZone: string): string {
  return atClockTime(startOfDay(day, timeZone).toISOString(), clock, timeZone);
}

function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(`${last}T12:00:00Z`) - Date.parse(`${first}T12:00:00Z`)) / 86_400_000);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
