import { differencesOf, type FoundDifference } from "@magic-meetings/contract/comparisons/comparison-rules.ts";
import { CalendarProblem, type CalendarPort, type SeenEvent } from "../calendar/calendar-port.ts";
import type { NewDifference } from "./difference-sql.ts";
import type { MeetingToCompare, RoomMailbox } from "./our-meetings-sql.ts";

/** A difference before it has an id. */
export type Found = Omit<NewDifference, "id">;

/** A mailbox answers no more than four requests at once. */
const mostAtOnce = 4;

/** Reads the event of each meeting and says what differs; a mailbox that may not be read is a difference of its own. */
export async function compareMeetings(
  calendar: CalendarPort,
  meetings: readonly MeetingToCompare[],
  rooms: readonly RoomMailbox[],
): Promise<Found[]> {
  const roomNames = new Map(rooms.map(({ email, name }) => [email, name]));
  const found: Found[][] = [];
  for (let first = 0; first < meetings.length; first += mostAtOnce) {
    const some = meetings.slice(first, first + mostAtOnce);
    found.push(...(await Promise.all(some.map((meeting) => compareMeeting(calendar, meeting, roomNames)))));
  }
  return found.flat();
}

async function compareMeeting(
  calendar: CalendarPort,
  meeting: MeetingToCompare,
  roomNames: ReadonlyMap<string, string>,
): Promise<Found[]> {
  try {
    const seen = await readEventOf(calendar, meeting);
    // A date of a series is known by the series' own event here: nothing can be said of it alone.
    if (seen?.event.kind === "series") return [];
    const differences = differencesOf(oursOf(meeting), seen && theirsOf(seen), roomNames);
    const standing = differences.filter(({ kind }) => !meeting.isOnItsWay || (kind !== "time" && kind !== "room"));
    return standing.map((one) => differenceOf(meeting, seen, one));
  } catch (error) {
    if (!(error instanceof CalendarProblem) || (error.kind !== "forbidden" && error.kind !== "gone")) throw error;
    return [differenceOf(meeting, undefined, { kind: "unreadable", ours: {}, theirs: {} })];
  }
}

async function readEventOf(calendar: CalendarPort, meeting: MeetingToCompare): Promise<SeenEvent | undefined> {
  const { mailbox, exchangeId, iCalUid, dateOf } = meeting;
  const byId = exchangeId === null ? undefined : await calendar.readEvent(mailbox, exchangeId);
  if (byId !== undefined && byId.event.kind !== "series") return byId;
  if (dateOf !== null) return calendar.findOccurrence(mailbox, dateOf.eventId, dateOf.originalStart);
  return iCalUid === null ? undefined : calendar.findEvent(mailbox, iCalUid);
}

function oursOf({ start, end, isCancelled, mailbox, rooms }: MeetingToCompare) {
  return { start, end, isCancelled, organizerEmail: mailbox, rooms };
}

function theirsOf({ event }: SeenEvent) {
  const { start, end, attendees } = event.input;
  return {
    start: new Date(start),
    end: new Date(end),
    isCancelled: event.isCancelled,
    organizerEmail: event.organizerEmail,
    attendees,
  };
}

function differenceOf(
  { id, siteId, mailbox, exchangeId, dateOf, subject, start }: MeetingToCompare,
  seen: SeenEvent | undefined,
  { kind, ours, theirs, roomEmail = "" }: FoundDifference,
): Found {
  const eventId = seen?.eventId ?? exchangeId ?? dateOf?.eventId ?? null;
  return { kind, meetingId: id, siteId, mailbox, eventId, about: roomEmail, subject, start, ours, theirs };
}
