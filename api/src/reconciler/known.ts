import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { SeenEvent } from "../calendar/calendar-port.ts";
import type { Attendee, MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";
import type { RoomBookingStatus } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { SeriesStatus } from "@magic-meetings/contract/series/series.ts";

// known: a meeting or series of ours with what hangs on it. seen: the event as the calendar has it now.
// last seen: the copy of the event that was looked at before. What the calendar did not change since then is not
// changed here either: what somebody changed in the pane or a tab in the meantime stays.

export type Seen = SeenEvent | GoneEvent;

/** There is no such event in this mailbox any more. */
export interface GoneEvent {
  mailbox: string;
  eventId: string;
  gone: true;
}

export function isGone(seen: Seen): seen is GoneEvent {
  return "gone" in seen;
}

export interface LastSeen {
  /** Null: it was gone. */
  event: CalendarEvent | null;
  changeKey: string | null;
  /** RFC 3339. */
  modifiedAt: string | null;
}

interface KnownParts {
  id: string;
  clientKey: string | null;
  exchangeId: string | null;
  iCalUid: string | null;
  subject: string;
  /** IANA. */
  timeZone: string;
  organizer: { id: string; isEnabled: boolean };
  /** How many orders are neither cancelled nor done. */
  openOrders: number;
  lastSeen: LastSeen | null;
  /** The same event was seen in somebody else's calendar, and is still there: not in a room's. */
  isElsewhere: boolean;
  writing: Writing;
}

export interface KnownMeeting extends KnownParts {
  kind: "meeting";
  status: MeetingStatus;
  start: Date;
  end: Date;
  /** Which date of which series it is. */
  occurrenceOf: { seriesId: string; originalStart: Date } | null;
  attendees: readonly Attendee[];
  siteIds: readonly string[];
  rooms: readonly KnownRoom[];
}

/** What the calendar is being told of ours: what is seen of it meanwhile is ours from before, or ours coming back. */
export interface Writing {
  /** The times from which and to which the event is moved. */
  times: readonly { start: Date; end: Date }[];
  /** The rooms that are put on the event or taken off it. */
  roomIds: readonly string[];
  /** The subjects from which and to which it is renamed. */
  subjects: readonly string[];
}

export interface KnownRoom {
  bookingId: string;
  roomId: string;
  email: string;
  status: RoomBookingStatus;
}

export interface KnownSeries extends KnownParts {
  kind: "series";
  status: SeriesStatus;
  recurrence: Recurrence;
  /** Wall-clock time, `HH:mm:ss`. */
  startsAt: string;
  durationMinutes: number;
  /** When the last of its dates is over, as far as they are meetings of their own. */
  lastEnd: Date | null;
  attendees: readonly Attendee[];
  /** Rooms that every date is given. */
  roomIds: readonly string[];
}

export type Known = KnownMeeting | KnownSeries;

/** One of our rooms, by the address under which a calendar invites it. */
export interface OurRoom {
  roomId: string;
  siteId: string;
  email: string;
}

export interface ReconcileRules {
  /** Whose copy of the event it is. Only the organizer's own says everything. */
  seenIn: "organizer" | "room" | "other";
  /** Who of the company organizes it now; null: nobody of it. */
  organizerId: string | null;
  /** Those of our rooms that stand, or stood, in the event. */
  rooms: readonly OurRoom[];
  /** Somebody brings the event as a meeting, so it is one. */
  isBrought: boolean;
  /** Compares with the meeting, even where the calendar changed nothing since the last look: a repair. */
  isRepair: boolean;
  /** The draft key in the event is another meeting's: the event was copied. */
  isCopy: boolean;
  /** The series that this one was cut off from. */
  splitFrom: string | null;
  /** The pattern that an occurrence belongs to, where it is one of ours and the date is not there yet. */
  occurrenceOf: { seriesId: string; originalStart: Date } | null;
}

/** What the reconciler is asked. */
export interface Question {
  known: Known | null;
  seen: Seen;
  now: Date;
  rules: ReconcileRules;
}

/** Whose event it was: one of the two, or neither. */
export interface Touched {
  meetingId: string | null;
  seriesId: string | null;
}
