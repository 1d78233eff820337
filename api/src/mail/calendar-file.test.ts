import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { calendarFile, type CalendarEvent } from "./calendar-file.ts";

const event: CalendarEvent = {
  method: "PUBLISH",
  uid: "visit-0199c1a0-0000-7000-8000-000000000001@magic-meetings",
  sequence: 2,
  stamp: new Date("2026-11-21T20:00:00Z"),
  start: new Date("2026-11-24T09:00:00Z"),
  end: new Date("2026-11-24T10:30:00Z"),
  timeZone: "Europe/Copenhagen",
  title: "Budget; plans, and \\ more",
  description: "First line\nSecond line",
  place: "Nordlys, Havnegade 1",
  url: "https://meetings.example/visit/abc",
  organizer: { name: "Anna Kjær", email: "anna@nordlys.example" },
};

/** The file's lines as a reader has them: what was folded is one line again. */
function linesOf(file: string): string[] {
  return file.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);
}

/** The moment that a reader gets who knows no zones but what the file says of them. */
function momentOf(lines: readonly string[], property: string): number {
  const event = lines.slice(lines.indexOf("BEGIN:VEVENT"));
  const local = event
    .find((line) => line.startsWith(property))!
    .split(":")
    .at(-1)!;
  if (local.endsWith("Z")) return DateTime.fromFormat(local, "yyyyMMdd'T'HHmmss'Z'", { zone: "utc" }).toMillis();
  const at = (text: string) => DateTime.fromFormat(text, "yyyyMMdd'T'HHmmss", { zone: "utc" }).toMillis();
  const minutes = (text: string) => Number(`${text[0]}1`) * (Number(text.slice(1, 3)) * 60 + Number(text.slice(3, 5)));
  const zone = lines.slice(lines.indexOf("BEGIN:VTIMEZONE"), lines.indexOf("END:VTIMEZONE"));
  const onsets = zone.flatMap((line, index) =>
    line.startsWith("DTSTART:")
      ? [{ at: at(line.slice(8)), to: minutes(zone[index + 2]!.slice("TZOFFSETTO:".length)) }]
      : [],
  );
  const observed = onsets.filter((onset) => onset.at <= at(local)).sort((a, b) => b.at - a.at)[0]!;
  return at(local) - observed.to * 60_000;
}

describe("the calendar file of a visit", () => {
  it("looks as its golden file", async () => {
    await expect(calendarFile(event)).toMatchFileSnapshot("./golden/visit.ics");
  });

  it("takes the event out again with the same id", () => {
    const lines = linesOf(calendarFile({ ...event, method: "CANCEL", sequence: 3 }));
    expect(lines).toEqual(
      expect.arrayContaining(["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3", `UID:${event.uid}`]),
    );
  });

  it("escapes what would mean something", () => {
    const lines = linesOf(calendarFile(event));
    expect(lines).toContain("SUMMARY:Budget\\; plans\\, and \\\\ more");
    expect(lines).toContain("DESCRIPTION:First line\\nSecond line");
  });

  it.each([
    "Eve\r\nATTENDEE:mailto:x@example.com",
    "Eve\nBEGIN:VALARM",
    "Eve\u2028END:VCALENDAR",
    'Eve";X="y',
    "\u0000Eve\u0007",
    "👩‍🚀".repeat(60),
    "עברית العربية",
  ])("lets nobody's name begin a property: %j", (name) => {
    const organizer = { name, email: "eve@example.com\r\nX:y" };
    const file = calendarFile({ ...event, organizer, title: name, place: name, description: name });
    const plain = linesOf(calendarFile(event)).map((line) => line.split(/[;:]/)[0]);
    expect(linesOf(file).map((line) => line.split(/[;:]/)[0])).toEqual(plain);
    expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n\u2028\0]/);
  });

  it("has no line of more than 75 bytes, and cuts no character", () => {
    const long = calendarFile({
      ...event,
      title: "é".repeat(200),
      description: "🎉".repeat(200),
      place: "x".repeat(200),
    });
    for (const line of long.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(linesOf(long)).toContain(`DESCRIPTION:${"🎉".repeat(200)}`);
  });

  it.each([
    ["before the change to summer time", "2026-03-29T00:30:00Z"],
    ["after it", "2026-03-29T01:30:00Z"],
    ["in the hour that comes twice, the first time", "2026-10-24T23:30:00Z"],
    ["and the second time", "2026-10-25T00:30:00Z"],
    ["on a winter day", "2026-12-24T09:00:00Z"],
    ["on a summer day", "2026-07-01T09:00:00Z"],
  ])("gives the moment without knowing zones: %s", (_, start) => {
    const at = new Date(start);
    const lines = linesOf(calendarFile({ ...event, start: at, end: new Date(at.getTime() + 3_600_000) }));
    expect(new Date(momentOf(lines, "DTSTART"))).toEqual(at);
  });
});

const zonesFile = path.resolve(process.env["CONTRACTS_DIR"] ?? "../shared/contracts", "timezones/windows-zones.json");

describe.skipIf(!existsSync(zonesFile))("every zone of the world (set CONTRACTS_DIR)", () => {
  it("has its clocks in the file", () => {
    const names = [...new Set(readFileSync(zonesFile, "utf8").match(/[A-Z][A-Za-z_]+\/[A-Za-z_/+-]+/g))];
    const known = names.filter((name) => DateTime.local({ zone: name }).isValid);
    expect(known.length).toBeGreaterThan(300);
    for (const timeZone of known) {
      const start = new Date("2026-07-20T12:00:00Z");
      const lines = linesOf(calendarFile({ ...event, timeZone, start, end: new Date(start.getTime() + 3_600_000) }));
      expect(momentOf(lines, "DTSTART"), timeZone).toBe(start.getTime());
    }
  });
});
