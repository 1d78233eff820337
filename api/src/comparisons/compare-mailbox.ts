import {
  CalendarProblem,
  type CalendarPort,
  type CalendarWindow,
  type EventChange,
  type SeenEvent,
} from "../calendar/calendar-port.ts";
import type { Found } from "./compare-meetings.ts";
import type { RoomMailbox } from "./our-meetings-sql.ts";

export interface MailboxComparison {
  window: CalendarWindow;
  rooms: readonly RoomMailbox[];
  /** Which of these events are meetings of ours. */
  known: (iCalUids: string[]) => Promise<Set<string>>;
}

/** Says which events in a mailbox hold a room of ours and are no meetings of ours. */
export async function compareMailbox(
  calendar: CalendarPort,
  mailbox: string,
  { window, rooms, known }: MailboxComparison,
): Promise<Found[]> {
  try {
    const events = await eventsIn(calendar, mailbox, window);
    const ours = await known(events.flatMap(({ iCalUid }) => iCalUid ?? []));
    const found: Found[] = [];
    for (const { eventId, iCalUid } of events) {
      if (iCalUid !== null && ours.has(iCalUid)) continue;
      const seen = await calendar.readEvent(mailbox, eventId);
      if (seen === undefined) continue;
      const room = roomOf(seen, mailbox, rooms);
      if (room === undefined || (seen.iCalUid !== null && (await known([seen.iCalUid])).has(seen.iCalUid))) continue;
      found.push(strange(seen, room, await findItself(calendar, seen)));
    }
    return found;
  } catch (error) {
    if (!(error instanceof CalendarProblem) || (error.kind !== "forbidden" && error.kind !== "gone")) throw error;
    return [unreadable(mailbox, rooms, window)];
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

/** The room of ours that an event holds; an event without one is nobody's business here. */
function roomOf({ event }: SeenEvent, mailbox: string, rooms: readonly RoomMailbox[]): RoomMailbox | undefined {
  if (event.isCancelled || event.isDraft) return undefined;
  const invited = event.input.attendees.map(({ email }) => email.toLowerCase());
  return rooms.find(({ email }) => email === mailbox || invited.includes(email));
}

/** The event in its organizer's mailbox. Somebody from outside has invited the room: her mailbox is not ours to read. */
async function findItself(calendar: CalendarPort, { event, iCalUid }: SeenEvent): Promise<SeenEvent | undefined> {
  if (event.organizerEmail === null || iCalUid === null) return undefined;
  try {
    return await calendar.findEvent(event.organizerEmail, iCalUid);
  } catch (error) {
    if (error instanceof CalendarProblem && (error.kind === "gone" || error.kind === "forbidden")) return undefined;
    throw error;
  }
}

function strange(seen: SeenEvent, { name, siteId }: RoomMailbox, itself: SeenEvent | undefined): Found {
  const { mailbox, eventId, event } = itself ?? seen;
  const { start, end, subject } = seen.event.input;
  const organizer = event.organizerEmail;
  return {
    kind: "missing_here",
    meetingId: null,
    siteId,
    mailbox,
    eventId,
    about: "",
    subject,
    start: new Date(start),
    ours: {},
    theirs: { start, end, room: name, ...(organizer === null ? {} : { organizer }) },
  };
}

function unreadable(mailbox: string, rooms: readonly RoomMailbox[], { from }: CalendarWindow): Found {
  const room = rooms.find(({ email }) => email === mailbox);
  return {
    kind: "unreadable",
    meetingId: null,
    siteId: room?.siteId ?? null,
    mailbox,
    eventId: null,
    about: mailbox,
    subject: room?.name ?? mailbox,
    start: from,
    ours: {},
    theirs: {},
  };
}
