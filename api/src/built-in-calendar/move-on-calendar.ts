import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";
import { wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import type { CalendarEvent } from "../calendar/calendar-event.ts";
import { endedRecurrence } from "../calendar/ended-recurrence.ts";
import { beforeMove, beforeRename, writtenTime, type BeforeWrite } from "../calendar/event-move.ts";
import { CalendarProblem, type EventTime, type EventWrite } from "../calendar/calendar-port.ts";
import { newId } from "../db/new-id.ts";
import { inTenant, type Tx } from "../db/transaction.ts";
import type { Event } from "../graph/graph-event.ts";
import { readGraphEvent } from "../graph/graph-event.ts";
import type { BuiltIn } from "./built-in.ts";
import { listDatesOfSeries } from "./calendar-event-sql.ts";
import type { EventPlace } from "./event-place.ts";
import { toSeen } from "./keep-event.ts";
import { changeEvent, deleteEvent, openEvent, type Hand } from "./open-event.ts";

interface Move {
  to: EventTime;
  expected: readonly EventTime[];
}

/** What is to be written into an event, and whether it may be. */
interface Writing {
  before(event: CalendarEvent): BeforeWrite;
  change(content: Event): Event;
}

/** Gives an event another time where it stands as expected. */
export function moveOnCalendar(about: BuiltIn, place: EventPlace, move: Move): Promise<EventWrite> {
  return writeOnCalendar(about, place, {
    before: (event) => beforeMove(event, move),
    change: (content) => at(content, move.to),
  });
}

/** Gives an event another subject where it is called as expected. */
export function renameOnCalendar(
  about: BuiltIn,
  place: EventPlace,
  name: { to: string; expected: readonly string[] },
): Promise<EventWrite> {
  return writeOnCalendar(about, place, {
    before: (event) => beforeRename(event, name),
    change: (content) => ({ ...content, subject: name.to }),
  });
}

/** Deletes an event or a date; a series that has begun gets an end. */
export async function cancelOnCalendar(about: BuiltIn, place: EventPlace, now: Date): Promise<void> {
  const { pool, tenantId, told } = about;
  const hand = handOf(about, place);
  const isChanged = await inTenant(pool, tenantId, async (tx) => {
    const open = await openEvent(tx, tenantId, place);
    if (open === undefined || open.isDeleted) return false;
    const event = readGraphEvent(open.content);
    const left = endedRecurrence(event, now);
    if (left === null) await deleteEvent(tx, hand);
    else if (left !== event.input.recurrence) await endSeries(tx, hand, left);
    return left !== event.input.recurrence;
  });
  if (isChanged) told(tenantId, [place]);
}

/** The dates after its end that were something of their own go with it. */
async function endSeries(tx: Tx, hand: Hand, recurrence: Recurrence): Promise<void> {
  const { tenantId, place } = hand;
  await changeEvent(tx, hand, (content) => ({ ...content, recurrence }) as Event);
  const dates = await listDatesOfSeries(tx, { tenantId, mailbox: place.mailbox, seriesEventIds: [place.eventId] });
  for (const { eventId, content } of dates) {
    const start = wallClock(new Date(content.originalStart ?? ""), zoneOf(content)).date;
    if (start > (recurrence.range.endDate ?? start)) await deleteEvent(tx, { ...hand, place: { ...place, eventId } });
  }
}

function zoneOf(content: Event): string {
  return readGraphEvent(content).input.timeZone;
}

/** Whoever changes the event at the same time waits. */
async function writeOnCalendar(about: BuiltIn, place: EventPlace, writing: Writing): Promise<EventWrite> {
  const { pool, tenantId, told } = about;
  const done = await inTenant(pool, tenantId, (tx) => writeIt(tx, handOf(about, place), writing));
  if (done.outcome === "written") told(tenantId, [place]);
  return done;
}

function handOf({ tenantId, systemClock }: BuiltIn, place: EventPlace): Hand {
  const now = systemClock.now();
  return { tenantId, place, now, newId: () => newId(now) };
}

async function writeIt(tx: Tx, hand: Hand, { before, change }: Writing): Promise<EventWrite> {
  const { tenantId, place } = hand;
  const found = before(readGraphEvent((await opened(tx, tenantId, place)).content));
  if (found === "to_write") await changeEvent(tx, hand, change);
  const seen = await toSeen(tx, tenantId, await opened(tx, tenantId, place));
  return { outcome: found === "to_write" ? "written" : found, seen };
}

async function opened(tx: Tx, tenantId: string, place: EventPlace) {
  const open = await openEvent(tx, tenantId, place);
  if (open === undefined || open.isDeleted) throw new CalendarProblem("gone", "There is no such event");
  return open;
}

function at(content: Event, to: EventTime): Event {
  const event = readGraphEvent(content);
  return {
    ...content,
    ...writtenTime(event, to),
    originalStartTimeZone: event.input.timeZone,
    originalEndTimeZone: event.input.timeZone,
    isAllDay: false,
  };
}
