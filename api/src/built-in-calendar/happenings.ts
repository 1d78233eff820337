import { wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import type { Event } from "../graph/graph-event.ts";
import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { Queries } from "../db/queries.ts";
import { readGraphEvent } from "../graph/graph-event.ts";
import { listDatesOfSeries, listEventsOf, type KeptEvent } from "./calendar-event-sql.ts";
import { occurrenceContent, patternDates } from "./series-dates.ts";

/** What a calendar shows: an event, or one date of a series. */
export interface Happening {
  /** The organizer's. */
  mailbox: string;
  eventId: string;
  /** The series and the date by its pattern, where it is one of a series. */
  series: { eventId: string; date: string } | null;
  content: Event;
  event: CalendarEvent;
  isCancelled: boolean;
}

interface Asked {
  tenantId: string;
  mailboxes: readonly string[];
  from: Date;
  to: Date;
}

/** What is in these people's and rooms' calendars between two moments, cancelled ones as well, in order of time. */
export async function listHappenings(db: Queries, asked: Asked): Promise<Happening[]> {
  const { tenantId, from, to } = asked;
  const kept = await listEventsOf(db, asked);
  const all = await Promise.all(
    kept.map(async (one) => {
      if (one.seriesEventId !== null) return [];
      const event = readGraphEvent(one.content);
      if (event.kind !== "series") return [toHappening(one, event)];
      return datesOf(db, { tenantId, series: one, event, from, to });
    }),
  );
  const happenings = all.flat().sort((one, other) => one.event.input.start.localeCompare(other.event.input.start));
  return happenings.filter(({ event: { input } }) => new Date(input.start) < to && new Date(input.end) > from);
}

function toHappening({ mailbox, eventId, content }: KeptEvent, event: CalendarEvent): Happening {
  return { mailbox, eventId, series: null, content, event, isCancelled: event.isCancelled };
}

interface SeriesAsked {
  tenantId: string;
  series: KeptEvent;
  event: CalendarEvent;
  from: Date;
  to: Date;
}

/** A series' dates by its pattern, with those of their own in their places. */
async function datesOf(db: Queries, { tenantId, series, event, from, to }: SeriesAsked): Promise<Happening[]> {
  const { mailbox, eventId } = series;
  const own = await listDatesOfSeries(db, { tenantId, mailbox, seriesEventIds: [eventId] });
  const { timeZone } = event.input;
  const changed = new Map(own.map((one) => [dateOf(one, timeZone), one]));
  const untouched = patternDates(event, from, to).filter(({ date }) => !changed.has(date));
  const byPattern = untouched.map((date) => {
    const content = occurrenceContent(series.content, date);
    const isCancelled = event.isCancelled || event.cancelledDates.includes(date.date);
    return { date: date.date, eventId: content.id ?? "", content, isCancelled };
  });
  const moved = [...changed].flatMap(([date, one]) =>
    one.isDeleted ? [] : [{ date, eventId: one.eventId, content: one.content, isCancelled: event.isCancelled }],
  );
  return [...byPattern, ...moved].map(({ date, content, isCancelled, ...one }) => {
    const read = readGraphEvent(content);
    const series = { eventId, date };
    return {
      mailbox,
      eventId: one.eventId,
      series,
      content,
      event: read,
      isCancelled: isCancelled || read.isCancelled,
    };
  });
}

function dateOf({ content, updatedAt }: KeptEvent, timeZone: string): string {
  const moment = readGraphEvent(content).occurrenceOf?.originalStart ?? updatedAt.toISOString();
  return wallClock(new Date(moment), timeZone).date;
}
