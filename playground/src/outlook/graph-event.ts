import { toWindowsZone } from "@magic-meetings/contract/time/windows-zones.ts";
import type { HostAppointment, HostAttendee, HostLocation } from "./host-appointment.ts";
import { toLocal } from "./local-time.ts";
import type { GraphRecurrence } from "./graph-recurrence.ts";
import { cancelledOf, toGraphRecurrence } from "./graph-recurrence.ts";

/** The add-in's id in the manifest: Exchange files an add-in's custom properties under it. */
export const addInId = "5f0f6c1e-7d0a-4f57-9a53-6c6f5d3f2b10";

export const customPropertiesName = `String {00020329-0000-0000-C000-000000000046} Name cecp-${addInId}`;

/** The part of a Microsoft Graph v1.0 `event` that this calendar fills. */
export interface GraphEvent {
  id: string;
  iCalUId: string;
  changeKey: string;
  createdDateTime: string;
  lastModifiedDateTime: string;
  subject: string;
  body: { contentType: "text"; content: string };
  bodyPreview: string;
  importance: "normal";
  sensitivity: "normal";
  showAs: "busy";
  type: "singleInstance" | "seriesMaster" | "occurrence" | "exception";
  recurrence: GraphRecurrence | null;
  seriesMasterId: string | null;
  /** Of an occurrence: the moment that the pattern gave it. */
  originalStart?: string;
  /** Of a series: the dates that were taken out of it. */
  cancelledOccurrences?: string[];
  isAllDay: false;
  isCancelled: boolean;
  isDraft: false;
  isOrganizer: true;
  responseRequested: true;
  originalStartTimeZone: string;
  originalEndTimeZone: string;
  start: { dateTime: string; timeZone: string };
  end: { dateTime: string; timeZone: string };
  location: GraphLocation;
  locations: GraphLocation[];
  attendees: GraphAttendee[];
  organizer: { emailAddress: { name: string; address: string } };
  singleValueExtendedProperties: { id: string; value: string }[];
}

interface GraphLocation {
  displayName: string;
  locationType: "default" | "conferenceRoom";
  locationEmailAddress?: string;
  uniqueId?: string;
  uniqueIdType: "unknown" | "directory" | "private";
}

interface GraphAttendee {
  type: "required" | "optional" | "resource";
  status: { response: "none" | "organizer" | "tentativelyAccepted" | "accepted" | "declined"; time: string };
  emailAddress: { name: string; address: string };
}

export interface GraphEventContext {
  now: Date;
  itemId: string;
  isCancelled?: boolean;
}

const never = "0001-01-01T00:00:00Z";

/** The appointment as Exchange would answer it through Microsoft Graph, times in the appointment's own zone. */
export function toGraphEvent(appointment: HostAppointment, context: GraphEventContext): GraphEvent {
  const { itemId, now } = context;
  const zone = toWindowsZone(appointment.timeZone) ?? appointment.timeZone;
  const recurrence = toGraphRecurrence(appointment, zone);
  const cancelledOccurrences = cancelledOf(appointment, itemId);
  const rooms = appointment.locations.filter(({ kind }) => kind === "room");
  return {
    id: itemId,
    iCalUId: appointment.iCalUId,
    changeKey: btoa(`${now.toISOString()}/${appointment.sent}`),
    createdDateTime: now.toISOString(),
    lastModifiedDateTime: now.toISOString(),
    subject: appointment.subject,
    body: { contentType: "text", content: appointment.body },
    bodyPreview: appointment.body.slice(0, 255),
    importance: "normal",
    sensitivity: "normal",
    showAs: "busy",
    type: recurrence ? "seriesMaster" : "singleInstance",
    recurrence,
    seriesMasterId: null,
    ...(cancelledOccurrences.length > 0 ? { cancelledOccurrences } : {}),
    isAllDay: false,
    isCancelled: context.isCancelled ?? false,
    isDraft: false,
    isOrganizer: true,
    responseRequested: true,
    originalStartTimeZone: zone,
    originalEndTimeZone: zone,
    start: toGraphTime(appointment.start, appointment.timeZone),
    end: toGraphTime(appointment.end, appointment.timeZone),
    location: toGraphLocation(appointment.locations[0] ?? { kind: "custom", name: "" }),
    locations: appointment.locations.map(toGraphLocation),
    attendees: [...appointment.attendees.filter(isInvited).map(toGraphAttendee), ...rooms.map(toResource)],
    organizer: { emailAddress: { name: appointment.organizer.name, address: appointment.organizer.email } },
    singleValueExtendedProperties: [{ id: customPropertiesName, value: JSON.stringify(appointment.customProperties) }],
  };
}

/** A moment as Graph gives it: the wall clock of a zone, and the zone by its Windows name. */
export function toGraphTime(moment: string, timeZone: string): GraphEvent["start"] {
  return {
    dateTime: `${toLocal(moment, timeZone)}:00.0000000`,
    timeZone: toWindowsZone(timeZone) ?? timeZone,
  };
}

/** Exchange names the organizer apart and leaves her out of the attendees. */
function isInvited({ response }: HostAttendee): boolean {
  return response !== "organizer";
}

function toGraphAttendee({ kind, response, name, email }: HostAttendee): GraphAttendee {
  return {
    type: kind,
    status: { response: response === "tentative" ? "tentativelyAccepted" : response, time: never },
    emailAddress: { name, address: email },
  };
}

function toResource({ name, email }: HostLocation): GraphAttendee {
  return { type: "resource", status: { response: "none", time: never }, emailAddress: { name, address: email ?? "" } };
}

function toGraphLocation({ kind, name, email }: HostLocation): GraphLocation {
  if (kind === "room" && email) {
    return {
      displayName: name,
      locationType: "conferenceRoom",
      locationEmailAddress: email,
      uniqueId: email,
      uniqueIdType: "directory",
    };
  }
  return { displayName: name, locationType: "default", uniqueId: name, uniqueIdType: name ? "private" : "unknown" };
}
