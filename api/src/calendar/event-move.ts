import { occurrenceMoment, wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import { toIanaZone } from "@magic-meetings/contract/time/windows-zones.ts";
import type { CalendarEvent } from "./calendar-event.ts";
import { CalendarProblem, type EventTime } from "./calendar-port.ts";

// What both calendars have in common when an event is moved or renamed: whether it may be, and how its new time is written.

/** What a writing finds. */
export type BeforeWrite = "to_write" | "as_wanted" | "elsewhere";

/** Whether an event stands where it is expected; refuses a whole series with `CalendarProblem` "refused". */
export function beforeMove(
  event: CalendarEvent,
  { to, expected }: { to: EventTime; expected: readonly EventTime[] },
): BeforeWrite {
  if (event.kind === "series") throw new CalendarProblem("refused", "A whole series is not moved as one event is");
  if (event.isCancelled) return "elsewhere";
  if (isAt(event, to)) return "as_wanted";
  return expected.some((time) => isAt(event, time)) ? "to_write" : "elsewhere";
}

/** Whether an event is called as expected. */
export function beforeRename(
  { isCancelled, input: { subject } }: CalendarEvent,
  { to, expected }: { to: string; expected: readonly string[] },
): BeforeWrite {
  if (isCancelled) return "elsewhere";
  if (subject === to) return "as_wanted";
  return expected.includes(subject) ? "to_write" : "elsewhere";
}

function isAt({ input }: CalendarEvent, { start, end }: EventTime): boolean {
  return Date.parse(input.start) === start.getTime() && Date.parse(input.end) === end.getTime();
}

interface WrittenMoment {
  dateTime: string;
  timeZone: string;
}

/** A new time as Graph takes it, in the event's own zone: written in UTC, everybody's calendar would call the meeting one of UTC's. */
export function writtenTime(
  { input: { timeZone } }: CalendarEvent,
  { start, end }: EventTime,
): { start: WrittenMoment; end: WrittenMoment } {
  const [first, last] = [inZone(start, timeZone), inZone(end, timeZone)];
  if (first !== undefined && last !== undefined) return { start: first, end: last };
  return { start: inUtc(start), end: inUtc(end) };
}

/** Undefined where the zone is not known, or its clock shows this time twice and would be understood as the other. */
function inZone(moment: Date, timeZone: string): WrittenMoment | undefined {
  if (toIanaZone(timeZone) === undefined) return undefined;
  const { date, time } = wallClock(moment, timeZone);
  const isUnderstood = occurrenceMoment(date, time, timeZone).getTime() === Math.floor(moment.getTime() / 1000) * 1000;
  return isUnderstood ? { dateTime: `${date}T${time}`, timeZone } : undefined;
}

function inUtc(moment: Date): WrittenMoment {
  return { dateTime: moment.toISOString().slice(0, -1), timeZone: "UTC" };
}
