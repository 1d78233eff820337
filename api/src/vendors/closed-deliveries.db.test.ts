import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";
import type { BusinessHours, Holiday } from "@magic-meetings/contract/places/business-hours.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { ClosedDeliveries } from "@magic-meetings/contract/vendors/closed-delivery.ts";
import type { Vendor } from "@magic-meetings/contract/vendors/vendor.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoIds } from "../demo/demo-company.ts";
import { nordlys } from "../demo/nordlys.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const now = new Date("2026-11-18T09:00:00Z");
let world: DemoTestApi;
let kitchen: Vendor;
let caterer: Vendor;
let copenhagen: string;

beforeAll(async () => {
  world = await startDemoTestApi(now);
  const { items } = await world.get<Page<Vendor>>("elena", "/vendors");
  kitchen = items.find(({ name }) => name === "Havnehuset Kitchen")!;
  caterer = items.find(({ name }) => name === "Smørrebrød & Sons")!;
  copenhagen = kitchen.sites[0]!.id;
});
afterAll(() => world.stop());

type Closing<Thing> = Thing & { closedDeliveries?: ClosedDeliveries };

/** A sent meeting of anna on a day with a drafted order of one of the kitchen's services. */
async function drafted(uid: string, day: string): Promise<ServiceOrder> {
  const at = (clock: string) => ({ dateTime: `${day}T${clock}:00`, timeZone: "Europe/Copenhagen" });
  const event = { iCalUId: uid, subject: `Lunch ${uid}`, start: at("10:00"), end: at("12:00") };
  const meeting = await world.ask<Meeting>("anna", "POST", "/calendar/events", { body: event });
  expect(meeting.status, JSON.stringify(meeting.body)).toBe(200);
  const [start, end] = [`${day}T10:00:00+01:00`, `${day}T12:00:00+01:00`];
  const query = new URLSearchParams({ site: copenhagen, at: start, until: end, headCount: "6" });
  const catalogue = await world.get<Catalogue>("anna", `/catalogue?${query}`);
  const service = catalogue.services.find((one) => one.vendor.id === kitchen.id)!;
  const path = `/meetings/${meeting.body.id}/service-orders`;
  const order = await world.ask<ServiceOrder>("anna", "POST", path, {
    body: { lines: [{ serviceId: service.id, quantity: 6 }] },
  });
  expect(order.status, JSON.stringify(order.body)).toBe(201);
  return order.body;
}

function submit(order: ServiceOrder) {
  return world.ask<ServiceOrder>("anna", "POST", `/service-orders/${order.id}/submit`, { body: {} });
}

/** Its one line, as wanted. */
async function change(order: ServiceOrder, wanted: { quantity?: number; deliverAt?: string }) {
  const { version } = await world.get<ServiceOrder>("anna", `/service-orders/${order.id}`);
  const [line] = order.lines;
  const lines = [{ id: line?.id, serviceId: line?.service.id, quantity: 6, deliverAt: line?.deliverAt, ...wanted }];
  const path = `/service-orders/${order.id}`;
  return world.ask<ServiceOrder>("anna", "PATCH", path, { ifMatch: version, body: { lines } });
}

async function submitted(uid: string, day: string): Promise<ServiceOrder> {
  const order = await drafted(uid, day);
  const { status, body } = await submit(order);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

function addHoliday(day: string, more: object = {}) {
  return world.ask<Closing<Holiday>>("elena", "POST", "/holidays", {
    body: { businessHoursId: kitchen.businessHours.id, day, name: `Closed ${day}`, ...more },
  });
}

/** What is listed as closed for the kitchen, by order. */
async function closed(person = "elena"): Promise<string[]> {
  const { items } = await world.get<ClosedDeliveries>(person, `/closed-deliveries?limit=200&vendor=${kitchen.id}`);
  return items.map(({ serviceOrderId }) => serviceOrderId);
}

/** What its organizer was told, message by message; her delegate is told as well. */
function messagesAbout(order: ServiceOrder) {
  return world.rows<{ kind: string }>(
    `select g.kind
       from signal g
       join message_log m on m.tenant_id = g.tenant_id and m.signal_id = g.id
      where g.subject_id = $1 and g.kind like 'service_order.vendor_%' and m.receiver_id = $2`,
    [order.id, demoIds.user(nordlys, "anna")],
  );
}

/** What the organizer's card of its meeting says is closed. */
async function closedOnCard({ meetingId }: ServiceOrder) {
  const { view } = await world.get<{ view: MeetingCardView }>("anna", `/meetings/${meetingId}/card`);
  return (view.closedDeliveries ?? []).map(({ number, vendor, holiday }) => [number, vendor.name, holiday]);
}

describe("a holiday that is added after orders exist", () => {
  it("lists them before and after, tells whoever ordered once, and keeps listing them", async () => {
    const [one, other] = [await submitted("closed-1", "2026-12-08"), await submitted("closed-2", "2026-12-09")];
    const before = await closed();
    const preview = await world.ask<ClosedDeliveries>(
      "elena",
      "POST",
      `/business-hours/${kitchen.businessHours.id}/preview`,
      { body: { holidays: [{ day: "2026-12-08" }] } },
    );
    expect(preview.status, JSON.stringify(preview.body)).toBe(200);
    expect(preview.body.items.map(({ serviceOrderId }) => serviceOrderId)).toContain(one.id);
    expect(preview.body.items.map(({ serviceOrderId }) => serviceOrderId)).not.toContain(other.id);
    expect(await closed()).toEqual(before);

    const added = await addHoliday("2026-12-08");
    expect(added.status, JSON.stringify(added.body)).toBe(201);
    expect(added.body.closedDeliveries?.count).toBe(preview.body.count);
    const listed = added.body.closedDeliveries?.items.find(({ serviceOrderId }) => serviceOrderId === one.id);
    expect(listed).toMatchObject({
      number: one.number,
      vendor: { name: "Havnehuset Kitchen" },
      day: "2026-12-08",
      holiday: "Closed 2026-12-08",
      meeting: { subject: "Lunch closed-1" },
      lines: 1,
    });
    expect(listed?.productionOrderId).not.toBeNull();
    expect(await closed()).toContain(one.id);
    expect(await closed()).not.toContain(other.id);
    expect(await messagesAbout(one)).toEqual([{ kind: "service_order.vendor_closed" }]);
    expect(await messagesAbout(other)).toEqual([]);
    expect(await closedOnCard(one)).toEqual([[one.number, "Havnehuset Kitchen", "Closed 2026-12-08"]]);
    expect(await closedOnCard(other)).toEqual([]);

    // Renaming the day closes nothing anew, and so tells nobody again.
    const renamed = await world.ask<Closing<Holiday>>("elena", "PATCH", `/holidays/${added.body.id}`, {
      ifMatch: added.body.version,
      body: { name: "Staff party" },
    });
    expect(renamed.body.closedDeliveries?.count).toBe(0);
    expect(await messagesAbout(one)).toHaveLength(1);

    const gone = await world.ask<Closing<Holiday>>("elena", "DELETE", `/holidays/${added.body.id}`, {
      ifMatch: renamed.body.version,
    });
    expect(gone.status).toBe(200);
    expect(await closed()).not.toContain(one.id);
    const back = await world.ask<Closing<Holiday>>("elena", "POST", `/holidays/${added.body.id}/restore`, {
      ifMatch: gone.body.version,
    });
    expect(back.body.closedDeliveries?.items.map(({ serviceOrderId }) => serviceOrderId)).toContain(one.id);
  });

  it("closes only what lies outside the hours that hold on it", async () => {
    const order = await submitted("closed-short", "2026-12-10");
    const open = await addHoliday("2026-12-10", { opens: "06:00", closes: "14:00" });
    expect(open.body.closedDeliveries?.items.map(({ serviceOrderId }) => serviceOrderId)).not.toContain(order.id);
    const shorter = await world.ask<Closing<Holiday>>("elena", "PATCH", `/holidays/${open.body.id}`, {
      ifMatch: open.body.version,
      body: { opens: "13:00", closes: "14:00" },
    });
    expect(shorter.body.closedDeliveries?.items.map(({ serviceOrderId }) => serviceOrderId)).toContain(order.id);
  });

  it("lists an order no longer once it is cancelled", async () => {
    const order = await submitted("closed-cancelled", "2026-12-11");
    await addHoliday("2026-12-11");
    expect(await closed()).toContain(order.id);
    const { status, body } = await world.ask("anna", "POST", `/service-orders/${order.id}/cancel`, { body: {} });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(await closed()).not.toContain(order.id);
  });
});

describe("shorter hours", () => {
  it("close what lies outside them, and say so before", async () => {
    const order = await submitted("closed-week", "2026-12-14");
    const path = `/business-hours/${kitchen.businessHours.id}`;
    const hours = await world.get<BusinessHours>("elena", path);
    const days = hours.days.map((day) => (day.weekday === 1 ? { ...day, opens: "15:00" } : day));
    const preview = await world.ask<ClosedDeliveries>("elena", "POST", `${path}/preview`, { body: { days } });
    expect(preview.body.items.map(({ serviceOrderId }) => serviceOrderId)).toContain(order.id);
    const changed = await world.ask<Closing<BusinessHours>>("elena", "PATCH", path, {
      ifMatch: hours.version,
      body: { days },
    });
    expect(changed.body.closedDeliveries?.count).toBe(preview.body.count);
    expect(changed.body.vendors).toEqual([{ id: kitchen.id, name: kitchen.name }]);
    expect(await closed()).toContain(order.id);
    const back = await world.ask<Closing<BusinessHours>>("elena", "PATCH", path, {
      ifMatch: changed.body.version,
      body: { days: hours.days },
    });
    expect(back.body.closedDeliveries?.count).toBe(0);
  });
});

describe("delivering anyway", () => {
  it("is said by the vendor's own people, once, and tells whoever ordered", async () => {
    const order = await submitted("closed-anyway", "2026-12-15");
    await addHoliday("2026-12-15");
    expect(await closed("carla")).toContain(order.id);
    const anyway = { body: { serviceOrderId: order.id, note: "We come in" } };
    expect((await world.ask("carla", "POST", `/vendors/${caterer.id}/deliver-anyway`, anyway)).status).toBe(404);
    expect((await world.ask("lena", "POST", `/vendors/${kitchen.id}/deliver-anyway`, anyway)).status).toBe(404);
    expect((await world.ask("anna", "POST", `/vendors/${kitchen.id}/deliver-anyway`, anyway)).status).toBe(403);
    const presses = await Promise.all(
      Array.from({ length: 10 }, () => world.ask("carla", "POST", `/vendors/${kitchen.id}/deliver-anyway`, anyway)),
    );
    expect(presses.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    expect(await closed()).not.toContain(order.id);
    expect((await messagesAbout(order)).map(({ kind }) => kind).sort()).toEqual([
      "service_order.vendor_closed",
      "service_order.vendor_delivers",
    ]);
    const rows = await world.rows("select note from delivery_exception where service_order_id = $1", [order.id]);
    expect(rows).toEqual([{ note: "We come in" }]);
  });

  it("lets that order be changed on that day, and no other one", async () => {
    const [one, other] = [await submitted("anyway-more", "2026-12-18"), await submitted("anyway-not", "2026-12-18")];
    await addHoliday("2026-12-18");
    const anyway = { body: { serviceOrderId: one.id } };
    expect((await world.ask("carla", "POST", `/vendors/${kitchen.id}/deliver-anyway`, anyway)).status).toBe(200);
    const [more, refused] = await Promise.all([change(one, { quantity: 7 }), change(other, { quantity: 7 })]);
    expect(more.status, JSON.stringify(more.body)).toBe(200);
    expect(refused.body.code).toBe("service_not_offered_then");
  });

  it("is for an order of this vendor", async () => {
    const unknown = { body: { serviceOrderId: "01932f3c-0000-7000-8000-000000000001" } };
    expect((await world.ask("elena", "POST", `/vendors/${kitchen.id}/deliver-anyway`, unknown)).status).toBe(404);
    const bad = await world.ask("elena", "POST", `/vendors/${kitchen.id}/deliver-anyway`, {
      body: { serviceOrderId: 1 },
    });
    expect(bad.status).toBe(400);
  });
});

describe("the list of closed deliveries", () => {
  it("comes in pages, and shows a vendor's people their own only", async () => {
    const all = await world.get<ClosedDeliveries>("elena", "/closed-deliveries?limit=200");
    expect(all.count).toBe(all.items.length);
    expect(all.count).toBeGreaterThan(1);
    const first = await world.get<ClosedDeliveries>("elena", "/closed-deliveries?limit=1");
    expect(first.count).toBe(all.count);
    const second = await world.get<ClosedDeliveries>("elena", `/closed-deliveries?limit=1&after=${first.next ?? ""}`);
    expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 2));
    const own = await world.get<ClosedDeliveries>("carla", "/closed-deliveries");
    expect(new Set(own.items.map(({ vendor }) => vendor.id))).toEqual(new Set([kitchen.id]));
    expect((await world.get<ClosedDeliveries>("carla", `/closed-deliveries?vendor=${caterer.id}`)).items).toEqual([]);
    expect((await world.get<ClosedDeliveries>("lena", "/closed-deliveries")).items).toEqual([]);
    expect((await world.ask("anna", "GET", "/closed-deliveries")).status).toBe(403);
    expect((await world.ask("elena", "GET", "/closed-deliveries?after=x")).status).toBe(400);
  });

  it.each<[string, object]>([
    ["nothing", {}],
    ["a day that is none", { holidays: [{ day: "2026-02-30" }] }],
    ["hours that end before they begin", { days: [{ weekday: 1, opens: "12:00", closes: "10:00" }] }],
    ["half of the hours", { holidays: [{ day: "2026-12-08", opens: "10:00" }] }],
    ["an eighth weekday", { days: [{ weekday: 8, opens: "10:00", closes: "12:00" }] }],
  ])("is not previewed for %s", async (_, body) => {
    const path = `/business-hours/${kitchen.businessHours.id}/preview`;
    expect((await world.ask("elena", "POST", path, { body })).status).toBeOneOf([400, 422]);
    expect((await world.ask("lena", "POST", path, { body: { holidays: [{ day: "2026-12-08" }] } })).status).toBe(404);
  });
});

describe("orders that are moved into hours which close at that moment", () => {
  it("are either refused or told", async () => {
    const day = "2026-12-03";
    const orders: ServiceOrder[] = [];
    for (let number = 0; number < 12; number += 1) orders.push(await submitted(`moved-race-${number}`, day));
    const later = { deliverAt: `${day}T11:45:00+01:00` };
    const [holiday, ...answers] = await Promise.all([
      addHoliday(day, { opens: "06:00", closes: "11:30" }),
      ...orders.map((order) => change(order, later)),
    ]);
    expect(holiday.status).toBe(201);
    const told = await Promise.all(orders.map(messagesAbout));
    answers.forEach(({ status, body }, index) => {
      if (status !== 200) expect(body.code).toBe("service_not_offered_then");
      expect((told[index] ?? []).length > 0, `${status}`).toBe(status === 200);
    });
  });
});

describe("orders that are submitted while the holiday is added", () => {
  it("are either refused or listed and told, and never lost", async () => {
    const day = "2026-12-17";
    const orders: ServiceOrder[] = [];
    for (let number = 0; number < 12; number += 1) orders.push(await drafted(`closed-race-${number}`, day));
    // A draft was priced before the terms changed.
    world.moveTo(new Date(now.getTime() + 60_000));
    const [holiday, ...answers] = await Promise.all([addHoliday(day), ...orders.map(submit)]);
    expect(holiday.status).toBe(201);
    const listed = await closed();
    const told = await Promise.all(orders.map(messagesAbout));
    answers.forEach(({ status, body }, index) => {
      const order = orders[index]!;
      const isListed = listed.includes(order.id);
      if (status === 200) {
        expect(isListed, order.id).toBe(true);
        expect(told[index]).toHaveLength(1);
      } else {
        expect(body.code).toBeOneOf(["service_not_offered_then", "price_changed"]);
        expect(isListed).toBe(false);
      }
    });
    const late = await submit(await drafted("closed-late", "2026-12-16"));
    expect(late.status).toBe(200);
  });
});
