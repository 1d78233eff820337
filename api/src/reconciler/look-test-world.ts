import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Availability } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { expect } from "vitest";
import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { SeenEvent } from "../calendar/calendar-port.ts";
import { demoEmail, type DemoTestApi } from "../http/demo-test-api.ts";
import { lookAtEvent, type LookOptions, type LookOutcome } from "./look-at-event.ts";
import { event } from "./reconciler-test-world.ts";

/** A Wednesday morning. */
export const now = new Date("2026-11-18T09:00:00Z");

export interface DemoRoom {
  id: string;
  email: string;
  name: string;
}

type Change = Parameters<typeof event>[0] & { key?: number };

/** What the tests do with a calendar, told as it is told to the reconciler, and ask of the API. */
export function lookWorld(demo: () => DemoTestApi) {
  const anna = demoEmail("anna");
  const person = (email: string) => ({ email, name: email, response: "none" as const, kind: "required" as const });
  const people = ["anna", "bo", "carla"].map((name) => person(demoEmail(name)));

  /** Anna's event by a name, with people and rooms; tomorrow from 10 to 12. */
  const annas = (name: string, rooms: readonly DemoRoom[] = [], change: Change = {}): CalendarEvent =>
    event({
      organizerEmail: anna,
      attendees: [
        ...people,
        ...rooms.map(({ email }) => ({ email, name: "", response: "accepted" as const, kind: "resource" as const })),
      ],
      exchangeReference: { id: `id-${name}`, iCalUid: `uid-${name}` },
      ...change,
    });

  const seen = (one: CalendarEvent, version = 1, more: Partial<SeenEvent> = {}): SeenEvent => ({
    mailbox: anna,
    eventId: one.input.exchangeReference?.id ?? "",
    iCalUid: one.input.exchangeReference?.iCalUid ?? null,
    changeKey: `change-${version}`,
    modifiedAt: new Date(now.getTime() + version * 1000).toISOString(),
    event: one,
    exceptions: [],
    ...more,
  });

  const look = (one: SeenEvent, options: LookOptions = { settleSeconds: 0 }): Promise<LookOutcome> =>
    demo().job((context) => lookAtEvent(context, one, options));
  const lookGone = (eventId: string, mailbox = anna) =>
    demo().job((context) => lookAtEvent(context, { mailbox, eventId, gone: true }, { settleSeconds: 0 }));

  /** Takes an event in and gives its meeting. */
  const taken = async (one: CalendarEvent, version = 1): Promise<Meeting> => {
    const outcome = await look(seen(one, version));
    return demo().get<Meeting>("anna", `/meetings/${outcome.meetingId}`);
  };
  const meeting = (id: string | null) => demo().get<Meeting>("anna", `/meetings/${id}`);

  /** Rooms of Copenhagen that anna may have then, whatever hour of the day. */
  const freeRooms = async (start: string, end: string): Promise<DemoRoom[]> => {
    const [site] = await demo().rows<{ id: string }>("select id from site where name = 'Copenhagen'");
    const query = new URLSearchParams({ site: site?.id ?? "", start, end, capacity: "3", limit: "50" });
    const { items } = await demo().get<Availability>("anna", `/rooms/available?${query}`);
    return items.map(({ room }) => ({ id: room.id, name: room.name, email: room.email.toLowerCase() }));
  };

  const orderLunch = async (of: Meeting): Promise<ServiceOrder> => {
    const site = of.locations[0]?.site.id ?? "";
    const query = new URLSearchParams({ site, at: of.start, until: of.end, headCount: "3" });
    const { services } = await demo().get<Catalogue>("anna", `/catalogue?${query}`);
    const lunch = services.find(({ popular, available }) => popular && available);
    const body = { lines: [{ serviceId: lunch?.id, quantity: 3 }] };
    const drafted = await demo().ask<ServiceOrder>("anna", "POST", `/meetings/${of.id}/service-orders`, { body });
    expect(drafted.status, JSON.stringify(drafted.body)).toBe(201);
    const sent = await demo().ask<ServiceOrder>("anna", "POST", `/service-orders/${drafted.body.id}/submit`);
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    return sent.body;
  };

  /** What waits to be told to anna of a meeting. */
  const messages = (meetingId: string | null) =>
    demo().rows<{ id: string; next_attempt_at: Date; status: string; kind: string }>(
      `select m.id, m.next_attempt_at, m.status, m.kind
         from message_log m
         join app_user u on u.id = m.receiver_id and lower(u.email) = $2
        where m.meeting_id = $1
        order by m.created_at, m.id`,
      [meetingId, anna],
    );
  const orphans = (entityId: string | null) =>
    demo().rows<{ reason: string; entity_type: string }>(
      "select reason, entity_type from orphan where entity_id = $1 and resolved_at is null",
      [entityId],
    );

  return { anna, annas, seen, look, lookGone, taken, meeting, freeRooms, orderLunch, messages, orphans };
}
