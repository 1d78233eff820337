import type { Availability } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoPeople } from "../demo/demo-people.ts";
import { demoAttendees, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const now = new Date("2026-11-18T09:00:00Z");
const start = "2026-11-19T10:00:00+01:00";
const end = "2026-11-19T12:00:00+01:00";

let demo: DemoTestApi;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
});
afterAll(() => demo.stop());

const call: DemoTestApi["ask"] = (...args) => demo.ask(...args);
const rows: DemoTestApi["rows"] = (...args) => demo.rows(...args);

async function draft(clientKey: string, person = "anna"): Promise<Meeting> {
  const body = { subject: "Quarterly review", start, end, timeZone: "Europe/Copenhagen", attendees: demoAttendees(12) };
  const { status, body: meeting } = await call<Meeting>(person, "PUT", `/meetings/by-key/${clientKey}`, { body });
  expect(status, JSON.stringify(meeting)).toBe(200);
  return meeting;
}

async function popular(meeting: Meeting): Promise<Catalogue["services"]> {
  const site = meeting.locations[0]?.site.id;
  const query = new URLSearchParams({ site: site ?? "", at: start, until: end, headCount: "12" });
  const { body } = await call<Catalogue>("anna", "GET", `/catalogue?${query}`);
  return body.services.filter((service) => service.popular);
}

describe("ordering from the invite", () => {
  it("goes from an empty invite to confirmed room, orders, holds, signals and one pending card", async () => {
    const meeting = await draft("11111111-aaaa-4aaa-8aaa-000000000001");
    expect(meeting.status).toBe("draft");
    expect(meeting.locations).toMatchObject([{ headCount: 12, site: { name: "Copenhagen" } }]);

    const site = meeting.locations[0]?.site.id ?? "";
    const query = new URLSearchParams({ site, start, end, capacity: "12" });
    const found = await call<Availability>("anna", "GET", `/rooms/available?${query}`);
    const [offer] = found.body.items;
    expect(offer?.room.capacity).toBeGreaterThanOrEqual(12);
    const booked = await call<Meeting["roomBookings"][number]>(
      "anna",
      "POST",
      `/meetings/${meeting.id}/room-bookings`,
      {
        body: { roomId: offer?.room.id },
      },
    );
    expect(booked.status, JSON.stringify(booked.body)).toBe(201);
    expect(booked.body.status).toBe("provisional");

    const services = await popular(meeting);
    const lunch = services.find(({ category }) => /lunch/i.test(category.name));
    const coffee = services.find(({ category }) => /coffee/i.test(category.name));
    expect(lunch?.suggested.quantity).toBe(12);
    expect(lunch?.vendor.id).not.toBe(coffee?.vendor.id);
    const lines = [lunch, coffee].map((service) => ({ serviceId: service?.id, quantity: service?.suggested.quantity }));
    const drafted = await call<ServiceOrder>("anna", "POST", `/meetings/${meeting.id}/service-orders`, {
      body: { lines },
    });
    expect(drafted.status, JSON.stringify(drafted.body)).toBe(201);
    expect(drafted.body.accountSplit).toMatchObject([{ percent: 100 }]);
    const submitted = await call<ServiceOrder>("anna", "POST", `/service-orders/${drafted.body.id}/submit`);
    expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);
    expect(submitted.body.status).toBe("submitted");
    const early = await call<{ items: { meeting: { id: string } }[] }>("carla", "GET", `/production-orders?limit=200`);
    expect(early.body.items.some((order) => order.meeting.id === meeting.id)).toBe(false);

    const event = graphEvent(meeting.clientKey ?? "", offer?.room.email ?? "");
    const sent = await call<Meeting>("anna", "POST", "/calendar/events", { body: event });
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    expect(sent.body.id).toBe(meeting.id);
    expect(sent.body.status).toBe("scheduled");
    expect(sent.body.roomBookings).toMatchObject([{ status: "confirmed" }]);
    expect(sent.body.serviceOrders).toMatchObject([{ status: "confirmed" }]);

    const production = await rows<{ vendor_id: string; status: string }>(
      "select vendor_id, status from production_order where meeting_id = $1",
      [meeting.id],
    );
    expect(production).toHaveLength(2);
    expect(new Set(production.map(({ vendor_id }) => vendor_id)).size).toBe(2);
    const holds = await rows<{ amount_minor: string }>(
      `select t.amount_minor from transfer t join transaction x on x.tenant_id = t.tenant_id and x.id = t.transaction_id
        where x.service_order_id = $1 and x.kind = 'hold'`,
      [drafted.body.id],
    );
    expect(holds.map((hold) => Number(hold.amount_minor)).sort()).toEqual(
      drafted.body.lines.map(({ total }) => total.amountMinor).sort(),
    );
    const messages = await rows<{ status: string; thread: string }>(
      "select status, thread from message_log where meeting_id = $1",
      [meeting.id],
    );
    expect(messages).toEqual([{ status: "pending", thread: `meeting:${meeting.id}` }]);
    const board = await call<{ items: { meeting: { id: string } }[] }>(
      "carla",
      "GET",
      `/production-orders?limit=200&from=${encodeURIComponent(now.toISOString())}`,
    );
    expect(board.body.items.filter((order) => order.meeting.id === meeting.id)).toHaveLength(1);
  });

  it("makes one order of a submit that is sent twice", async () => {
    const meeting = await draft("11111111-aaaa-4aaa-8aaa-000000000002");
    const [service] = await popular(meeting);
    const body = { lines: [{ serviceId: service?.id, quantity: 12 }] };
    const [first, second] = await Promise.all([
      call<ServiceOrder>("anna", "POST", `/meetings/${meeting.id}/service-orders`, { key: "order-twice", body }),
      call<ServiceOrder>("anna", "POST", `/meetings/${meeting.id}/service-orders`, { key: "order-twice", body }),
    ]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body.id).toBe(second.body.id);
    const path = `/service-orders/${first.body.id}/submit`;
    const submits = await Promise.all(
      [1, 2, 3].map(() => call<ServiceOrder>("anna", "POST", path, { key: "submit-twice" })),
    );
    expect(submits.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await rows("select id from transaction where service_order_id = $1", [first.body.id])).toHaveLength(1);
  });

  it.each([
    ["an unknown service", { serviceId: "019a0000-0000-7000-8000-000000000000", quantity: 12 }, 422, "unknown_service"],
    ["quantity 0", { quantity: 0 }, 400, "malformed"],
    ["quantity -1", { quantity: -1 }, 400, "malformed"],
    ["quantity 1.5", { quantity: 1.5 }, 400, "malformed"],
    ["quantity 1e9", { quantity: 1e9 }, 400, "malformed"],
    [
      "delivery the day after",
      { quantity: 12, deliverAt: "2026-11-20T11:00:00+01:00" },
      422,
      "delivery_outside_meeting_day",
    ],
    ["an unknown option", { quantity: 12, options: ["gold"] }, 422, "unknown_option"],
    ["an unknown field", { quantity: 12, colour: "red" }, 400, "malformed"],
  ])("refuses %s and stores nothing", async (_, line, status, code) => {
    const meeting = await draft("11111111-aaaa-4aaa-8aaa-000000000003");
    const [service] = await popular(meeting);
    const before = meeting.serviceOrders.length;
    const body = { lines: [{ serviceId: service?.id, ...line }] };
    const refused = await call("anna", "POST", `/meetings/${meeting.id}/service-orders`, { body });
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status, code });
    const after = await call<Meeting>("anna", "GET", `/meetings/${meeting.id}`);
    expect(after.body.serviceOrders).toHaveLength(before);
  });

  it("refuses a service of another site, an account of somebody else and what comes too late", async () => {
    const meeting = await draft("11111111-aaaa-4aaa-8aaa-000000000006");
    const [service] = await popular(meeting);
    const [foreign] = await rows<{ id: string }>(
      `select x.service_id as id
         from service_catalogue_site c
         join site s on s.tenant_id = c.tenant_id and s.id = c.site_id and s.name = 'Milan'
         join service_catalogue_service x
           on x.tenant_id = c.tenant_id and x.service_catalogue_id = c.service_catalogue_id`,
    );
    const [account] = await rows<{ id: string }>(
      `select a.id
         from account a
         join app_user u on u.tenant_id = a.tenant_id and u.email = $1
        where a.kind = 'cost_centre'
          and a.currency = 'DKK'
          and a.owner_id <> u.id
          and not exists (select from account_user g where g.tenant_id = a.tenant_id and g.account_id = a.id and g.user_id = u.id)`,
      [emailOf("anna")],
    );
    const order = async (meetingId: string, body: object) => {
      const answer = await call("anna", "POST", `/meetings/${meetingId}/service-orders`, { body });
      return [answer.status, answer.body.code];
    };
    const lines = [{ serviceId: service?.id, quantity: 12 }];
    expect(await order(meeting.id, { lines: [{ serviceId: foreign?.id, quantity: 12 }] })).toEqual([
      422,
      "service_not_offered_here",
    ]);
    const accountSplit = [{ accountId: account?.id, percent: 100 }];
    expect(await order(meeting.id, { lines, accountSplit })).toEqual([422, "account_not_yours"]);
    const unknown = [{ accountId: meeting.id, percent: 100 }];
    expect(await order(meeting.id, { lines, accountSplit: unknown })).toEqual([422, "unknown_account"]);
    const soon = { start: "2026-11-18T10:05:00+01:00", end: "2026-11-18T11:00:00+01:00" };
    const today = await call<Meeting>("anna", "PUT", "/meetings/by-key/11111111-aaaa-4aaa-8aaa-000000000007", {
      body: { subject: "Now", ...soon, timeZone: "Europe/Copenhagen", attendees: demoAttendees(12) },
    });
    const late = await call<{ alternatives?: unknown[] }>("anna", "POST", `/meetings/${today.body.id}/service-orders`, {
      body: { lines: [{ ...lines[0], deliverAt: soon.start }] },
    });
    expect([late.status, late.body.code]).toEqual([422, "past_order_before"]);
    expect(late.body.alternatives).toHaveLength(1);
    expect((await demo.get<Meeting>("anna", `/meetings/${meeting.id}`)).serviceOrders).toEqual([]);
  });

  it("hides everything of the other company", async () => {
    const meeting = await draft("11111111-aaaa-4aaa-8aaa-000000000004");
    const paths = [`/meetings/${meeting.id}`, `/meetings/${meeting.id}/timeline`, `/meetings/${meeting.id}/card`];
    for (const path of paths) expect((await call("per", "GET", path)).status, path).toBe(404);
    const site = meeting.locations[0]?.site.id ?? "";
    expect((await call("per", "GET", `/catalogue?${new URLSearchParams({ site, at: start })}`)).status).toBe(404);
    expect(
      (await call("per", "POST", `/meetings/${meeting.id}/room-bookings`, { body: { roomId: site } })).status,
    ).toBe(404);
  });

  it("changes a confirmed order before its cut-off: money follows, vendors see a revision", async () => {
    const meeting = await draft("11111111-aaaa-4aaa-8aaa-000000000005");
    const [service] = await popular(meeting);
    await call("anna", "POST", "/calendar/events", { body: graphEvent(meeting.clientKey ?? "", "") });
    const lines = [{ serviceId: service?.id, quantity: 12 }];
    const { body: order } = await call<ServiceOrder>("anna", "POST", `/meetings/${meeting.id}/service-orders`, {
      body: { lines },
    });
    const submitted = await call<ServiceOrder>("anna", "POST", `/service-orders/${order.id}/submit`);
    expect(submitted.body.status, JSON.stringify(submitted.body)).toBe("confirmed");
    const changed = await call<ServiceOrder>("anna", "PATCH", `/service-orders/${order.id}`, {
      ifMatch: submitted.body.version,
      body: { lines: [{ serviceId: service?.id, quantity: 10 }] },
    });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    expect(changed.body.revision).toBe(2);
    const open = await rows<{ open: string }>(
      `select coalesce(sum(case x.kind when 'hold' then t.amount_minor else -t.amount_minor end), 0) as open
         from transfer t join transaction x on x.tenant_id = t.tenant_id and x.id = t.transaction_id
        where x.service_order_id = $1`,
      [order.id],
    );
    expect(Number(open[0]?.open)).toBe(changed.body.total.amountMinor);
    const cancelled = await call<ServiceOrder>("anna", "POST", `/service-orders/${order.id}/cancel`);
    expect(cancelled.body.status).toBe("cancelled");
    const stopped = await rows("select id from production_order where service_order_id = $1 and status = 'cancelled'", [
      order.id,
    ]);
    expect(stopped).toHaveLength(1);
  });
});

function graphEvent(clientKey: string, roomEmail: string) {
  return {
    id: `event-${clientKey}`,
    iCalUId: `ical-${clientKey}`,
    changeKey: "1",
    subject: "Quarterly review",
    type: "singleInstance",
    start: { dateTime: "2026-11-19T10:00:00.0000000", timeZone: "Romance Standard Time" },
    end: { dateTime: "2026-11-19T12:00:00.0000000", timeZone: "Romance Standard Time" },
    organizer: { emailAddress: { name: "Anna", address: emailOf("anna") } },
    attendees: demoAttendees(12).map(({ email, name }) => ({
      type: "required",
      status: { response: "none" },
      emailAddress: { name, address: email },
    })),
    locations: roomEmail === "" ? [] : [{ displayName: "Room", locationEmailAddress: roomEmail }],
    singleValueExtendedProperties: [
      {
        id: "String {00020329-0000-0000-C000-000000000046} Name cecp-5f0f6c1e-7d0a-4f57-9a53-6c6f5d3f2b10",
        value: JSON.stringify({ clientKey }),
      },
    ],
  };
}

function emailOf(person: string): string {
  return demoPeople().find((one) => one.person === person)?.email ?? "";
}
