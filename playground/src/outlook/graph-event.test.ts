import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { customPropertiesName, toGraphEvent } from "./graph-event.ts";
import { toOccurrenceEvent } from "./graph-occurrence.ts";
import type { HostAppointment } from "./host-appointment.ts";
import { changedOccurrence } from "./host-occurrences.ts";
import type { HostException } from "./host-recurrence.ts";

const appointment: HostAppointment = {
  subject: "Quarterly planning",
  body: "Bring numbers",
  start: "2026-11-23T09:00:00.000Z",
  end: "2026-11-23T11:00:00.000Z",
  timeZone: "Europe/Copenhagen",
  organizer: { email: "anna@nordlys.example", name: "Anna Holm" },
  attendees: [
    { email: "anna@nordlys.example", name: "Anna Holm", kind: "required", response: "organizer" },
    { email: "bo@nordlys.example", name: "Bo Berg", kind: "required", response: "tentative" },
    { email: "guest@elsewhere.example", name: "Guest", kind: "optional", response: "none" },
  ],
  locations: [
    { kind: "room", name: "Aarhus", email: "aarhus@nordlys.example" },
    { kind: "custom", name: "The pier" },
  ],
  recurrence: null,
  exceptions: [],
  customProperties: { clientKey: "key-1" },
  itemId: null,
  iCalUId: "040000008200E00074C5B7101A82E008",
  sent: 0,
};

const now = new Date("2026-11-21T10:00:00Z");
const event = toGraphEvent(appointment, { now, itemId: "AAMkAGI1" });

describe("the event that Send makes", () => {
  it("has times in the appointment's own zone by its Windows name", () => {
    expect(event.start).toEqual({ dateTime: "2026-11-23T10:00:00.0000000", timeZone: "Romance Standard Time" });
    expect(event.end).toEqual({ dateTime: "2026-11-23T12:00:00.0000000", timeZone: "Romance Standard Time" });
  });

  it("leaves the organizer out of the attendees and invites the room as a resource", () => {
    expect(
      event.attendees.map(({ type, status, emailAddress }) => [emailAddress.address, type, status.response]),
    ).toEqual([
      ["bo@nordlys.example", "required", "tentativelyAccepted"],
      ["guest@elsewhere.example", "optional", "none"],
      ["aarhus@nordlys.example", "resource", "none"],
    ]);
  });

  it("carries the add-in's custom properties as Exchange keeps them", () => {
    const [property] = event.singleValueExtendedProperties;
    expect(property?.id).toBe(customPropertiesName);
    expect(JSON.parse(property?.value ?? "")).toEqual({ clientKey: "key-1" });
  });

  it("has another change key after another send", () => {
    const again = toGraphEvent({ ...appointment, sent: 1 }, { now, itemId: "AAMkAGI1" });
    expect(again.changeKey).not.toBe(event.changeKey);
    expect(again.iCalUId).toBe(event.iCalUId);
  });
});

const weekly: HostAppointment = {
  ...appointment,
  recurrence: {
    pattern: { type: "weekly", interval: 1, daysOfWeek: ["monday"], firstDayOfWeek: "monday" },
    ending: { kind: "count", count: 10 },
  },
  exceptions: [{ kind: "skipped", originalStart: "2026-12-07T09:00:00.000Z" }],
};
const master = toGraphEvent(weekly, { now, itemId: "AAMkAGI1" });
const occurrence = (exception: HostException) =>
  toOccurrenceEvent(weekly, changedOccurrence(weekly, exception), { now, itemId: "AAMkAGI1" });
const skipped = occurrence({ kind: "skipped", originalStart: "2026-11-30T09:00:00.000Z" });
const moved = occurrence({
  kind: "moved",
  originalStart: "2026-12-14T09:00:00.000Z",
  start: "2026-12-15T12:00:00.000Z",
  end: "2026-12-15T14:00:00.000Z",
});

describe("the events of a series", () => {
  it("are a master with the whole pattern, defaults included, and its cancelled dates", () => {
    expect(event).toMatchObject({ type: "singleInstance", recurrence: null, seriesMasterId: null });
    expect(master).toMatchObject({
      type: "seriesMaster",
      seriesMasterId: null,
      start: { dateTime: "2026-11-23T10:00:00.0000000" },
      recurrence: {
        pattern: {
          type: "weekly",
          interval: 1,
          month: 0,
          dayOfMonth: 0,
          daysOfWeek: ["monday"],
          firstDayOfWeek: "monday",
          index: "first",
        },
        range: {
          type: "numbered",
          startDate: "2026-11-23",
          endDate: "0001-01-01",
          recurrenceTimeZone: "Romance Standard Time",
          numberOfOccurrences: 10,
        },
      },
      cancelledOccurrences: ["OID.AAMkAGI1.2026-12-07"],
    });
  });

  it("are an occurrence for a skipped date and an exception for a moved one, each known by its original start", () => {
    expect(skipped).toMatchObject({
      type: "occurrence",
      isCancelled: true,
      seriesMasterId: "AAMkAGI1",
      originalStart: "2026-11-30T09:00:00.000Z",
      start: { dateTime: "2026-11-30T10:00:00.0000000", timeZone: "Romance Standard Time" },
      end: { dateTime: "2026-11-30T12:00:00.0000000" },
      recurrence: null,
    });
    expect(moved).toMatchObject({
      type: "exception",
      isCancelled: false,
      originalStart: "2026-12-14T09:00:00.000Z",
      start: { dateTime: "2026-12-15T13:00:00.0000000" },
      end: { dateTime: "2026-12-15T15:00:00.0000000" },
    });
    expect(moved).not.toHaveProperty("cancelledOccurrences");
  });

  it("have ids and UIDs of their own", () => {
    expect(new Set([master, skipped, moved].map(({ id }) => id)).size).toBe(3);
    expect(moved.iCalUId).toBe("040000008200E00074C5B7101A82E00807EA0C0E");
  });
});

const contracts =
  process.env["CONTRACTS_DIR"] ?? fileURLToPath(new URL("../../../../shared/contracts", import.meta.url));
const file = `${contracts}/graph/graph-v1.openapi.json`;

describe.skipIf(!existsSync(file))(
  `the event in Microsoft Graph's own words (needs ${file}; set CONTRACTS_DIR)`,
  () => {
    it.each([
      ["of a single appointment", event],
      ["of a series", master],
      ["of a skipped date", skipped],
      ["of a moved date", moved],
    ])("%s is a valid event", (_what, given) => {
      const { components } = JSON.parse(readFileSync(file, "utf8")) as { components: object };
      const ajv = new Ajv({ strict: false, allErrors: true });
      addFormats(ajv);
      ajv.addSchema({ $id: "graph", components });
      const valid = ajv.validate({ $ref: "graph#/components/schemas/microsoft.graph.event" }, given);
      expect(valid ? [] : ajv.errors).toEqual([]);
    });
  },
);
