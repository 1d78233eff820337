import { toIanaZone } from "@magic-meetings/contract/time/windows-zones.ts";
import type { OutlookCall } from "./outlook-calls.ts";
import { readRecurrence } from "./read-recurrence.ts";
import type { Repetition } from "./repetition.ts";
import { repetitionOf } from "./repetition.ts";

export interface AppointmentPerson {
  email: string;
  name: string;
}

export interface AppointmentAttendee extends AppointmentPerson {
  response: "none" | "accepted" | "tentative" | "declined";
  kind: "required" | "optional";
}

export interface AppointmentLocation {
  kind: "room" | "custom";
  name: string;
  /** The room's mailbox. */
  email?: string;
}

/** What the invite says, in our words. Moments are ISO 8601 in UTC. */
export interface AppointmentFacts {
  subject: string;
  start: string;
  end: string;
  /** IANA. */
  timeZone: string;
  /** Everybody invited, the organizer included even where the client leaves her out of its lists. */
  attendees: AppointmentAttendee[];
  organizer: AppointmentPerson;
  locations: AppointmentLocation[];
  repetition: Repetition;
}

interface Source {
  item: Office.AppointmentCompose;
  call: OutlookCall;
  mailboxZone: string;
}

/** Reads the whole invite at once; the queue sees to it that no more than three calls run together. */
export async function readFacts({ item, call, mailboxZone }: Source, homeZone?: string): Promise<AppointmentFacts> {
  const [subject, start, end, required, optional, organizer, locations, recurrence] = await Promise.all([
    call<string>("subject.getAsync", (done) => item.subject.getAsync(done)),
    call<Date>("start.getAsync", (done) => item.start.getAsync(done)),
    call<Date>("end.getAsync", (done) => item.end.getAsync(done)),
    call<Office.EmailAddressDetails[]>("requiredAttendees.getAsync", (done) => item.requiredAttendees.getAsync(done)),
    call<Office.EmailAddressDetails[]>("optionalAttendees.getAsync", (done) => item.optionalAttendees.getAsync(done)),
    call<Office.EmailAddressDetails>("organizer.getAsync", (done) => item.organizer.getAsync(done)),
    call<Office.LocationDetails[]>("enhancedLocation.getAsync", (done) => item.enhancedLocation.getAsync(done)),
    readRecurrence(item, call),
  ]);
  const person = { email: organizer.emailAddress, name: nameOf(organizer) };
  const invited = [
    ...required.map((one) => toAttendee(one, "required")),
    ...optional.map((one) => toAttendee(one, "optional")),
  ];
  const unknown = recurrence === "unreadable";
  const timeZone = zoneOf((unknown ? undefined : recurrence?.recurrenceTimeZone?.name) ?? mailboxZone, homeZone);
  return {
    subject: subject ?? "",
    start: start.toISOString(),
    end: end.toISOString(),
    timeZone,
    attendees: withOrganizer(invited, person),
    organizer: person,
    locations: locations.map(toLocation),
    repetition: unknown
      ? { kind: "unreadable" }
      : repetitionOf({ recurrence, seriesId: item.seriesId as string | null | undefined, timeZone }),
  };
}

/** Clients differ in whether the organizer is among the attendees; here she always is, once, and has accepted. */
function withOrganizer(invited: AppointmentAttendee[], organizer: AppointmentPerson): AppointmentAttendee[] {
  const others = invited.filter(({ email }) => email.toLowerCase() !== organizer.email.toLowerCase());
  return [{ ...organizer, response: "accepted", kind: "required" }, ...others];
}

function toAttendee(details: Office.EmailAddressDetails, kind: AppointmentAttendee["kind"]): AppointmentAttendee {
  return { email: details.emailAddress, name: nameOf(details), response: responseOf(details), kind };
}

function responseOf(details: Office.EmailAddressDetails): AppointmentAttendee["response"] {
  const response = String(details.appointmentResponse ?? "none").toLowerCase();
  return response === "accepted" || response === "tentative" || response === "declined" ? response : "none";
}

function nameOf(details: Office.EmailAddressDetails): string {
  return details.displayName || details.emailAddress;
}

function toLocation(details: Office.LocationDetails): AppointmentLocation {
  const { id, type } = details.locationIdentifier;
  if (String(type).toLowerCase() !== "room") return { kind: "custom", name: details.displayName || id };
  const email = details.emailAddress || id;
  return { kind: "room", name: details.displayName || email, email };
}

/** Office.js tells the mailbox' zone by its Windows name; where that says nothing, the person's or this device's zone. */
function zoneOf(windowsName: string, homeZone: string | undefined): string {
  const device = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return toIanaZone(windowsName, homeZone ?? device) ?? homeZone ?? device;
}
