import { createHash } from "node:crypto";
import { toIanaZone } from "@magic-meetings/contract/time/windows-zones.ts";
import { occurrenceMoment, wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import { occurrenceDates } from "@magic-meetings/contract/series/recurrence-rules.ts";
import type { DateTimeTimeZone, Event } from "@microsoft/microsoft-graph-types";
import { DateTime } from "luxon";
import { readGraphRecurrence } from "../graph-recurrence.ts";
import type { FakeRecord, FakeStore } from "./fake-store.ts";

// How the fake says an event: in UTC, with what it computes besides what was written.

export type FakeEvent = Event & { "@odata.etag"?: string };

/** The moment of a time that was written with its zone. */
export function momentOf({ dateTime, timeZone }: DateTimeTimeZone): Date {
  const zone = toIanaZone(timeZone ?? "UTC") ?? "UTC";
  return DateTime.fromISO(dateTime ?? "", { zone }).toJSDate();
}

export function changeKeyOf(record: FakeRecord, version = record.version): string {
  return createHash("sha256").update(`${record.id} ${version}`).digest("base64").slice(0, 24);
}

/** A whole event or series as Graph answers it. */
export function toGraphEvent(store: FakeStore, record: FakeRecord): FakeEvent {
  return present(store, record, record.content, {
    id: record.id,
    iCalUId: record.iCalUId,
    type: record.content.recurrence ? "seriesMaster" : "singleInstance",
    recurrence: record.content.recurrence ?? null,
    seriesMasterId: null,
    changeKey: changeKeyOf(record),
    cancelledOccurrences: [...record.cancelled].map((date) => `OID.${record.id}.${date}`),
  });
}

/** The dates of a series that lie in a time; a single event is its own. */
export function instancesIn(store: FakeStore, record: FakeRecord, from: Date, to: Date): FakeEvent[] {
  const isIn = ({ start, end }: Event) =>
    start != null && end != null && momentOf(start) < to && (momentOf(end) > from || +momentOf(start) === +from);
  if (!record.content.recurrence) return isIn(record.content) ? [toGraphEvent(store, record)] : [];
  // A date may have been moved into the time, or out of it.
  const near = datesOf(record, new Date(+from - 2 * day), new Date(+to + 2 * day));
  const dates = new Set([...near, ...record.exceptions.keys()]);
  return [...dates].flatMap((date) => {
    const event = toOccurrence(store, record, date);
    return event !== undefined && isIn(event) ? [event] : [];
  });
}

const day = 24 * 60 * 60_000;

function datesOf({ content }: FakeRecord, from: Date, to: Date): string[] {
  return occurrenceDates(readGraphRecurrence(content.recurrence), {
    from: from.toISOString().slice(0, 10),
    until: to.toISOString().slice(0, 10),
    most: 2000,
  });
}

/** The id of a date names its series, as nothing else has to know. */
export function occurrenceId(record: FakeRecord, date: string): string {
  return `${record.id}.${date}`;
}

/** A date of a series, with what differs; undefined where it was taken out or never was one. */
export function toOccurrence(store: FakeStore, record: FakeRecord, date: string): FakeEvent | undefined {
  const { content, exceptions, cancelled } = record;
  if (!content.recurrence || cancelled.has(date)) return undefined;
  if (!datesOf(record, new Date(`${date}T00:00:00Z`), new Date(`${date}T00:00:00Z`)).includes(date)) return undefined;
  const zone = content.start?.timeZone ?? "UTC";
  const start = momentOf(content.start ?? {});
  const originalStart = occurrenceMoment(date, wallClock(start, zone).time, zone);
  const end = new Date(+originalStart + +momentOf(content.end ?? {}) - +start);
  const exception = exceptions.get(date);
  const regular = { ...content, start: atZone(originalStart, zone), end: atZone(end, zone) };
  return present(
    store,
    record,
    { ...regular, ...exception?.changes },
    {
      id: occurrenceId(record, date),
      iCalUId: `${record.iCalUId}-${date}`,
      type: exception === undefined ? "occurrence" : "exception",
      recurrence: null,
      seriesMasterId: record.id,
      originalStart: originalStart.toISOString(),
      changeKey: exception === undefined ? changeKeyOf(record) : changeKeyOf(record, exception.version + 0.5),
      cancelledOccurrences: [],
    },
  );
}

function atZone(moment: Date, zone: string): DateTimeTimeZone {
  const { date, time } = wallClock(moment, zone);
  return { dateTime: `${date}T${time}`, timeZone: zone };
}

function present(store: FakeStore, record: FakeRecord, content: Event, computed: Event): FakeEvent {
  const organizer = store.users.find(({ id }) => id === record.organizerId);
  const address = { name: organizer?.displayName ?? "", address: organizer?.mail ?? "" };
  const isOwn = record.organizerId === record.userId;
  return {
    subject: "",
    isAllDay: false,
    isCancelled: false,
    isDraft: false,
    sensitivity: "normal",
    showAs: "busy",
    attendees: [],
    locations: [],
    onlineMeeting: null,
    onlineMeetingUrl: null,
    responseStatus: { response: isOwn ? "organizer" : "notResponded", time: "0001-01-01T00:00:00Z" },
    ...content,
    start: inUtc(content.start, content.isAllDay),
    end: inUtc(content.end, content.isAllDay),
    originalStartTimeZone: content.start?.timeZone ?? "UTC",
    originalEndTimeZone: content.end?.timeZone ?? "UTC",
    isOrganizer: isOwn,
    organizer: { emailAddress: address },
    createdDateTime: record.createdAt.toISOString(),
    lastModifiedDateTime: record.modifiedAt.toISOString(),
    ...computed,
    "@odata.etag": `W/"${computed.changeKey}"`,
  };
}

/** Days without a time stay dates, whichever zone is asked for. */
function inUtc(at: DateTimeTimeZone | null | undefined, isAllDay: boolean | null | undefined): DateTimeTimeZone {
  const dateTime = isAllDay
    ? (at?.dateTime ?? "").slice(0, 19)
    : momentOf(at ?? {})
        .toISOString()
        .slice(0, 19);
  return { dateTime: `${dateTime}.0000000`, timeZone: "UTC" };
}

/** Only what was asked for, which is how Graph leaves out what it would have to look for. */
export function shaped(event: FakeEvent, query: URLSearchParams): FakeEvent {
  const expand = query.get("$expand") ?? "";
  const wanted = query.get("$select")?.split(",");
  const property = /singleValueExtendedProperties\(\$filter=id eq '([^']+)'\)/.exec(expand)?.[1];
  const properties = event.singleValueExtendedProperties?.filter(({ id }) => id === property) ?? [];
  const all = { ...event };
  delete all.singleValueExtendedProperties;
  const always = ["id", "@odata.etag"];
  const onlyByName = ["cancelledOccurrences"];
  const members = Object.entries(all).filter(([name]) =>
    wanted === undefined ? !onlyByName.includes(name) : [...wanted, ...always].includes(name),
  );
  return {
    ...(Object.fromEntries(members) as FakeEvent),
    ...(properties.length > 0 ? { singleValueExtendedProperties: properties } : {}),
  };
}
