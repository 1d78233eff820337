import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { LocationConsequences } from "@magic-meetings/contract/meetings/location.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { Availability } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { demoEmail, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const now = new Date("2026-11-16T09:00:00Z");
const [start, end] = ["2026-11-24T11:00:00+01:00", "2026-11-24T13:00:00+01:00"];

let demo: DemoTestApi;
let site: Record<"Copenhagen" | "Oslo" | "Milan", string>;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const rows = await demo.rows<{ id: string; name: string }>("select id, name from site");
  const idOf = (name: string) => rows.find((row) => row.name.includes(name))!.id;
  site = { Copenhagen: idOf("Copenhagen"), Oslo: idOf("Oslo"), Milan: idOf("Milan") };
});
afterAll(() => demo.stop());

/** Three from Copenhagen, two from Oslo, one guest. */
const attendees = [
  ...["bo", "lars", "karen", "astrid", "magnus"].map((person) => ({ email: demoEmail(person), name: person })),
  { email: "guest@customer.example", name: "A guest" },
];

interface Invite {
  key?: string;
  attendees?: object[];
}

async function invited(more: Invite = {}): Promise<Meeting> {
  const body = { subject: "Both", start, end, timeZone: "Europe/Copenhagen", attendees: more.attendees ?? attendees };
  const path = `/meetings/by-key/${more.key ?? newId(now)}`;
  const answer = await demo.ask<Meeting>("anna", "PUT", path, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

async function addSite({ id }: Meeting, siteId: string, more: object = {}): Promise<Meeting> {
  const answer = await demo.ask<Meeting>("anna", "POST", `/meetings/${id}/locations`, { body: { siteId, ...more } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

function change(meeting: Meeting, at: string, body: object, person = "anna") {
  const path = `/meetings/${meeting.id}/locations/${locationAt(meeting, at).id}`;
  return demo.ask<Meeting>(person, "PATCH", path, { body });
}

function preview(meeting: Meeting, at: string, siteId: string | null) {
  const path = `/meetings/${meeting.id}/locations/${locationAt(meeting, at).id}/preview`;
  return demo.ask<LocationConsequences>("anna", "POST", path, { body: { siteId } });
}

function locationAt({ locations }: Meeting, siteId: string) {
  const found = locations.find((location) => location.site.id === siteId);
  if (found === undefined) throw new Error("The meeting is not at this site");
  return found;
}

function counts(meeting: Meeting): Record<string, number> {
  return Object.fromEntries(
    meeting.locations.map(({ site: { name }, headCount }) => [name.split(" ")[0] ?? name, headCount]),
  );
}

async function orderLunch(meeting: Meeting, siteId: string): Promise<ServiceOrder> {
  const location = locationAt(meeting, siteId);
  const query = new URLSearchParams({ site: siteId, at: start, until: end, headCount: String(location.headCount) });
  const { services } = await demo.get<Catalogue>("anna", `/catalogue?${query}`);
  const lunch = services.find(({ category }) => category.name === "Lunch")!;
  const lines = [{ serviceId: lunch.id, quantity: Math.max(lunch.minimumQuantity, 10) }];
  const body = { locationId: location.id, lines };
  const drafted = await demo.ask<ServiceOrder>("anna", "POST", `/meetings/${meeting.id}/service-orders`, { body });
  expect(drafted.status, JSON.stringify(drafted.body)).toBe(201);
  const sent = await demo.ask<ServiceOrder>("anna", "POST", `/service-orders/${drafted.body.id}/submit`, { body: {} });
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  return sent.body;
}

async function bookRoom(meeting: Meeting, siteId: string): Promise<void> {
  const query = new URLSearchParams({ site: siteId, start, end, capacity: "4" });
  const { items } = await demo.get<Availability>("anna", `/rooms/available?${query}`);
  const free = items.find(({ approvalNeeded }) => !approvalNeeded)!;
  const body = { roomId: free.room.id };
  const { status, body: booking } = await demo.ask("anna", "POST", `/meetings/${meeting.id}/room-bookings`, { body });
  expect(status, JSON.stringify(booking)).toBe(201);
}

const read = (meeting: Meeting) => demo.get<Meeting>("anna", `/meetings/${meeting.id}`);

describe("a meeting at two sites", () => {
  it("counts people where they work, guests with the organizer, and follows their answers", async () => {
    const key = newId(now);
    const meeting = await addSite(await invited({ key }), site.Oslo);
    expect(counts(meeting)).toEqual({ Copenhagen: 4, Oslo: 2 });
    const declined = attendees.map((one) => (one.name === "astrid" ? { ...one, response: "declined" } : one));
    expect(counts(await invited({ key, attendees: declined }))).toEqual({ Copenhagen: 4, Oslo: 1 });
  });

  it("keeps a number that somebody said, until it is to follow again", async () => {
    const key = newId(now);
    const meeting = await addSite(await invited({ key }), site.Oslo);
    expect(counts((await change(meeting, site.Oslo, { headCount: 9 })).body)).toEqual({ Copenhagen: 4, Oslo: 9 });
    expect(counts(await invited({ key }))).toEqual({ Copenhagen: 4, Oslo: 9 });
    expect(counts((await change(meeting, site.Oslo, { headCount: null })).body)).toEqual({ Copenhagen: 4, Oslo: 2 });
  });

  it("sends guests where the organizer says", async () => {
    const meeting = await addSite(await invited(), site.Oslo);
    const changed = await change(meeting, site.Oslo, { takesGuests: true });
    expect(counts(changed.body)).toEqual({ Copenhagen: 3, Oslo: 3 });
    const back = await change(meeting, site.Copenhagen, { takesGuests: true });
    expect(counts(back.body)).toEqual({ Copenhagen: 4, Oslo: 2 });
  });

  it("stays at both while the invite says nothing of the second, and also once a room of one is in it", async () => {
    const key = newId(now);
    const meeting = await addSite(await invited({ key }), site.Oslo);
    expect(Object.keys(counts(await invited({ key })))).toHaveLength(2);
    const [room] = await demo.rows<{ email: string; name: string }>(
      "select email, name from meeting_room where site_id = $1 limit 1",
      [site.Oslo],
    );
    const withRoom = [...attendees, { email: room!.email, name: room!.name, kind: "resource" }];
    expect(Object.keys(counts(await invited({ key, attendees: withRoom })))).toHaveLength(2);
    expect(meeting.locations[0]?.site.id).toBe(site.Copenhagen);
  });

  it("has a room, a kitchen and a total of its own at each, and moves one of them alone", async () => {
    const meeting = await addSite(await invited(), site.Oslo);
    await bookRoom(meeting, site.Copenhagen);
    await bookRoom(meeting, site.Oslo);
    const danish = await orderLunch(meeting, site.Copenhagen);
    const norwegian = await orderLunch(meeting, site.Oslo);
    const both = await read(meeting);
    expect(both.totals.map(({ currency }) => currency)).toEqual(["DKK", "NOK"]);

    const shown = (await preview(both, site.Oslo, site.Milan)).body;
    expect(shown.rooms).toHaveLength(1);
    expect(shown.fees).toEqual([]);
    expect(shown.total.before).toEqual([norwegian.total]);
    expect(await read(meeting)).toEqual(both);

    const moved = (await change(both, site.Oslo, { siteId: site.Milan })).body;
    expect(moved.locations.map((location) => location.site.id)).toEqual([site.Copenhagen, site.Milan]);
    expect(moved.roomBookings.map(({ room }) => room.siteId)).toEqual([site.Copenhagen]);
    const orderOf = (id: string) => moved.serviceOrders.find((order) => order.id === id);
    expect(orderOf(danish.id)).toEqual(both.serviceOrders.find(({ id }) => id === danish.id));
    expect(orderOf(norwegian.id)?.status).toBe("cancelled");
    expect(moved.totals.filter(({ currency }) => currency !== "DKK")).toEqual(shown.total.after);
    const instead = shown.lines.flatMap(({ instead: one }) => (one === null ? [] : [one.service.id]));
    const ordered = moved.serviceOrders.filter(({ siteId }) => siteId === site.Milan);
    expect(ordered.flatMap(({ lines }) => lines.map(({ service }) => service.id))).toEqual(instead);
  });

  it("cannot move to where it is, nor to another company's site, nor be left with no site", async () => {
    const meeting = await addSite(await invited(), site.Oslo);
    expect((await change(meeting, site.Oslo, { siteId: site.Copenhagen })).status).toBe(409);
    const [bergen] = await demo.rows<{ id: string }>("select id from site where name like '%Bergen%'");
    expect(await change(meeting, site.Oslo, { siteId: bergen!.id })).toMatchObject({
      status: 422,
      body: { code: "unknown_site" },
    });
    const left = await demo.ask<Meeting>(
      "anna",
      "POST",
      `/meetings/${meeting.id}/locations/${locationAt(meeting, site.Oslo).id}/leave`,
      { body: {} },
    );
    expect(left.body.locations).toHaveLength(1);
    const last = `/meetings/${meeting.id}/locations/${locationAt(meeting, site.Copenhagen).id}/leave`;
    expect((await demo.ask("anna", "POST", last, { body: {} })).status).toBe(409);
    expect(Object.keys(counts(await addSite(left.body, site.Oslo)))).toHaveLength(2);
  });

  it("is changed by its organizer and her delegate, by nobody else", async () => {
    const meeting = await addSite(await invited(), site.Oslo);
    expect((await change(meeting, site.Oslo, { headCount: 3 }, "ida")).status).toBe(200);
    expect((await change(meeting, site.Oslo, { headCount: 3 }, "bo")).status).toBe(403);
    expect((await change(meeting, site.Oslo, { headCount: 3 }, "hugo")).status).toBe(404);
    expect((await change(meeting, site.Oslo, { headCount: 3 }, "per")).status).toBe(404);
    expect((await change(meeting, site.Oslo, { headCount: 0 })).status).toBe(400);
  });

  it("that 50 people's presses add at once is there once", async () => {
    const meeting = await invited();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        demo.ask<Meeting>("anna", "POST", `/meetings/${meeting.id}/locations`, { body: { siteId: site.Oslo } }),
      ),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect((await read(meeting)).locations).toHaveLength(2);
  });
});

describe("moving a location past its cut-off", () => {
  it("shows the fee, charges it once it is accepted, and tells the kitchen to stop", async () => {
    const meeting = await addSite(await invited(), site.Oslo);
    const order = await orderLunch(meeting, site.Oslo);
    await demo.rows("update meeting set status = 'scheduled' where id = $1", [meeting.id]);
    await demo.job(async (context) => {
      const { lockServiceOrdersOf } = await import("../service-orders/service-order-sql.ts");
      const { confirmServiceOrders } = await import("../service-orders/confirm-service-orders.ts");
      const { tx, tenantId } = context;
      const statuses = ["submitted"];
      await confirmServiceOrders(context, await lockServiceOrdersOf(tx, { tenantId, meetingId: meeting.id, statuses }));
    });
    demo.moveTo(new Date("2026-11-24T07:00:00Z"));
    const shown = (await preview(meeting, site.Oslo, site.Milan)).body;
    expect(shown.fees).toHaveLength(1);
    expect(await change(meeting, site.Oslo, { siteId: site.Milan })).toMatchObject({
      status: 409,
      body: { code: "fee_applies" },
    });
    expect((await read(meeting)).serviceOrders.find(({ id }) => id === order.id)?.status).toBe("confirmed");
    const moved = await change(meeting, site.Oslo, { siteId: site.Milan, acceptFees: shown.fees });
    expect(moved.status, JSON.stringify(moved.body)).toBe(200);
    const [fees] = await demo.rows<{ sum: string }>(
      "select sum(amount_minor) from order_fee where service_order_id = $1",
      [order.id],
    );
    expect(Number(fees?.sum)).toBe(shown.fees[0]?.amountMinor);
    const production = await demo.rows<Pick<ProductionOrder, "status">>(
      "select status from production_order where service_order_id = $1",
      [order.id],
    );
    expect(production.map(({ status }) => status)).toEqual(["cancelled"]);
    demo.moveTo(now);
  });
});
