import { createHash } from "node:crypto";
import { recurrenceProblems } from "@magic-meetings/contract/series/recurrence-problem-rules.ts";
import { lastDateOf } from "@magic-meetings/contract/series/recurrence-rules.ts";
import { occurrenceMoment, wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import type { Event } from "../graph/graph-event.ts";
import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { SeenEvent } from "../calendar/calendar-port.ts";
import type { Queries } from "../db/queries.ts";
import { readGraphEvent } from "../graph/graph-event.ts";
import { listDatesOfSeries, lockEventById, upsertEvent, type KeptEvent } from "./calendar-event-sql.ts";
import { cancelledName } from "./series-dates.ts";

export interface EventToTake {
  tenantId: string;
  mailbox: string;
  content: Event;
  /** The system's moment: what changed since when is asked by it. */
  now: Date;
  newId: () => string;
  isDeleted?: boolean;
}

const day = 86_400_000;
/** A series without an end counts as this long. */
const endless = 3_650 * day;

/**
 * Keeps an event as a calendar does: under the id it came with, with a change key of its own and the moment of the
 * change. An event that came without an id is not one of a calendar, and undefined.
 */
export async function keepEvent(db: Queries, taking: EventToTake): Promise<SeenEvent | undefined> {
  const { tenantId, mailbox, now, newId, isDeleted = false } = taking;
  const eventId = taking.content.id ?? "";
  if (eventId === "" || eventId.length > 1_000) return undefined;
  const event = readGraphEvent(taking.content);
  const before = await lockEventById(db, { tenantId, mailbox, eventId });
  // Two changes within a millisecond are still one after the other.
  const modified = new Date(Math.max(now.getTime(), (before?.updatedAt.getTime() ?? 0) + 1));
  const content: Event = {
    ...taking.content,
    changeKey: changeKeyFor(taking.content, before, modified),
    lastModifiedDateTime: modified.toISOString(),
    createdDateTime: before?.content.createdDateTime ?? modified.toISOString(),
  };
  const kept: KeptEvent = {
    mailbox,
    eventId,
    iCalUid: content.iCalUId ?? eventId,
    seriesEventId: event.kind === "occurrence" ? (content.seriesMasterId ?? null) : null,
    changeKey: content.changeKey ?? "",
    content,
    ...reachOf(event),
    updatedAt: modified,
    isDeleted,
  };
  await upsertEvent(db, {
    ...kept,
    tenantId,
    id: newId(),
    people: peopleOf(mailbox, event),
    now: modified,
  });
  if (event.kind === "occurrence") await noteInSeries(db, taking, kept, event);
  return toSeen(db, tenantId, kept);
}

/** The event as the calendar's port gives it. */
export async function toSeen(db: Queries, tenantId: string, kept: KeptEvent): Promise<SeenEvent> {
  const { mailbox, eventId, iCalUid, changeKey, content } = kept;
  const event = readGraphEvent(content);
  const isSeries = event.kind === "series";
  const dates = isSeries ? await listDatesOfSeries(db, { tenantId, mailbox, seriesEventIds: [eventId] }) : [];
  const exceptions = dates
    .filter(({ isDeleted }) => !isDeleted)
    .map((one) => ({ eventId: one.eventId, changeKey: one.changeKey }));
  const modifiedAt = content.lastModifiedDateTime ?? null;
  return { mailbox, eventId, iCalUid, changeKey, modifiedAt, event, exceptions };
}

/** A sender's own key is kept where it is a new one; what did not come with one gets one. */
function changeKeyFor({ changeKey }: Event, before: KeptEvent | undefined, modified: Date): string {
  if (changeKey && changeKey !== before?.changeKey && changeKey.length <= 200) return changeKey;
  const seed = `${before?.changeKey ?? ""} ${modified.toISOString()} ${before?.eventId ?? ""}`;
  return createHash("sha256").update(seed).digest("base64url").slice(0, 24);
}

function peopleOf(mailbox: string, { input, organizerEmail }: CalendarEvent): string[] {
  const invited = input.attendees.map(({ email }) => email);
  return [...new Set([mailbox, ...(organizerEmail === null ? [] : [organizerEmail]), ...invited])];
}

/** From the first begin to the last end. */
function reachOf({ input }: CalendarEvent): { start: Date; end: Date } {
  const start = new Date(input.start);
  const end = new Date(input.end);
  // What is wrong with a pattern the meetings' rules say.
  if (input.recurrence === undefined || recurrenceProblems(input.recurrence).length > 0) return { start, end };
  const last = lastDateOf(input.recurrence);
  if (last === null) return { start, end: new Date(end.getTime() + endless) };
  const lastStart = occurrenceMoment(last, wallClock(start, input.timeZone).time, input.timeZone);
  return { start, end: new Date(Math.max(end.getTime(), lastStart.getTime() + end.getTime() - start.getTime())) };
}

/** A series names the dates that were cancelled singly. */
async function noteInSeries(db: Queries, taking: EventToTake, kept: KeptEvent, event: CalendarEvent): Promise<void> {
  const { tenantId, mailbox, now } = taking;
  if (kept.seriesEventId === null || event.occurrenceOf === null) return;
  const series = await lockEventById(db, { tenantId, mailbox, eventId: kept.seriesEventId });
  if (series === undefined) return;
  const zone = readGraphEvent(series.content).input.timeZone;
  const name = cancelledName(series.eventId, wallClock(new Date(event.occurrenceOf.originalStart), zone).date);
  const before = series.content.cancelledOccurrences ?? [];
  const isCancelled = kept.isDeleted || event.isCancelled;
  if (before.includes(name) === isCancelled) return;
  const cancelledOccurrences = isCancelled ? [...before, name] : before.filter((one) => one !== name);
  const content = { ...series.content, cancelledOccurrences };
  await keepEvent(db, { ...taking, content, now, isDeleted: series.isDeleted });
}
