import type { CalendarPort, SeenEvent } from "./calendar-port.ts";

/** Members of a Microsoft Graph v1.0 event, the form in which both calendars keep theirs. */
export type WrittenEvent = Record<string, unknown>;

/** A calendar with people and rooms in it, and hands that change it behind the product's back. */
export interface CalendarWorld {
  port: CalendarPort;
  /** What time it is in this world. */
  now: Date;
  /**
   * E-mail addresses. `assistant` may write into the organizer's calendar and into the shared one, `reader` may only read
   * the organizer's. Nobody signs in as the shared one.
   */
  mailboxes: {
    organizer: string;
    colleague: string;
    assistant: string;
    reader: string;
    shared: string;
    nobody: string;
  };
  rooms: [first: { email: string; name: string }, second: { email: string; name: string }];
  /** Object ids: the organizer, who has the manager; the shared mailbox, which nobody signs in as; nobody at all. */
  people: { organizer: string; manager: string; disabled: string; unknown: string };
  /** The product's own property on an event, as a client writes it. */
  withClientKey(event: WrittenEvent, clientKey: string): WrittenEvent;
  /** Somebody makes an event of her own in her calendar; its id there. */
  put(mailbox: string, event: WrittenEvent): Promise<string>;
  /** Somebody changes an event, or a date of a series. */
  patch(mailbox: string, eventId: string, changes: WrittenEvent): Promise<void>;
  /** Somebody deletes an event, or a date of a series. */
  remove(mailbox: string, eventId: string): Promise<void>;
  /** Every cursor that was given out is too old from now on. */
  forgetCursors(): Promise<void>;
  /** Every subscription is lost. */
  forgetSubscriptions(): Promise<void>;
  stop(): Promise<void>;
}

/** An event of the organizer's on Monday, nine to ten in Copenhagen. */
export function writtenEvent(more: WrittenEvent = {}): WrittenEvent {
  return {
    subject: "Quarterly review",
    start: { dateTime: "2026-11-23T09:00:00", timeZone: "Romance Standard Time" },
    end: { dateTime: "2026-11-23T10:00:00", timeZone: "Romance Standard Time" },
    attendees: [
      { type: "required", emailAddress: { name: "Karl Colleague", address: "karl@partner.example" } },
      { type: "optional", emailAddress: { name: "Olga Optional", address: "olga@partner.example" } },
    ],
    ...more,
  };
}

/** Four Mondays, the first of them the event's. */
export const everyMonday = {
  pattern: { type: "weekly", interval: 1, daysOfWeek: ["monday"], firstDayOfWeek: "monday" },
  range: {
    type: "numbered",
    startDate: "2026-11-23",
    numberOfOccurrences: 4,
    recurrenceTimeZone: "Romance Standard Time",
  },
};

/** A day with one event in it, and the month around it. */
export const monday = { from: new Date("2026-11-23T00:00:00Z"), to: new Date("2026-11-24T00:00:00Z") };
export const weeks = { from: new Date("2026-11-20T00:00:00Z"), to: new Date("2026-12-20T00:00:00Z") };

/** The event, which has to be there. */
export async function readIt({ port }: CalendarWorld, mailbox: string, eventId: string): Promise<SeenEvent> {
  const seen = await port.readEvent(mailbox, eventId);
  if (seen === undefined) throw new Error("The event is not there");
  return seen;
}

/** Who is on the event in one way. */
export function emailsOf(seen: SeenEvent, kind: "required" | "optional" | "resource"): string[] {
  return seen.event.input.attendees.filter((one) => one.kind === kind).map(({ email }) => email);
}
