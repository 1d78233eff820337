import type { CalendarEvent } from "./calendar-event.ts";

// The calendar port: what the product asks of a company's calendar. Two adapters answer it alike: Microsoft Graph's
// (api/src/graph) and the built-in calendar's (api/src/built-in-calendar). A mailbox is an e-mail address in lower case.

/** An event as it is in one mailbox now. */
export interface SeenEvent {
  mailbox: string;
  /** By which the mailbox knows it, whatever becomes of it (Graph: the immutable id). */
  eventId: string;
  iCalUid: string | null;
  changeKey: string | null;
  /** RFC 3339; null where the calendar does not say. */
  modifiedAt: string | null;
  event: CalendarEvent;
  /** Of a series: its dates that differ, each an event of its own to be looked at. */
  exceptions: { eventId: string; changeKey: string | null }[];
}

/**
 * One entry of what changed in a mailbox: changed events are read singly afterwards, because a delta does not say all.
 * The plain dates of a series are told as the series, which may then come without a change key; its exceptions are
 * told apart. An event may come more than once and may lie outside the window.
 */
export interface EventChange {
  eventId: string;
  iCalUid: string | null;
  changeKey: string | null;
  kind: "changed" | "removed";
}

export interface CalendarWindow {
  from: Date;
  to: Date;
}

export interface ChangesPage {
  changes: EventChange[];
  /** What to ask with the next time; with `isLast` it stands for everything read so far. */
  cursor: string;
  isLast: boolean;
}

export interface Subscription {
  subscriptionId: string;
  expiresAt: Date;
}

export interface EventTime {
  start: Date;
  end: Date;
}

/**
 * What became of a time or name that an event was to have. `written`; `as_wanted`: it has it already; `elsewhere`: it has
 * none of those that were expected, or is cancelled, and nothing was changed.
 */
export interface EventWrite {
  outcome: "written" | "as_wanted" | "elsewhere";
  /** The event as it is afterwards. */
  seen: SeenEvent;
}

/** Free and busy times of one mailbox; `problem` where the calendar could not say, the others are answered all the same. */
export interface MailboxSchedule {
  mailbox: string;
  busy: { start: Date; end: Date; status: "busy" | "tentative" | "away" | "elsewhere" }[];
  problem: string | null;
}

/** A person as the directory knows her. */
export interface DirectoryPerson {
  entraObjectId: string;
  email: string;
  isEnabled: boolean;
  /** A mailbox that several people keep: nobody signs in as it, so that being disabled says nothing of it. */
  isShared: boolean;
  /** The object id of her manager. */
  managerId: string | null;
}

/** Who may write into somebody's calendar. */
export interface CalendarDelegate {
  email: string;
  mayWrite: boolean;
}

export interface CalendarPort {
  readonly name: "graph" | "built-in";
  /** Undefined: there is no such event in this mailbox (any more). Refuses with `event_not_understood` what has no usable time. */
  readEvent(mailbox: string, eventId: string): Promise<SeenEvent | undefined>;
  /**
   * The same event in another mailbox: the organizer's, where a room's copy was seen. For single events and whole
   * series: a date of a series is found through its series.
   */
  findEvent(mailbox: string, iCalUid: string): Promise<SeenEvent | undefined>;
  /** The date of a series that the pattern gave this moment, wherever it was moved since. Undefined: it was taken out. */
  findOccurrence(mailbox: string, seriesEventId: string, originalStart: Date): Promise<SeenEvent | undefined>;
  /** Every event in the window, changed ones first known by `cursor`. Throws `CalendarProblem` "reset" where the cursor is too old. */
  changes(mailbox: string, window: CalendarWindow, cursor: string | null): Promise<ChangesPage>;
  /** Until then or as long as the calendar allows; one that is there for this mailbox is replaced. */
  subscribe(mailbox: string, secret: string, until: Date): Promise<Subscription>;
  /** Throws `CalendarProblem` "gone" where the calendar knows it no more. */
  renew(subscriptionId: string, until: Date): Promise<Subscription>;
  /** Again changes nothing. */
  unsubscribe(subscriptionId: string): Promise<void>;
  /** One answer per mailbox, in their order. */
  schedules(mailboxes: readonly string[], window: CalendarWindow): Promise<MailboxSchedule[]>;
  /**
   * Gives a single event, or one date of a series, another time, in the zone that its people chose. What somebody else
   * changed meanwhile stays: an event that is not at one of the expected times is left as it is. Refuses a whole series.
   */
  moveEvent(
    mailbox: string,
    eventId: string,
    move: { to: EventTime; expected: readonly EventTime[] },
  ): Promise<EventWrite>;
  /** Gives an event, a whole series or one of its dates another subject, where it has one of the expected ones. */
  renameEvent(mailbox: string, eventId: string, name: { to: string; expected: readonly string[] }): Promise<EventWrite>;
  /**
   * Takes an event or one date of a series out of the calendar, which tells whoever is invited; of a whole series what is
   * not over by then. Again changes nothing.
   */
  cancelEvent(mailbox: string, eventId: string, now: Date): Promise<void>;
  /** Puts a room on the event, in place of another one where given; the calendar invites it. Again changes nothing. */
  setRoom(mailbox: string, eventId: string, room: { email: string; name: string; replaces?: string }): Promise<void>;
  /** Takes a room off the event. */
  removeRoom(mailbox: string, eventId: string, roomEmail: string): Promise<void>;
  /** Whom the directory does not know (any more) is left out. */
  people(entraObjectIds: readonly string[]): Promise<DirectoryPerson[]>;
  delegates(mailbox: string): Promise<CalendarDelegate[]>;
}

/**
 * A calendar that does not do as asked. `reset`: begin from the start; `gone`: the mailbox, event or subscription is not
 * there; `forbidden`: we may not; `refused`: it does not take what was asked; `busy`: come back after `retryAfter`;
 * `unavailable`: it does not answer.
 */
export class CalendarProblem extends Error {
  readonly kind: "reset" | "gone" | "forbidden" | "refused" | "busy" | "unavailable";
  readonly retryAfterSeconds: number | null;

  constructor(kind: CalendarProblem["kind"], message: string, retryAfterSeconds: number | null = null) {
    super(message);
    this.name = "CalendarProblem";
    this.kind = kind;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The calendar that a company uses; undefined where none is connected. */
export type CalendarOf = (tenantId: string) => CalendarPort | undefined;
