import { occurrenceMoment, wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import { lastDateOf, occurrenceDates } from "@magic-meetings/contract/series/recurrence-rules.ts";
import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";
import type { CalendarEvent } from "./calendar-event.ts";

/** More dates than any pattern gives until its end is in sight. */
const mostDates = 20_000;

/**
 * A series without the dates that are not over yet; the same recurrence where none is to come, null where nothing is left
 * of it. What is no series has nothing left.
 */
export function endedRecurrence({ input }: Pick<CalendarEvent, "input">, now: Date): Recurrence | null {
  const { recurrence, timeZone } = input;
  if (recurrence === undefined) return null;
  const start = new Date(input.start);
  const length = Date.parse(input.end) - start.getTime();
  const { time } = wallClock(start, timeZone);
  const isOver = (date: string) => occurrenceMoment(date, time, timeZone).getTime() + length <= now.getTime();
  const until = wallClock(now, timeZone).date;
  const endDate = occurrenceDates(recurrence, { until, most: mostDates }).filter(isOver).at(-1);
  if (endDate === undefined) return null;
  if (endDate === lastDateOf(recurrence)) return recurrence;
  const { numberOfOccurrences: _, ...range } = recurrence.range;
  return { ...recurrence, range: { ...range, type: "endDate", endDate } };
}
