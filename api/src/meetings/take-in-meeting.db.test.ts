import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { RoomBooking, Availability } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoAttendees, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const now = new Date("2026-11-18T09:00:00Z");

let demo: DemoTestApi;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
});
afterAll(() => demo.stop());

function ask<T>(person: string, method: "GET" | "PUT" | "POST", path: string, body?: object) {
  return demo.ask<T>(person, method, path, body === undefined ? {} : { body });
}

/** Times are local in Copenhagen on the day after `now`. */
function appointment(from: string, until: string, more: object = {}) {
  return {
    subject: "Planning",
    start: `2026-11-19T${from}:00+01:00`,
    end: `2026-11-19T${until}:00+01:00`,
    timeZone: "Romance Standard Time",
    attendees: demoAttendees(8),
    ...more,
  };
}

async function put(key: string, body: object): Promise<Meeting> {
  const answer = await ask<Meeting>("anna", "PUT", `/meetings/by-key/take-in-meeting-${key}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

async function bookBest(meeting: Meeting): Promise<RoomBooking> {
  const site = meeting.locations[0]?.site.id ?? "";
  const query = new URLSearchParams({ site, start: meeting.start, end: meeting.end, capacity: "8" });
  const { body } = await ask<Availability>("anna", "GET", `/rooms/available?${query}`);
  const roomId = body.items[0]?.room.id;
  return (await ask<RoomBooking>("anna", "POST", `/meetings/${meeting.id}/room-bookings`, { roomId })).body;
}

async function orderLunch(meeting: Meeting): Promise<ServiceOrder> {
  const site = meeting.locations[0]?.site.id ?? "";
  const query = new URLSearchParams({ site, at: meeting.start, until: meeting.end, headCount: "8" });
  const { body } = await ask<Catalogue>("anna", "GET", `/catalogue?${query}`);
  const lunch = body.services.find(({ popular, category }) => popular && /lunch/i.test(category.name));
  const lines = [{ serviceId: lunch?.id, quantity: 8 }];
  const drafted = await ask<ServiceOrder>("anna", "POST", `/meetings/${meeting.id}/service-orders`, { lines });
  expect(drafted.status, JSON.stringify(drafted.body)).toBe(201);
  const submitted = await ask<ServiceOrder>("anna", "POST", `/service-orders/${drafted.body.id}/submit`);
  expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);
  return submitted.body;
}

describe("the pane's upsert", () => {
  it("is one meeting for one key, however often and at once it comes", async () => {
    const body = appointment("10:00", "12:00");
    const meetings = await Promise.all(Array.from({ length: 20 }, () => put("same-key", body)));
    expect(new Set(meetings.map(({ id }) => id)).size).toBe(1);
    expect(new Set(meetings.map(({ version }) => version)).size).toBe(1);
  });

  it("maps Windows zones, counts those who come and knows who is from outside", async () => {
    const attendees = [
      { email: "anna@nordlys.example", name: "Anna", response: "accepted" },
      { email: "guest@elsewhere.example", name: "Guest" },
      { email: "no@nordlys.example", name: "No", response: "declined" },
    ];
    const meeting = await put("zones-and-heads", appointment("10:00", "12:00", { attendees }));
    expect(meeting.timeZone).toBe("Europe/Paris");
    expect(meeting.locations[0]?.headCount).toBe(2);
    expect(meeting.attendees.filter(({ external }) => external).map(({ email }) => email)).toEqual([
      "guest@elsewhere.example",
    ]);
  });

  it.each([
    ["an end before its start", appointment("12:00", "10:00"), 422],
    ["a time zone that nobody knows", appointment("10:00", "12:00", { timeZone: "Mars/Olympus" }), 422],
    [
      "a site of another company",
      appointment("10:00", "12:00", { locations: [{ siteId: "019a0000-0000-7000-8000-000000000000" }] }),
      422,
    ],
    ["a field it does not know", appointment("10:00", "12:00", { colour: "red" }), 400],
  ])("refuses %s", async (_, body, status) => {
    expect((await ask("anna", "PUT", "/meetings/by-key/take-in-meeting-refused", body)).status).toBe(status);
  });

  it("does not give somebody else's key away", async () => {
    await put("key-of-anna", appointment("10:00", "12:00"));
    const path = "/meetings/by-key/take-in-meeting-key-of-anna";
    expect((await ask("hugo", "PUT", path, appointment("10:00", "12:00"))).status).toBe(404);
  });
});

describe("a meeting that moves while its invite is written", () => {
  it("takes its room and its order along", async () => {
    const meeting = await put("moves", appointment("10:00", "12:00"));
    const booking = await bookBest(meeting);
    const order = await orderLunch(meeting);
    const moved = await put("moves", appointment("11:00", "13:00"));
    expect(moved.roomBookings.map(({ id, start }) => [id, start])).toEqual([[booking.id, "2026-11-19T10:00:00.000Z"]]);
    const [after] = moved.serviceOrders;
    expect(Date.parse(after?.lines[0]?.deliverAt ?? "") - Date.parse(order.lines[0]?.deliverAt ?? "")).toBe(3_600_000);
    expect(after?.total).toEqual(order.total);
  });

  it("lets go of a room that is taken then, says so, and is kept the best one of the building instead", async () => {
    const early = await put("loses-room", appointment("16:00", "17:00"));
    const booking = await bookBest(early);
    const late = await put("has-room", appointment("17:00", "18:00"));
    const taken = await ask("anna", "POST", `/meetings/${late.id}/room-bookings`, { roomId: booking.room.id });
    expect(taken.status).toBe(201);
    const moved = await put("loses-room", appointment("17:00", "18:00"));
    const [instead] = moved.roomBookings;
    expect(moved.roomBookings).toHaveLength(1);
    expect(instead?.room.id).not.toBe(booking.room.id);
    expect(instead?.room.building).toBe(booking.room.building);
    expect(instead?.status).toBe("provisional");
    const { body } = await ask<{ items: { kind: string }[] }>("anna", "GET", `/meetings/${early.id}/timeline`);
    expect(body.items.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["room_booking.released", "room_wait.offered"]),
    );
  });

  it("keeps an order that cannot follow as it was", async () => {
    const meeting = await put("past-cut-off", appointment("10:00", "12:00"));
    const order = await orderLunch(meeting);
    // Today is too late for lunch; the order stays for the day that it was made for.
    const today = {
      ...appointment("10:00", "12:00"),
      start: "2026-11-18T10:30:00+01:00",
      end: "2026-11-18T11:00:00+01:00",
    };
    const moved = await put("past-cut-off", today);
    expect(moved.serviceOrders[0]?.lines[0]?.deliverAt).toBe(order.lines[0]?.deliverAt);
  });
});

describe("an invite that is withdrawn", () => {
  it("frees its room, cancels what is within its cut-off, and tells once", async () => {
    const meeting = await put("withdrawn", appointment("10:00", "12:00"));
    await bookBest(meeting);
    const order = await orderLunch(meeting);
    const event = (isCancelled: boolean) => ({
      iCalUId: "withdrawn",
      isCancelled,
      subject: "Planning",
      start: { dateTime: "2026-11-19T10:00:00", timeZone: "Europe/Copenhagen" },
      end: { dateTime: "2026-11-19T12:00:00", timeZone: "Europe/Copenhagen" },
      singleValueExtendedProperties: [
        {
          id: "String {00020329-0000-0000-C000-000000000046} Name cecp-x",
          value: '{"clientKey":"take-in-meeting-withdrawn"}',
        },
      ],
    });
    expect((await ask("anna", "POST", "/calendar/events", event(false))).status).toBe(200);
    for (const _ of ["first", "again"]) {
      const { status, body } = await ask<Meeting>("anna", "POST", "/calendar/events", event(true));
      expect(status, JSON.stringify(body)).toBe(200);
      expect(body).toMatchObject({ status: "cancelled", roomBookings: [], serviceOrders: [{ status: "cancelled" }] });
    }
    const { rows } = await demo.database.ownerPool.query<{ open: number }>(
      `select sum(case x.kind when 'hold' then t.amount_minor else -t.amount_minor end)::integer as open
         from transfer t join transaction x on x.tenant_id = t.tenant_id and x.id = t.transaction_id
        where x.service_order_id = $1`,
      [order.id],
    );
    expect(rows[0]?.open).toBe(0);
    const told = await demo.database.ownerPool.query("select id from signal where meeting_id = $1 and kind = $2", [
      meeting.id,
      "meeting.cancelled",
    ]);
    expect(told.rows).toHaveLength(1);
  });

  it("is 404 for an event that nobody took in", async () => {
    const event = {
      iCalUId: "never-seen",
      isCancelled: true,
      start: { dateTime: "2026-11-19T10:00:00", timeZone: "UTC" },
      end: { dateTime: "2026-11-19T12:00:00", timeZone: "UTC" },
    };
    expect((await ask("anna", "POST", "/calendar/events", event)).status).toBe(404);
  });
});

describe("an invite that was sent", () => {
  it("keeps its time while it is edited, until it is sent again", async () => {
    const meeting = await put("edited-later", appointment("10:00", "12:00"));
    const sent = (hour: number) => ({
      iCalUId: "edited-later",
      subject: "Planning",
      start: { dateTime: `2026-11-19T${hour}:00:00`, timeZone: "Europe/Copenhagen" },
      end: { dateTime: `2026-11-19T${hour + 2}:00:00`, timeZone: "Europe/Copenhagen" },
      singleValueExtendedProperties: [
        {
          id: "String {00020329-0000-0000-C000-000000000046} Name cecp-x",
          value: '{"clientKey":"take-in-meeting-edited-later"}',
        },
      ],
    });
    await ask("anna", "POST", "/calendar/events", sent(10));
    expect((await put("edited-later", appointment("14:00", "16:00"))).start).toBe(meeting.start);
    const moved = await ask<Meeting>("anna", "POST", "/calendar/events", sent(14));
    expect(moved.body.start).toBe("2026-11-19T13:00:00.000Z");
  });
});

describe("the vendor's side", () => {
  it("sees a change after accepting as a difference that it must acknowledge", async () => {
    const meeting = await put("vendor-side", appointment("10:00", "12:00"));
    const order = await orderLunch(meeting);
    const sent = {
      iCalUId: "vendor-side",
      subject: "Planning",
      start: { dateTime: "2026-11-19T10:00:00", timeZone: "Europe/Copenhagen" },
      end: { dateTime: "2026-11-19T12:00:00", timeZone: "Europe/Copenhagen" },
      singleValueExtendedProperties: [
        {
          id: "String {00020329-0000-0000-C000-000000000046} Name cecp-x",
          value: '{"clientKey":"take-in-meeting-vendor-side"}',
        },
      ],
    };
    await ask("anna", "POST", "/calendar/events", sent);
    const all = await ask<{ items: ProductionOrder[] }>(
      "elena",
      "GET",
      "/production-orders?limit=200&from=2026-11-18T09:00:00Z",
    );
    const made = all.body.items.find((one) => one.meeting.id === meeting.id);
    const act = (action: string) =>
      ask<ProductionOrder & { code?: string }>("elena", "POST", `/production-orders/${made?.id}/${action}`, {});
    expect((await act("accept")).body.status).toBe("accepted");
    const changed = await demo.api.server.inject({
      method: "PATCH",
      url: `/api/v1/service-orders/${order.id}`,
      headers: {
        ...(await demo.api.as("anna")),
        "if-match": `"${(await ask<ServiceOrder>("anna", "GET", `/service-orders/${order.id}`)).body.version}"`,
      },
      payload: { lines: [{ serviceId: order.lines[0]?.service.id, quantity: 10 }] },
    });
    expect(changed.statusCode, changed.body).toBe(200);
    expect((await act("start")).body.code).toBe("change_not_acknowledged");
    const seen = await ask<{ items: ProductionOrder[] }>(
      "elena",
      "GET",
      "/production-orders?limit=200&from=2026-11-18T09:00:00Z",
    );
    expect(seen.body.items.find(({ id }) => id === made?.id)?.lines[0]).toMatchObject({
      quantity: 10,
      acknowledgedQuantity: 8,
    });
    expect((await act("acknowledge")).body.lines[0]?.acknowledgedQuantity).toBeNull();
    for (const action of ["start", "ready", "deliver", "clear"]) expect((await act(action)).status, action).toBe(200);
    const { body } = await ask<ServiceOrder>("anna", "GET", `/service-orders/${order.id}`);
    expect(body.status).toBe("delivered");
  });

  it("is closed to organizers, and to other vendors it is not there", async () => {
    const all = await ask<{ items: ProductionOrder[] }>("elena", "GET", "/production-orders?limit=200");
    const own = await ask<{ items: ProductionOrder[] }>("carla", "GET", "/production-orders?limit=200");
    const vendors = new Set(own.body.items.map(({ vendor }) => vendor.id));
    expect(vendors.size).toBe(1);
    const foreign = all.body.items.find(({ vendor }) => !vendors.has(vendor.id));
    expect((await ask("carla", "POST", `/production-orders/${foreign?.id}/accept`, {})).status).toBe(404);
    expect((await ask("anna", "GET", "/production-orders")).status).toBe(403);
  });
});
