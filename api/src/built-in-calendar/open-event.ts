import type { Event } from "../graph/graph-event.ts";
import { CalendarProblem } from "../calendar/calendar-port.ts";
import type { Queries } from "../db/queries.ts";
import { readGraphEvent } from "../graph/graph-event.ts";
import { findEventById, listDatesOfSeries, lockEventById, type KeptEvent } from "./calendar-event-sql.ts";
import type { EventPlace } from "./event-place.ts";
import { keepEvent } from "./keep-event.ts";
import { occurrenceContent, patternDateOn, seriesOfOccurrence } from "./series-dates.ts";

/** An event as a hand in the calendar takes it up; a date of a series that nobody touched yet is as its pattern has it. */
export async function openEvent(db: Queries, tenantId: string, place: EventPlace): Promise<KeptEvent | undefined> {
  const own = await lockEventById(db, { tenantId, ...place });
  return own ?? (await findByPattern(db, tenantId, place));
}

/** A date of a series to which nothing was done, by its own name. */
export async function findByPattern(
  db: Queries,
  tenantId: string,
  { mailbox, eventId }: EventPlace,
): Promise<KeptEvent | undefined> {
  const occurrence = seriesOfOccurrence(eventId);
  for (const seriesEventId of occurrence?.seriesEventIds ?? []) {
    const series = await findEventById(db, { tenantId, mailbox, eventId: seriesEventId });
    if (series !== undefined && !series.isDeleted) return dateByPattern(series, occurrence?.date ?? "");
  }
  return undefined;
}

/** A date of a series as its pattern has it; undefined where the pattern does not give it, or it was taken out. */
export function dateByPattern(series: KeptEvent, date: string): KeptEvent | undefined {
  const event = readGraphEvent(series.content);
  const found = event.cancelledDates.includes(date) ? undefined : patternDateOn(event, date);
  if (found === undefined) return undefined;
  const content = occurrenceContent(series.content, found);
  const { id = "", iCalUId } = content;
  return { ...series, eventId: id, iCalUid: iCalUId ?? id, seriesEventId: series.eventId, content };
}

export interface Hand {
  tenantId: string;
  place: EventPlace;
  now: Date;
  newId: () => string;
}

/** Somebody changes an event in her calendar; throws `CalendarProblem` "gone" where it is not there. Gives whether it is another one now. */
export async function changeEvent(db: Queries, hand: Hand, change: (content: Event) => Event): Promise<boolean> {
  const { tenantId, place } = hand;
  const open = await openEvent(db, tenantId, place);
  if (open === undefined || open.isDeleted) throw new CalendarProblem("gone", "There is no such event");
  const content = change(open.content);
  if (content === open.content) return false;
  const isDate = open.seriesEventId !== null;
  await keepEvent(db, {
    ...hand,
    mailbox: place.mailbox,
    content: isDate ? { ...content, type: "exception" } : content,
  });
  return true;
}

/** Somebody deletes an event, or brings a deleted one back; a series goes and comes with its dates. */
export async function deleteEvent(db: Queries, hand: Hand, isDeleted = true): Promise<void> {
  const { tenantId, place } = hand;
  const open = await openEvent(db, tenantId, place);
  if (open === undefined) throw new CalendarProblem("gone", "There is no such event");
  const { mailbox } = place;
  await keepEvent(db, { ...hand, mailbox, content: open.content, isDeleted });
  const dates = await listDatesOfSeries(db, { tenantId, mailbox, seriesEventIds: [place.eventId] });
  for (const { content } of dates) await keepEvent(db, { ...hand, mailbox, content, isDeleted });
}
