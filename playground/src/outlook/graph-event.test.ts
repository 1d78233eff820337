import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { customPropertiesName, toGraphEvent } from "./graph-event.ts";
import type { HostAppointment } from "./host-appointment.ts";

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

const contracts =
  process.env["CONTRACTS_DIR"] ?? fileURLToPath(new URL("../../../../shared/contracts", import.meta.url));
const file = `${contracts}/graph/graph-v1.openapi.json`;

describe.skipIf(!existsSync(file))(
  `the event in Microsoft Graph's own words (needs ${file}; set CONTRACTS_DIR)`,
  () => {
    it("is a valid event", () => {
      const { components } = JSON.parse(readFileSync(file, "utf8")) as { components: object };
      const ajv = new Ajv({ strict: false, allErrors: true });
      addFormats(ajv);
      ajv.addSchema({ $id: "graph", components });
      const valid = ajv.validate({ $ref: "graph#/components/schemas/microsoft.graph.event" }, event);
      expect(valid ? [] : ajv.errors).toEqual([]);
    });
  },
);
