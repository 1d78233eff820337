import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Availability } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { toIanaZone } from "@magic-meetings/contract/time/windows-zones.ts";
import type { Event } from "@microsoft/microsoft-graph-types";
import { DateTime } from "luxon";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

// Events as Microsoft Graph really answers them, posted through the calendar port.

const contracts = process.env["CONTRACTS_DIR"] ?? path.resolve(import.meta.dirname, "../../../../shared/contracts");
const file = path.join(contracts, "payloads/graph-docs-examples.json");

/** Before the earliest of the events. */
const now = new Date("2016-11-21T09:00:00Z");

type GenuineEvent = Event & { organizer: { emailAddress: { address: string } } };

function genuineEvents(): [name: string, event: GenuineEvent][] {
  if (!existsSync(file)) return [];
  const { examples } = JSON.parse(readFileSync(file, "utf8")) as { examples: { kind: string; body?: unknown }[] };
  const events = examples.filter(({ kind }) => kind === "response").flatMap(({ body }) => eventsIn(body));
  return events.map((event) => [`${event.subject ?? ""} of ${event.start?.dateTime?.slice(0, 16)}`, event]);
}

/** Every event in an answer that says when it is and who organizes it. */
function eventsIn(value: unknown): GenuineEvent[] {
  if (typeof value !== "object" || value === null) return [];
  const { start, organizer } = value as Event;
  if (start?.dateTime && organizer?.emailAddress?.address) return [value as GenuineEvent];
  return Object.values(value).flatMap(eventsIn);
}

describe.skipIf(!existsSync(file))(`genuine events of Microsoft Graph (needs ${file}; set CONTRACTS_DIR)`, () => {
  const events = genuineEvents();
  const single = events.filter(([, { type }]) => type !== "seriesMaster");
  let demo: DemoTestApi;

  beforeAll(async () => {
    demo = await startDemoTestApi(now);
    // The events are a Californian company's, so its site is.
    await demo.rows("update site set time_zone = 'America/Los_Angeles' where name = 'Copenhagen'");
  });
  afterAll(() => demo?.stop());

  /** Anna becomes the organizer whom the event names. */
  async function post(event: GenuineEvent) {
    const { address } = event.organizer.emailAddress;
    await demo.rows("update app_user set email = $1 where name = 'Anna Kjær'", [address.toLowerCase()]);
    return demo.ask<Meeting>("anna", "POST", "/calendar/events", { body: event });
  }

  it("are there in number", () => {
    expect(single.length).toBeGreaterThanOrEqual(12);
  });

  it.each(single)("%s becomes a meeting with its time, zone, people and references", async (_, event) => {
    const { status, body: meeting } = await post(event);
    expect(status, JSON.stringify(meeting)).toBe(200);
    const { subject, start, end, id, iCalUId, changeKey, attendees } = event;
    expect(meeting).toMatchObject({ status: "scheduled", subject: subject?.trim(), exchangeReference: { id } });
    expect(meeting.exchangeReference?.iCalUid).toBe(iCalUId);
    expect(meeting.exchangeReference?.changeKey).toBe(changeKey);
    expect(Date.parse(meeting.start)).toBe(momentOf(start));
    expect(Date.parse(meeting.end)).toBe(momentOf(end));
    expect(meeting.timeZone).toMatch(/^(America\/Los_Angeles|Etc\/UTC)$/);
    expect(meeting.locations).toMatchObject([{ site: { name: "Copenhagen" } }]);
    const invited = (attendees ?? []).map(({ emailAddress }) => emailAddress?.address?.toLowerCase());
    expect(meeting.attendees.map(({ email }) => email)).toEqual(expect.arrayContaining(invited));
    expect(meeting.organizer.name).toBe("Anna Kjær");
    // The same event once more is the same meeting.
    expect((await post(event)).body.id).toBe(meeting.id);
  });

  it("takes in a series as its dates", async () => {
    const masters = events.filter(([, { type, recurrence }]) => type === "seriesMaster" && recurrence);
    expect(masters.length).toBeGreaterThan(0);
    for (const [name, master] of masters) {
      const { status, body: meeting } = await post(master);
      expect(status, `${name}: ${JSON.stringify(meeting)}`).toBe(200);
      expect(meeting).toMatchObject({ status: "scheduled", subject: master.subject?.trim() });
      expect(meeting.series?.recurrence.pattern.type).toBe(master.recurrence?.pattern?.type);
      expect((await post(master)).body.series?.id).toBe(meeting.series?.id);
    }
  });

  it("can be ordered for: a room, lunch and coffee, all confirmed at once", async () => {
    const [, morning] = single.find(([name]) => name.endsWith("2017-04-21T10:00")) ?? [];
    const { body: meeting } = await post(morning as GenuineEvent);
    const site = meeting.locations[0]?.site.id ?? "";
    const when = { site, start: meeting.start, end: meeting.end };
    const free = await demo.get<Availability>("anna", `/rooms/available?${new URLSearchParams(when)}`);
    const roomId = free.items[0]?.room.id;
    const booked = await demo.ask("anna", "POST", `/meetings/${meeting.id}/room-bookings`, { body: { roomId } });
    expect(booked.status, JSON.stringify(booked.body)).toBe(201);

    const query = new URLSearchParams({ site, at: meeting.start, until: meeting.end, headCount: "3" });
    const { services } = await demo.get<Catalogue>("anna", `/catalogue?${query}`);
    const chosen = services.filter(({ popular, available }) => popular && available).slice(0, 2);
    expect(chosen).toHaveLength(2);
    const lines = chosen.map(({ id, suggested }) => ({ serviceId: id, quantity: suggested.quantity }));
    const drafted = await demo.ask<ServiceOrder>("anna", "POST", `/meetings/${meeting.id}/service-orders`, {
      body: { lines },
    });
    expect(drafted.status, JSON.stringify(drafted.body)).toBe(201);
    const submitted = await demo.ask<ServiceOrder>("anna", "POST", `/service-orders/${drafted.body.id}/submit`);
    expect(submitted.body.status, JSON.stringify(submitted.body)).toBe("confirmed");
    const after = await demo.get<Meeting>("anna", `/meetings/${meeting.id}`);
    expect(after).toMatchObject({
      roomBookings: [{ status: "confirmed" }],
      serviceOrders: [{ status: "confirmed", lines: chosen.map(({ id }) => ({ service: { id } })) }],
    });
  });
});

/** Local time and zone apart, as Graph gives them. */
function momentOf(at: Event["start"]): number {
  return DateTime.fromISO(at?.dateTime ?? "", { zone: toIanaZone(at?.timeZone ?? "") ?? "UTC" }).toMillis();
}
