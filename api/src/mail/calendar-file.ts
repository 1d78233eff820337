import { DateTime } from "luxon";
import { timeZoneComponent } from "./calendar-time-zone.ts";

// iCalendar (RFC 5545) as far as a visit needs it: one event with its zone.

export interface CalendarEvent {
  /** PUBLISH: for the calendar of whoever reads it, without an answer to anybody. CANCEL: takes it out again. */
  method: "PUBLISH" | "CANCEL";
  /** The same for all mails of a visit. */
  uid: string;
  /** The higher one counts. */
  sequence: number;
  /** When the mail was written. */
  stamp: Date;
  start: Date;
  end: Date;
  /** An IANA name. */
  timeZone: string;
  title: string;
  description: string;
  place: string;
  url: string | null;
  organizer: { name: string; email: string };
}

/** The file's text, in lines of at most 75 bytes that end as the standard wants. */
export function calendarFile(event: CalendarEvent): string {
  const { timeZone, start, end } = event;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Magic Meetings//Visits//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${event.method}`,
    ...timeZoneComponent(timeZone, start, end),
    "BEGIN:VEVENT",
    `UID:${text(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stamp)}`,
    `DTSTART${moment(start, timeZone)}`,
    `DTEND${moment(end, timeZone)}`,
    `SUMMARY:${text(event.title)}`,
    `DESCRIPTION:${text(event.description)}`,
    `LOCATION:${text(event.place)}`,
    ...(event.url === null ? [] : [`URL:${address(event.url)}`]),
    `ORGANIZER;CN=${parameter(event.organizer.name)}:mailto:${address(event.organizer.email)}`,
    `STATUS:${event.method === "CANCEL" ? "CANCELLED" : "CONFIRMED"}`,
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function utc(moment: Date): string {
  return DateTime.fromJSDate(moment, { zone: "utc" }).toFormat("yyyyMMdd'T'HHmmss'Z'");
}

/** By the zone's clock, except in the hour that comes twice: its second time has no name there. */
function moment(at: Date, timeZone: string): string {
  const format = "yyyyMMdd'T'HHmmss";
  const local = DateTime.fromJSDate(at, { zone: timeZone }).toFormat(format);
  const isNamed =
    DateTime.fromFormat(local, format, { zone: timeZone }).toMillis() === Math.floor(at.getTime() / 1000) * 1000;
  return isNamed ? `;TZID=${timeZone}:${local}` : `:${utc(at)}`;
}

/** Nobody's name begins a line of its own: line ends become `\n`, other control characters go. */
function text(value: string): string {
  return value
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replace(/\p{Cc}/gu, "");
}

/** A parameter is quoted, and nothing in quotes can be a quote. */
function parameter(value: string): string {
  return `"${value.replace(/["\p{Cc}\u2028\u2029]/gu, " ").trim()}"`;
}

function address(value: string): string {
  return value.replace(/[\p{Cc}\s\u2028\u2029]/gu, "");
}

const longestLine = 75;

/** Lines of at most 75 bytes, never cut within a character. */
function fold(line: string): string {
  const lines: string[] = [];
  let current = "";
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > longestLine) {
      lines.push(current);
      // The space that continues a line is one of its bytes.
      current = " ";
      bytes = 1;
    }
    current += character;
    bytes += size;
  }
  return [...lines, current].join("\r\n");
}
