import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";
import type { Occurrence, Series, SeriesRoomBookings } from "@magic-meetings/contract/series/series.ts";
import { expect } from "vitest";
import { demoAttendees, type DemoTestApi } from "../http/demo-test-api.ts";

/** A Saturday morning, so that tests say for themselves what the first working day is. */
export const now = new Date("2026-11-21T09:00:00Z");

export function everyWeek(daysOfWeek: string[], range: object): Recurrence {
  const pattern = { type: "weekly", interval: 1, daysOfWeek, firstDayOfWeek: "monday" };
  return { pattern, range: { startDate: "2026-11-23", ...range } } as Recurrence;
}

/** Every Monday, so many times. */
export function mondays(numberOfOccurrences: number): Recurrence {
  return everyWeek(["monday"], { type: "numbered", numberOfOccurrences });
}

export function everyDay(numberOfOccurrences: number): Recurrence {
  const range = { type: "numbered", startDate: "2026-11-23", numberOfOccurrences };
  return { pattern: { type: "daily", interval: 1 }, range } as Recurrence;
}

/** From the 23rd of November, local time in Copenhagen. */
export function appointment(recurrence: Recurrence | undefined, more: object = {}, from = "10:00", until = "11:00") {
  return {
    subject: "Weekly",
    start: `2026-11-23T${from}:00+01:00`,
    end: `2026-11-23T${until}:00+01:00`,
    timeZone: "Europe/Copenhagen",
    attendees: demoAttendees(4),
    ...(recurrence === undefined ? {} : { recurrence }),
    ...more,
  };
}

/** A series as the calendar sends it, with the same draft key. */
export function masterEvent(key: string, recurrence: Recurrence, more: object = {}, from = "10:00", until = "11:00") {
  const zone = { timeZone: "Romance Standard Time" };
  return {
    id: `id-of-${key}`,
    iCalUId: `uid-of-${key}`,
    type: "seriesMaster",
    subject: "Weekly",
    start: { dateTime: `2026-11-23T${from}:00.0000000`, ...zone },
    end: { dateTime: `2026-11-23T${until}:00.0000000`, ...zone },
    recurrence: { ...recurrence, range: { ...recurrence.range, recurrenceTimeZone: "Romance Standard Time" } },
    attendees: demoAttendees(4).map(({ email, name }) => ({
      type: "required",
      emailAddress: { address: email, name },
    })),
    singleValueExtendedProperties: [
      {
        id: "String {00020329-0000-0000-C000-000000000046} Name cecp-x",
        value: JSON.stringify({ clientKey: keyOf(key) }),
      },
    ],
    ...more,
  };
}

export function keyOf(key: string): string {
  return `series-key-${key}`.padEnd(20, "-");
}

/** What the tests ask of the API for anna. */
export function seriesClient(demo: () => DemoTestApi) {
  const ok = async <T>(method: "GET" | "PUT" | "POST" | "DELETE", path: string, body?: object, person = "anna") => {
    const answer = await demo().ask<T>(person, method, path, body === undefined ? {} : { body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body;
  };
  return {
    ok,
    put: (key: string, body: object) => ok<Meeting>("PUT", `/meetings/by-key/${keyOf(key)}`, body),
    send: (event: object) => ok<Meeting>("POST", "/calendar/events", event),
    series: (id: string | undefined) => ok<Series>("GET", `/series/${id}`),
    dates: async (id: string | undefined, coming = false) =>
      (await ok<{ items: Occurrence[] }>("GET", `/series/${id}/occurrences?limit=200&coming=${coming}`)).items,
    book: (id: string | undefined, body: object) => ok<SeriesRoomBookings>("POST", `/series/${id}/room-bookings`, body),
  };
}
