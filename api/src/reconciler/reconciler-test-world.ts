import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { SeenEvent } from "../calendar/calendar-port.ts";
import type { Attendee } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";
import type { Command } from "./command.ts";
import type { KnownMeeting, KnownSeries, LastSeen, OurRoom, Question, ReconcileRules } from "./known.ts";
import { reconcile } from "./reconcile.ts";

export const now = new Date("2026-11-18T09:00:00Z");
export const anna = "anna@nordlys.example";
export const annaId = "user-anna";

export const aarhus: OurRoom = { roomId: "aarhus", siteId: "copenhagen", email: "aarhus@nordlys.example" };
export const bergen: OurRoom = { roomId: "bergen", siteId: "oslo", email: "bergen@nordlys.example" };
export const odense: OurRoom = { roomId: "odense", siteId: "copenhagen", email: "odense@nordlys.example" };

export function person(name: string, response: Attendee["response"] = "none"): Attendee {
  return { email: `${name}@nordlys.example`, name, response, kind: "required" };
}

export function invited({ email }: OurRoom, response: Attendee["response"] = "accepted"): Attendee {
  return { email, name: "", response, kind: "resource" };
}

const people = [person("anna", "accepted"), person("bo"), person("carla")];

type EventChange = Partial<Omit<CalendarEvent, "input">> & Partial<CalendarEvent["input"]>;

/** Tomorrow from 10 to 12 in Copenhagen, with three people and the room that is booked. */
export function event(change: EventChange = {}): CalendarEvent {
  const {
    subject = "Planning",
    start = "2026-11-19T09:00:00.000Z",
    end = "2026-11-19T11:00:00.000Z",
    timeZone = "Europe/Copenhagen",
    attendees = [...people, invited(aarhus)],
    exchangeReference = { id: "event-1", iCalUid: "uid-1", changeKey: "key-2" },
    recurrence,
    locations,
    ...more
  } = change;
  return {
    input: {
      subject,
      start,
      end,
      timeZone,
      attendees,
      exchangeReference,
      ...(recurrence === undefined ? {} : { recurrence }),
      ...(locations === undefined ? {} : { locations }),
    },
    organizerEmail: anna,
    clientKey: null,
    kind: "single",
    occurrenceOf: null,
    cancelledDates: [],
    isException: false,
    isCancelled: false,
    isDraft: false,
    isAllDay: false,
    sensitivity: "normal",
    isOrganizer: true,
    ownResponse: null,
    joinUrlHash: null,
    ...more,
  };
}

export function seenAs(one: CalendarEvent, more: Partial<SeenEvent> = {}): SeenEvent {
  const iCalUid = one.input.exchangeReference?.iCalUid ?? null;
  return {
    mailbox: anna,
    eventId: "event-1",
    iCalUid,
    changeKey: "key-2",
    modifiedAt: "2026-11-18T08:59:00.000Z",
    event: one,
    exceptions: [],
    ...more,
  };
}

export function lastSeen(one: CalendarEvent | null, more: Partial<LastSeen> = {}): LastSeen {
  return { event: one, changeKey: "key-1", modifiedAt: "2026-11-18T08:00:00.000Z", ...more };
}

/** The meeting as that event made it. */
export function meeting(change: Partial<KnownMeeting> = {}): KnownMeeting {
  return {
    kind: "meeting",
    id: "meeting-1",
    clientKey: null,
    exchangeId: "event-1",
    iCalUid: "uid-1",
    subject: "Planning",
    timeZone: "Europe/Copenhagen",
    organizer: { id: annaId, isEnabled: true },
    openOrders: 1,
    lastSeen: lastSeen(event()),
    isElsewhere: false,
    status: "scheduled",
    start: new Date("2026-11-19T09:00:00Z"),
    end: new Date("2026-11-19T11:00:00Z"),
    occurrenceOf: null,
    attendees: event().input.attendees,
    siteIds: ["copenhagen"],
    writing: { times: [], roomIds: [], subjects: [] },
    rooms: [{ bookingId: "booking-1", roomId: "aarhus", email: aarhus.email, status: "confirmed" }],
    ...change,
  };
}

export const weekly: Recurrence = {
  pattern: { type: "weekly", interval: 1, daysOfWeek: ["thursday"], firstDayOfWeek: "monday" },
  range: {
    type: "numbered",
    startDate: "2026-11-19",
    numberOfOccurrences: 10,
    recurrenceTimeZone: "Europe/Copenhagen",
  },
} as Recurrence;

export function lasting(numberOfOccurrences: number): Recurrence {
  return { ...weekly, range: { ...weekly.range, numberOfOccurrences } } as Recurrence;
}

export function master(change: EventChange = {}): CalendarEvent {
  return event({ kind: "series", recurrence: weekly, ...change });
}

export function series(change: Partial<KnownSeries> = {}): KnownSeries {
  return {
    kind: "series",
    id: "series-1",
    clientKey: null,
    exchangeId: "event-1",
    iCalUid: "uid-1",
    subject: "Planning",
    timeZone: "Europe/Copenhagen",
    organizer: { id: annaId, isEnabled: true },
    openOrders: 1,
    lastSeen: lastSeen(master()),
    isElsewhere: false,
    writing: { times: [], roomIds: [], subjects: [] },
    status: "scheduled",
    recurrence: weekly,
    startsAt: "10:00:00",
    durationMinutes: 120,
    lastEnd: new Date("2027-01-21T11:00:00Z"),
    attendees: event().input.attendees,
    roomIds: ["aarhus"],
    ...change,
  };
}

export function rules(change: Partial<ReconcileRules> = {}): ReconcileRules {
  return {
    seenIn: "organizer",
    organizerId: annaId,
    rooms: [aarhus, bergen, odense],
    isBrought: false,
    isRepair: false,
    isCopy: false,
    splitFrom: null,
    occurrenceOf: null,
    ...change,
  };
}

/** What is to be done, one line a command. */
export function wanted(question: Omit<Question, "now" | "rules"> & Partial<Pick<Question, "now" | "rules">>): string[] {
  return reconcile({ now, rules: rules(), ...question }).map(inWords);
}

function inWords(command: Command): string {
  switch (command.do) {
    case "nothing":
      return `nothing: ${command.because}`;
    case "retime":
      return `retime ${command.start.slice(5, 16)} ${command.end.slice(5, 16)}`;
    case "change":
    case "change_series":
      return `${command.do} ${command.facts.join("+")}`;
    case "change_people":
      return `change_people +${command.added} -${command.removed} ~${command.answered}`;
    case "change_organizer":
      return `change_organizer ${command.organizerId}`;
    case "book_rooms":
    case "release_rooms":
    case "decline_rooms":
      return `${command.do} ${command.roomIds.join("+")}`;
    case "take_in":
    case "take_in_series":
      return command.clientKey === null ? command.do : `${command.do} ${command.clientKey}`;
    case "take_in_occurrence":
      return `take_in_occurrence ${command.originalStart.slice(0, 10)}`;
    case "skip_occurrence":
      return `skip_occurrence ${command.dates.map((date) => date.slice(0, 10)).join("+")}`;
    case "split_series":
      return `split_series ${command.from}`;
    case "orphan":
      return `orphan ${command.reason}`;
    case "change_locations":
    case "send":
    case "cancel":
    case "restore":
    case "convert_to_series":
    case "convert_to_single":
      return command.do;
  }
}
