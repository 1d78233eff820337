import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Attendee } from "@magic-meetings/contract/meetings/meeting.ts";
import { clientKeySchema } from "@magic-meetings/contract/meetings/meeting-contract.ts";
import { toIanaZone } from "@magic-meetings/contract/time/windows-zones.ts";
import type * as Graph from "@microsoft/microsoft-graph-types";
import { z } from "zod";
import type { CalendarEvent } from "../calendar/calendar-event.ts";
import { hashJoinUrl } from "./join-url.ts";
import { dateTimeTimeZoneSchema, readGraphMoment } from "./graph-moment.ts";
import { readGraphRecurrence } from "./graph-recurrence.ts";

/** Graph's own words, for whoever keeps events as Graph gives them. */
export type Event = Graph.Event;
export type EventAttendee = Graph.Attendee;
export type Location = Graph.Location;

const emailAddress = z.looseObject({ name: z.string().nullish(), address: z.string().nullish() });

/** The members of a Microsoft Graph v1.0 `event` that make a meeting; all others are let through unread. */
const eventSchema = z.looseObject({
  id: z.string().nullish(),
  iCalUId: z.string().nullish(),
  changeKey: z.string().nullish(),
  subject: z.string().nullish(),
  type: z.string().nullish(),
  isCancelled: z.boolean().nullish(),
  isDraft: z.boolean().nullish(),
  isAllDay: z.boolean().nullish(),
  isOrganizer: z.boolean().nullish(),
  sensitivity: z.string().nullish(),
  responseStatus: z.looseObject({ response: z.string().nullish() }).nullish(),
  onlineMeeting: z.looseObject({ joinUrl: z.string().nullish() }).nullish(),
  onlineMeetingUrl: z.string().nullish(),
  originalStartTimeZone: z.string().nullish(),
  seriesMasterId: z.string().nullish(),
  originalStart: z.string().nullish(),
  recurrence: z.looseObject({}).nullish(),
  cancelledOccurrences: z.array(z.string()).nullish(),
  start: dateTimeTimeZoneSchema,
  end: dateTimeTimeZoneSchema,
  organizer: z.looseObject({ emailAddress: emailAddress.nullish() }).nullish(),
  attendees: z
    .array(
      z.looseObject({
        type: z.string().nullish(),
        status: z.looseObject({ response: z.string().nullish() }).nullish(),
        emailAddress: emailAddress.nullish(),
      }),
    )
    .nullish(),
  locations: z.array(z.looseObject({ locationEmailAddress: z.string().nullish() })).nullish(),
  singleValueExtendedProperties: z.array(z.looseObject({ id: z.string(), value: z.string().nullish() })).nullish(),
});
type ReadEvent = z.infer<typeof eventSchema>;

/** Exchange files an add-in's custom properties under the name `cecp-<add-in id>`, as one JSON object. */
const customProperties = /Name cecp-/i;

/** Reads a Microsoft Graph event; refuses with `event_not_understood` what has no usable time. */
export function readGraphEvent(event: Event | Record<string, unknown>): CalendarEvent {
  const read = eventSchema.safeParse(event);
  if (!read.success) {
    throw new Refusal("event_not_understood", "This is no Microsoft Graph event", {
      errors: read.error.issues.map((issue) => ({
        pointer: `/${issue.path.join("/")}`,
        code: issue.code,
        detail: issue.message,
      })),
    });
  }
  const { id, iCalUId, changeKey } = read.data;
  const kind = kindOf(read.data.type ?? undefined);
  const [start, end] = momentsOf(read.data);
  return {
    input: {
      subject: (read.data.subject ?? "").trim().slice(0, 255),
      start,
      end,
      timeZone: zoneOf(read.data),
      attendees: attendeesOf(read.data),
      exchangeReference: {
        ...(id ? { id } : {}),
        ...(iCalUId ? { iCalUid: iCalUId } : {}),
        ...(changeKey ? { changeKey } : {}),
      },
      ...(kind === "series" ? { recurrence: readGraphRecurrence(read.data.recurrence) } : {}),
    },
    organizerEmail: read.data.organizer?.emailAddress?.address?.toLowerCase() ?? null,
    clientKey: clientKeyOf(read.data),
    kind,
    occurrenceOf: kind === "occurrence" ? occurrenceOf(read.data) : null,
    cancelledDates: (read.data.cancelledOccurrences ?? []).flatMap((name) => cancelledDate.exec(name)?.[1] ?? []),
    isException: read.data.type?.toLowerCase() === "exception",
    isCancelled: read.data.isCancelled ?? false,
    isDraft: read.data.isDraft ?? false,
    isAllDay: read.data.isAllDay ?? false,
    sensitivity: sensitivities.find((one) => one === read.data.sensitivity?.toLowerCase()) ?? "normal",
    isOrganizer: read.data.isOrganizer ?? null,
    ownResponse: ownResponseOf(read.data),
    joinUrlHash: joinUrlHashOf(read.data),
  };
}

const sensitivities = ["normal", "personal", "private", "confidential"] as const;

function ownResponseOf({ responseStatus }: ReadEvent): CalendarEvent["ownResponse"] {
  const response = responseStatus?.response?.toLowerCase();
  return response ? (responseOf[response] ?? "none") : null;
}

/** Of the address itself nothing is kept. */
function joinUrlHashOf({ onlineMeeting, onlineMeetingUrl }: ReadEvent): string | null {
  const address = onlineMeeting?.joinUrl || onlineMeetingUrl;
  return address ? hashJoinUrl(address) : null;
}

/** An event of whole days has dates: midnight, whichever zone the answer was asked in, is midnight where it was made. */
function momentsOf(event: ReadEvent): [start: string, end: string] {
  const midnight = /T00:00(:00(\.0+)?)?$/;
  const hasDates = event.isAllDay === true && [event.start, event.end].every(({ dateTime }) => midnight.test(dateTime));
  const timeZone = zoneOf(event);
  const [start, end] = [event.start, event.end].map((at) => (hasDates ? { ...at, timeZone } : at));
  return [readGraphMoment(start ?? event.start, "start"), readGraphMoment(end ?? event.end, "end")];
}

/** Graph names an occurrence by its series and its date: `OID.AAMk….2026-11-30`. */
const cancelledDate = /\.(\d{4}-\d{2}-\d{2})$/;

function occurrenceOf({ seriesMasterId, originalStart, start }: ReadEvent): CalendarEvent["occurrenceOf"] {
  if (!seriesMasterId) return null;
  const moment = new Date(originalStart ?? NaN);
  const isKnown = !Number.isNaN(moment.getTime());
  return {
    seriesExchangeId: seriesMasterId,
    originalStart: isKnown ? moment.toISOString() : readGraphMoment(start, "start"),
  };
}

/** Answers come in UTC unless asked otherwise; then the zone in which the event was made is the one that people chose. */
function zoneOf(event: ReadEvent): string {
  const stated = event.start.timeZone ?? "UTC";
  const original = event.originalStartTimeZone;
  const isUtc = toIanaZone(stated) === "Etc/UTC" || stated === "UTC";
  return isUtc && original && toIanaZone(original) !== undefined ? original : stated;
}

const responseOf: Record<string, Attendee["response"]> = {
  accepted: "accepted",
  organizer: "accepted",
  tentativelyaccepted: "tentative",
  declined: "declined",
};

const attendeeKinds = ["required", "optional", "resource"] as const;

function attendeesOf(event: ReadEvent): Attendee[] {
  const people = (event.attendees ?? []).flatMap(({ emailAddress: mail, status, type }): Attendee[] => {
    if (!mail?.address?.includes("@")) return [];
    const kind = attendeeKinds.find((one) => one === type?.toLowerCase()) ?? "required";
    const response = responseOf[status?.response?.toLowerCase() ?? ""] ?? "none";
    return [{ email: mail.address.toLowerCase(), name: (mail.name ?? "").slice(0, 255), response, kind }];
  });
  const rooms = (event.locations ?? []).flatMap(({ locationEmailAddress: email }): Attendee[] =>
    email?.includes("@") ? [{ email: email.toLowerCase(), name: "", response: "none", kind: "resource" }] : [],
  );
  const organizer = organizerAsAttendee(event);
  const all = [...organizer, ...people, ...rooms.filter((room) => !people.some(({ email }) => email === room.email))];
  return all.slice(0, 1000);
}

/** The organizer comes as well, though Exchange does not list her among the attendees. */
function organizerAsAttendee(event: ReadEvent): Attendee[] {
  const mail = event.organizer?.emailAddress;
  const isListed = event.attendees?.some(
    (attendee) => attendee.emailAddress?.address?.toLowerCase() === mail?.address?.toLowerCase(),
  );
  if (!mail?.address?.includes("@") || isListed) return [];
  return [{ email: mail.address.toLowerCase(), name: mail.name ?? "", response: "accepted", kind: "required" }];
}

function clientKeyOf(event: ReadEvent): string | null {
  const own = event.singleValueExtendedProperties?.find(({ id }) => customProperties.test(id));
  try {
    const properties = z.looseObject({ clientKey: clientKeySchema }).safeParse(JSON.parse(own?.value ?? "{}"));
    return properties.success ? properties.data.clientKey : null;
  } catch {
    return null;
  }
}

function kindOf(type: string | undefined): CalendarEvent["kind"] {
  const lower = type?.toLowerCase();
  if (lower === "seriesmaster") return "series";
  return lower === "occurrence" || lower === "exception" ? "occurrence" : "single";
}
