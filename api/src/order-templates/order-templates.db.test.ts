import type { Catalogue, OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type {
  OrderFromAnswer,
  OrderTemplate,
  RecentOrder,
} from "@magic-meetings/contract/order-templates/order-template.ts";
import type { FieldError } from "@magic-meetings/contract/problems/problem.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { demoAttendees, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const now = new Date("2026-11-16T09:00:00Z");
const start = "2026-11-19T10:00:00+01:00";
const end = "2026-11-19T12:00:00+01:00";

let demo: DemoTestApi;
let lunch: OfferedService;
let coffee: OfferedService;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const meeting = await draftMeeting(12);
  const popular = await offered(meeting);
  lunch = popular.find(({ name }) => /Smørrebrød/.test(name))!;
  coffee = popular.find(({ name }) => /Coffee/.test(name))!;
});
afterAll(() => demo.stop());

const ask: DemoTestApi["ask"] = (...args) => demo.ask(...args);

async function draftMeeting(people: number, person = "anna"): Promise<Meeting> {
  const body = {
    subject: `Board meeting of ${people}`,
    start,
    end,
    timeZone: "Europe/Copenhagen",
    attendees: demoAttendees(people),
  };
  const { status, body: meeting } = await ask<Meeting>(person, "PUT", `/meetings/by-key/${newId(now)}`, { body });
  expect(status, JSON.stringify(meeting)).toBe(200);
  return meeting;
}

async function offered(meeting: Meeting): Promise<OfferedService[]> {
  const query = new URLSearchParams({ site: meeting.locations[0]?.site.id ?? "", at: start, until: end });
  return (await demo.get<Catalogue>("anna", `/catalogue?${query}&headCount=12`)).services;
}

async function orderFor(people: number, lines: object[]): Promise<ServiceOrder> {
  const meeting = await draftMeeting(people);
  const path = `/meetings/${meeting.id}/service-orders`;
  const { status, body } = await ask<ServiceOrder>("anna", "POST", path, { body: { lines } });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

const lunchAndCoffee = () => [
  { serviceId: lunch.id, quantity: 12, diets: [{ diet: "vegan", count: 2 }] },
  { serviceId: coffee.id, quantity: 12, deliverAt: "2026-11-19T10:30:00+01:00" },
];

async function keep(person: string, body: object): Promise<OrderTemplate> {
  const { status, body: template } = await ask<OrderTemplate>(person, "POST", "/order-templates", { body });
  expect(status, JSON.stringify(template)).toBe(201);
  return template;
}

function orderFrom(person: string, meeting: Meeting, body: object) {
  return ask<OrderFromAnswer & { errors?: FieldError[] }>(
    person,
    "POST",
    `/meetings/${meeting.id}/service-orders/from`,
    {
      body,
    },
  );
}

describe("a template", () => {
  it("is kept from an order, renamed, deleted and had again", async () => {
    const order = await orderFor(12, lunchAndCoffee());
    const kept = await keep("anna", { name: "Breakfast", serviceOrderId: order.id });
    expect(kept).toMatchObject({ company: false, forHeadCount: 12, allowed: { change: { ok: true } } });
    expect(kept.lines.map(({ quantity }) => quantity)).toEqual([12, 12]);

    const path = `/order-templates/${kept.id}`;
    const renamed = await ask<OrderTemplate>("anna", "PATCH", path, { body: { name: "Lunch" }, ifMatch: 1 });
    expect(renamed.body).toMatchObject({ name: "Lunch", version: 2 });
    const stale = await ask("anna", "PATCH", path, { body: { name: "Dinner" }, ifMatch: 1 });
    expect(stale).toMatchObject({ status: 412, body: { code: "version_conflict" } });

    const deleted = await ask<OrderTemplate>("anna", "DELETE", path, { ifMatch: 2 });
    expect(deleted.body.deletedAt).not.toBeNull();
    expect(await names("anna")).not.toContain("Lunch");
    expect((await orderFrom("anna", await draftMeeting(5), { templateId: kept.id })).status).toBe(404);
    const restored = await ask<OrderTemplate>("anna", "POST", `${path}/restore`, { ifMatch: 3 });
    expect(restored.body).toMatchObject({ name: "Lunch", deletedAt: null, version: 4 });
    expect(await names("anna")).toContain("Lunch");
    const audits = await demo.rows<{ action: string }>("select action from audit_log where entity_id = $1", [kept.id]);
    expect(audits).toHaveLength(4);
  });

  it("has a name once a person, and once in the company", async () => {
    const input = { name: "Once", forHeadCount: 10, lines: [{ serviceId: coffee.id, quantity: 10 }] };
    await keep("anna", input);
    expect(await ask("anna", "POST", "/order-templates", { body: input })).toMatchObject({
      status: 409,
      body: { code: "name_taken" },
    });
    await keep("bo", input);
    await keep("elena", { ...input, company: true });
    expect((await ask("greta", "POST", "/order-templates", { body: { ...input, company: true } })).status).toBe(409);
  });

  it("is its owner's alone; the company's is everybody's and kept by facility and administrators", async () => {
    const input = { forHeadCount: 10, lines: [{ serviceId: coffee.id, quantity: 10 }] };
    const own = await keep("anna", { ...input, name: "Mine alone" });
    expect(await names("bo")).not.toContain("Mine alone");
    const path = `/order-templates/${own.id}`;
    for (const person of ["bo", "greta", "lena"]) {
      expect((await ask(person, "PATCH", path, { body: { name: "Yours" }, ifMatch: 1 })).status, person).toBe(404);
      expect((await ask(person, "DELETE", path, { ifMatch: 1 })).status, person).toBe(404);
    }
    const forAll = { ...input, name: "For everybody", company: true };
    expect((await ask("anna", "POST", "/order-templates", { body: forAll })).status).toBe(403);
    const company = await keep("elena", forAll);
    expect(await names("anna")).toContain("For everybody");
    expect(await names("lena")).not.toContain("For everybody");
    const ofAll = `/order-templates/${company.id}`;
    expect((await ask("anna", "DELETE", ofAll, { ifMatch: 1 })).status).toBe(403);
    expect((await ask("lena", "DELETE", ofAll, { ifMatch: 1 })).status).toBe(404);
    expect((await ask("greta", "DELETE", ofAll, { ifMatch: 1 })).status).toBe(200);
  });

  it("refuses what makes no sense", async () => {
    const lines = [{ serviceId: coffee.id, quantity: 10 }];
    for (const body of [
      { name: "", forHeadCount: 10, lines },
      { name: "x".repeat(101), forHeadCount: 10, lines },
      { name: "None", forHeadCount: 10, lines: [] },
      { name: "Many", forHeadCount: 10, lines: Array.from({ length: 101 }, () => lines[0]) },
      { name: "Less than none", forHeadCount: 10, lines: [{ serviceId: coffee.id, quantity: -1 }] },
      { name: "Half", forHeadCount: 10, lines: [{ serviceId: coffee.id, quantity: 1.5 }] },
      { name: "Nobody", forHeadCount: 0, lines },
      { name: "Both", forHeadCount: 10, lines, serviceOrderId: newId(now) },
    ]) {
      expect((await ask("anna", "POST", "/order-templates", { body })).status, body.name).toBe(400);
    }
    const unknown = { name: "Unknown", forHeadCount: 10, lines: [{ serviceId: newId(now), quantity: 1 }] };
    expect(await ask("anna", "POST", "/order-templates", { body: unknown })).toMatchObject({
      status: 422,
      body: { code: "unknown_service" },
    });
    const ofNobody = { name: "Whose", serviceOrderId: newId(now) };
    expect((await ask("anna", "POST", "/order-templates", { body: ofNobody })).status).toBe(404);
    const order = await orderFor(12, lunchAndCoffee());
    expect(
      (await ask("hugo", "POST", "/order-templates", { body: { name: "Hers", serviceOrderId: order.id } })).status,
    ).toBe(404);
  });
});

async function names(person: string): Promise<string[]> {
  const { items } = await demo.get<Page<OrderTemplate>>(person, "/order-templates?limit=200");
  return items.map(({ name }) => name);
}

describe("ordering from what was", () => {
  it("takes an earlier order over for as many as come, with diets, and moments by hand", async () => {
    const order = await orderFor(12, lunchAndCoffee());
    const meeting = await draftMeeting(30);
    const { status, body } = await orderFrom("anna", meeting, { serviceOrderId: order.id });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({ leftOut: [], adjusted: [] });
    expect(body.order).toMatchObject({ status: "draft", meetingId: meeting.id });
    const [first, second] = body.order.lines;
    expect(first).toMatchObject({
      quantity: 30,
      diets: [{ diet: "vegan", count: 5 }],
      deliverAt: order.lines[0]?.deliverAt,
    });
    expect(second).toMatchObject({ quantity: 30, deliverAt: "2026-11-19T09:30:00.000Z" });
  });

  it("says which quantity had to be raised, and whose moment lies on another day", async () => {
    const buffet = (await offered(await draftMeeting(12))).find(({ minimumQuantity, unit }) => {
      return minimumQuantity > 1 && (unit === "person" || unit === "piece");
    })!;
    const lines = [
      { serviceId: buffet.id, quantity: 12 },
      { serviceId: coffee.id, quantity: 12, minutesFromStart: 1000 },
    ];
    const template = await keep("anna", { name: "For a dozen", forHeadCount: 12, lines });
    const meeting = await draftMeeting(1);
    const { body } = await orderFrom("anna", meeting, { templateId: template.id });
    const smallest = buffet.minimumQuantity;
    expect(body.order.lines.map(({ quantity }) => quantity)).toEqual([smallest, Math.max(1, coffee.minimumQuantity)]);
    expect(body.adjusted).toContainEqual({ service: buffet.name, adjustment: "raised_to_minimum", quantity: smallest });
    expect(body.adjusted).toContainEqual(expect.objectContaining({ service: coffee.name, adjustment: "usual_moment" }));
  });

  it("leaves out what cannot be had, each with its reason, and takes the rest", async () => {
    const services = await demo.rows<{ id: string; name: string }>(
      `select s.id, s.name
         from service s
         join tenant t on t.id = s.tenant_id
        where t.name = 'Nordlys Group'
          and s.currency = 'NOK'
        limit 1`,
    );
    const [elsewhere] = services;
    const lines = [
      { serviceId: coffee.id, quantity: 12, options: ["no-such-option"] },
      { serviceId: elsewhere?.id, quantity: 12 },
    ];
    const template = await keep("anna", { name: "Partly", forHeadCount: 12, lines });
    const { status, body } = await orderFrom("anna", await draftMeeting(12), { templateId: template.id });
    expect(status).toBe(201);
    expect(body.order.lines).toMatchObject([{ service: { name: coffee.name }, options: [] }]);
    expect(body.leftOut).toMatchObject([{ service: elsewhere?.name, code: "service_not_offered_here" }]);
    expect(body.adjusted).toMatchObject([{ service: coffee.name, adjustment: "option_gone" }]);

    const nothing = await keep("anna", { name: "Nothing", forHeadCount: 12, lines: lines.slice(1) });
    const meeting = await draftMeeting(12);
    const refused = await orderFrom("anna", meeting, { templateId: nothing.id });
    expect(refused).toMatchObject({ status: 422, body: { code: "order_empty" } });
    expect(refused.body.errors?.[0]?.detail).toContain(elsewhere?.name);
    expect(await demo.get<Meeting>("anna", `/meetings/${meeting.id}`)).toMatchObject({ serviceOrders: [] });
  });

  it("is for those who may change the meeting, and see what it is taken from", async () => {
    const order = await orderFor(12, lunchAndCoffee());
    const own = await draftMeeting(12, "bo");
    expect((await orderFrom("hugo", own, { serviceOrderId: order.id })).status).toBe(404);
    const hugos = await draftMeeting(3, "hugo");
    expect((await orderFrom("hugo", hugos, { serviceOrderId: order.id })).status).toBe(404);
    const template = await keep("anna", { name: "Not yours", serviceOrderId: order.id });
    expect((await orderFrom("hugo", hugos, { templateId: template.id })).status).toBe(404);
    expect((await orderFrom("anna", own, { templateId: newId(now) })).status).toBeOneOf([403, 404]);
    expect((await orderFrom("anna", await draftMeeting(3), {})).status).toBe(400);
  });

  it("drafts once, however often one press arrives", async () => {
    const order = await orderFor(12, lunchAndCoffee());
    const meeting = await draftMeeting(6);
    const path = `/meetings/${meeting.id}/service-orders/from`;
    const body = { serviceOrderId: order.id };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ask<OrderFromAnswer>("anna", "POST", path, { body, key: "one-press" })),
    );
    expect(new Set(answers.map((answer) => answer.body.order.id)).size).toBe(1);
  });
});

describe("what was ordered before", () => {
  it("is listed with meeting, lines and price, the latest first, page by page", async () => {
    const first = await orderFor(12, lunchAndCoffee());
    const second = await orderFor(14, lunchAndCoffee());
    for (const { id } of [first, second]) {
      expect((await ask("anna", "POST", `/service-orders/${id}/submit`)).status).toBe(200);
    }
    const page = await demo.get<Page<RecentOrder>>("anna", "/service-orders/recent?limit=1");
    expect(page.items).toMatchObject([
      {
        id: second.id,
        headCount: 14,
        meeting: { subject: "Board meeting of 14" },
        lines: [{ service: lunch.name, quantity: 12 }, { service: coffee.name }],
        total: second.total,
      },
    ]);
    const next = await demo.get<Page<RecentOrder>>("anna", `/service-orders/recent?limit=1&after=${page.next}`);
    expect(next.items[0]?.id).toBe(first.id);
    for (const person of ["hugo", "lena"]) {
      const { items } = await demo.get<Page<RecentOrder>>(person, "/service-orders/recent?limit=200");
      expect(items.map(({ id }) => id)).not.toContain(first.id);
    }
    expect((await ask("anna", "GET", "/service-orders/recent?after=nonsense")).status).toBe(400);
  });
});

describe("a favourite service", () => {
  it("is one person's, made and unmade as often as pressed", async () => {
    const path = `/favourite-services/${lunch.id}`;
    for (let press = 0; press < 2; press += 1) expect((await ask("anna", "PUT", path)).status).toBe(200);
    expect(await demo.get("anna", "/favourite-services")).toEqual({ items: [{ serviceId: lunch.id }] });
    expect(await demo.get("bo", "/favourite-services")).toEqual({ items: [] });
    for (let press = 0; press < 2; press += 1) expect((await ask("anna", "DELETE", path)).status).toBe(200);
    expect(await demo.get("anna", "/favourite-services")).toEqual({ items: [] });
  });

  it("is a service of the company", async () => {
    for (const [person, id] of [
      ["anna", newId(now)],
      ["lena", lunch.id],
    ] as const) {
      expect((await ask(person, "PUT", `/favourite-services/${id}`)).status).toBe(404);
      expect((await ask(person, "DELETE", `/favourite-services/${id}`)).status).toBe(404);
    }
    expect((await ask("anna", "PUT", "/favourite-services/none")).status).toBeOneOf([400, 404]);
  });
});
