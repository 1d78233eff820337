import { fromLocal, toLocal } from "./local-time.ts";
import type { HostException, HostRecurrence } from "./host-recurrence.ts";

export interface HostPerson {
  email: string;
  name: string;
}

export interface HostAttendee extends HostPerson {
  kind: "required" | "optional";
  response: "none" | "organizer" | "tentative" | "accepted" | "declined";
}

/** A room of the company, known by its mailbox, or any text. */
export interface HostLocation {
  kind: "room" | "custom";
  name: string;
  email?: string;
}

/** The appointment in the form. Moments are ISO 8601 in UTC; `timeZone` is the IANA zone that the form shows them in. */
export interface HostAppointment {
  subject: string;
  body: string;
  start: string;
  end: string;
  timeZone: string;
  organizer: HostPerson;
  attendees: HostAttendee[];
  locations: HostLocation[];
  recurrence: HostRecurrence | null;
  /** What was done to single dates of the series. */
  exceptions: HostException[];
  customProperties: Record<string, unknown>;
  /** Present once saved or sent. */
  itemId: string | null;
  iCalUId: string;
  /** How often it was sent: 0 is an invite that nobody has yet. */
  sent: number;
}

export interface AppointmentStart {
  now: Date;
  timeZone: string;
  organizer: HostPerson;
  colleagues: HostPerson[];
  newId: () => string;
}

/** A new appointment as a person would begin it: on the next working day, 10:00 to 12:00, twelve people with herself. */
export function newAppointment({ now, timeZone, organizer, colleagues, newId }: AppointmentStart): HostAppointment {
  const day = nextWorkingDay(now, timeZone);
  const others = colleagues.filter(({ email }) => email !== organizer.email).slice(0, 11);
  return {
    subject: "Quarterly planning",
    body: "",
    start: fromLocal(`${day}T10:00`, timeZone),
    end: fromLocal(`${day}T12:00`, timeZone),
    timeZone,
    organizer,
    attendees: [
      { ...organizer, kind: "required", response: "organizer" },
      ...others.map(({ email, name }) => ({ email, name, kind: "required", response: "none" }) as const),
    ],
    locations: [],
    recurrence: null,
    exceptions: [],
    customProperties: {},
    itemId: null,
    iCalUId: `040000008200E00074C5B7101A82E008${newId().replaceAll("-", "").toUpperCase()}`,
    sent: 0,
  };
}

function nextWorkingDay(now: Date, timeZone: string): string {
  const day = new Date(`${toLocal(now.toISOString(), timeZone).slice(0, 10)}T12:00Z`);
  do day.setUTCDate(day.getUTCDate() + 1);
  while ([0, 6].includes(day.getUTCDay()));
  return day.toISOString().slice(0, 10);
}
