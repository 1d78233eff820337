import { occurrenceMoment, wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import { occurrenceDates } from "@magic-meetings/contract/series/recurrence-rules.ts";
import type { Event } from "../graph/graph-event.ts";
import type { CalendarEvent } from "../calendar/calendar-event.ts";
import { readGraphEvent } from "../graph/graph-event.ts";

// A series' dates as the calendar gives them: by the pattern, with what was done to single ones on top.

/** A date of a series by its pattern. */
export interface PatternDate {
  /** `YYYY-MM-DD` in the series' zone. */
  date: string;
  start: Date;
  end: Date;
}

/** How an occurrence is called: by its series and its date. */
export function occurrenceId(seriesEventId: string, date: string): string {
  return `${seriesEventId.replace(/=+$/, "")}${date.replaceAll("-", "")}=`;
}

/** Which series and date an occurrence's name may mean. */
export function seriesOfOccurrence(eventId: string): { seriesEventIds: string[]; date: string } | undefined {
  const parts = /^(.+)(\d{4})(\d{2})(\d{2})=$/.exec(eventId);
  if (parts === null) return undefined;
  const [, base = "", year = "", month = "", day = ""] = parts;
  return { seriesEventIds: [base, `${base}=`, `${base}==`], date: `${year}-${month}-${day}` };
}

/** How Graph names a cancelled date in its series. */
export function cancelledName(seriesEventId: string, date: string): string {
  return `OID.${seriesEventId}.${date}`;
}

/** The dates that a series' pattern gives between two moments, whatever became of them. */
export function patternDates(series: CalendarEvent, from: Date, to: Date, most = 400): PatternDate[] {
  const { recurrence, start, end, timeZone } = series.input;
  if (recurrence === undefined) return [];
  const lasts = Date.parse(end) - Date.parse(start);
  const { time } = wallClock(new Date(start), timeZone);
  const days = occurrenceDates(recurrence, {
    from: wallClock(new Date(from.getTime() - lasts), timeZone).date,
    until: wallClock(to, timeZone).date,
    most,
  });
  return days
    .map((date) => {
      const begin = occurrenceMoment(date, time, timeZone);
      return { date, start: begin, end: new Date(begin.getTime() + lasts) };
    })
    .filter((one) => one.start < to && one.end > from);
}

/** What a series' pattern gives on a day. */
export function patternDateOn(series: CalendarEvent, date: string): PatternDate | undefined {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const around = 2 * 86_400_000;
  const near = patternDates(series, new Date(noon - around), new Date(noon + around));
  return near.find((one) => one.date === date);
}

/** A date of a series as Graph would give it, where nothing was done to it. */
export function occurrenceContent(series: Event, { date, start, end }: PatternDate): Event {
  const { recurrence: _pattern, cancelledOccurrences: _cancelled, ...shared } = series;
  const eventId = series.id ?? "";
  return {
    ...shared,
    id: occurrenceId(eventId, date),
    iCalUId: datedUid(series.iCalUId ?? eventId, date),
    type: "occurrence",
    recurrence: null,
    seriesMasterId: eventId,
    originalStart: start.toISOString(),
    start: { dateTime: start.toISOString().slice(0, -1), timeZone: "UTC" },
    end: { dateTime: end.toISOString().slice(0, -1), timeZone: "UTC" },
    originalStartTimeZone: series.originalStartTimeZone ?? readGraphEvent(series).input.timeZone,
  };
}

const uidPrefix = "040000008200E00074C5B7101A82E008";

/** Exchange writes an occurrence's date behind the fixed beginning of its series' UID; elsewhere it goes behind. */
function datedUid(iCalUid: string, date: string): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const hex = (number: number, digits: number) => number.toString(16).toUpperCase().padStart(digits, "0");
  if (!iCalUid.toUpperCase().startsWith(uidPrefix)) return `${iCalUid}-${date}`;
  const stamp = hex(year, 4) + hex(month, 2) + hex(day, 2);
  return iCalUid.slice(0, uidPrefix.length) + stamp + iCalUid.slice(uidPrefix.length + 8);
}
