import type { Attendee, MeetingInput } from "@magic-meetings/contract/meetings/meeting.ts";

/** An event as a calendar knows it, in no vendor's words: what every adapter of the calendar port makes of its own. */
export interface CalendarEvent {
  input: MeetingInput;
  /** Null where the calendar does not say: then it is whoever brings the event. */
  organizerEmail: string | null;
  /** The pane's draft key, where the event carries it. */
  clientKey: string | null;
  /** A series has its recurrence in the input. */
  kind: "single" | "occurrence" | "series";
  /** Which date of which series an occurrence is; null where the calendar does not say. */
  occurrenceOf: { seriesExchangeId: string; originalStart: string } | null;
  /** Dates (`YYYY-MM-DD`) that were cancelled singly, where a series says so. */
  cancelledDates: string[];
  /** An occurrence that differs from its series. */
  isException: boolean;
  isCancelled: boolean;
  isDraft: boolean;
  /** Begins and ends at midnight in the event's own zone. */
  isAllDay: boolean;
  sensitivity: "normal" | "personal" | "private" | "confidential";
  /** Whether the mailbox that has it is its organizer's; null where the calendar does not say. */
  isOrganizer: boolean | null;
  /** What the mailbox that has it answered: a room's copy says here whether the room took it. Null where not said. */
  ownResponse: Attendee["response"] | null;
  /** SHA-256, in hex, of the address by which one joins online; null where there is none. */
  joinUrlHash: string | null;
}
