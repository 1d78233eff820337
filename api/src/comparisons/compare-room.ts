import {
  CalendarProblem,
  type CalendarPort,
  type CalendarWindow,
  type EventChange,
} from "../calendar/calendar-port.ts";
import type { Found } from "./compare-meetings.ts";
import type { RoomMailbox } from "./our-meetings-sql.ts";

/** Says which events in a room's mailbox are no meetings of ours. */
export async function compareRoom(
  calendar: CalendarPort,
  room: RoomMailbox,
  { window, known }: { window: CalendarWindow; known: (iCalUids: string[]) => Promise<Set<string>> },
): Promise<Found[]> {
  try {
    const events = await eventsIn(calendar, room.email, window);
    const ours = await known(events.flatMap(({ iCalUid }) => iCalUid ?? []));
    const strange = events.filter(({ iCalUid }) => iCalUid === null || !ours.has(iCalUid));
    const found: Found[] = [];
    for (const event of strange) found.push(...(await readStrange(calendar, room, event, known)));
    return found;
  } catch (error) {
    if (!(error instanceof CalendarProblem) || (error.kind !== "forbidden" && error.kind !== "gone")) throw error;
    return [unreadable(room, window)];
  }
}

async function eventsIn(calendar: CalendarPort, mailbox: string, window: CalendarWindow): Promise<EventChange[]> {
  const events = new Map<string, EventChange>();
  let cursor: string | null = null;
  for (;;) {
    const page = await calendar.changes(mailbox, window, cursor);
    for (const change of page.changes) {
      if (change.kind === "removed") events.delete(change.eventId);
      else events.set(change.eventId, change);
    }
    if (page.isLast) return [...events.values()];
    ({ cursor } = page);
  }
}

async function readStrange(
  calendar: CalendarPort,
  { email, name, siteId }: RoomMailbox,
  { eventId }: EventChange,
  known: (iCalUids: string[]) => Promise<Set<string>>,
): Promise<Found[]> {
  const seen = await calendar.readEvent(email, eventId);
  if (seen === undefined || seen.event.isCancelled || seen.event.isDraft) return [];
  const { event, iCalUid } = seen;
  if (iCalUid !== null && (await known([iCalUid])).has(iCalUid)) return [];
  const itself =
    event.organizerEmail === null || iCalUid === null
      ? undefined
      : await findThere(calendar, event.organizerEmail, iCalUid);
  const { start, end, subject } = event.input;
  return [
    {
      kind: "missing_here",
      meetingId: null,
      siteId,
      mailbox: itself?.mailbox ?? email,
      eventId: itself?.eventId ?? eventId,
      about: "",
      subject,
      start: new Date(start),
      ours: {},
      theirs: { start, end, room: name, ...(event.organizerEmail === null ? {} : { organizer: event.organizerEmail }) },
    },
  ];
}

/** Somebody from outside has invited the room: her mailbox is not ours to read. */
async function findThere(calendar: CalendarPort, mailbox: string, iCalUid: string) {
  try {
    return await calendar.findEvent(mailbox, iCalUid);
  } catch (error) {
    if (error instanceof CalendarProblem && (error.kind === "gone" || error.kind === "forbidden")) return undefined;
    throw error;
  }
}

function unreadable({ email, name, siteId }: RoomMailbox, { from }: CalendarWindow): Found {
  return {
    kind: "unreadable",
    meetingId: null,
    siteId,
    mailbox: email,
    eventId: null,
    about: email,
    subject: name,
    start: from,
    ours: {},
    theirs: {},
  };
}
