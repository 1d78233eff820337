import type { DietNumbers, LineDiets, MeetingDiet, ProductionDiets } from "@magic-meetings/contract/diets/diet.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  askedBefore,
  responses,
  startHeadCountWorld,
  type FollowingOrder,
  type HeadCountWorld,
} from "../head-count/head-count-test-world.ts";

const start = new Date("2026-11-18T09:00:00Z");

let world: HeadCountWorld;

beforeAll(async () => {
  world = await startHeadCountWorld(start);
});
beforeEach(async () => {
  world.moveTo(start);
  await world.demo.rows("delete from diet");
});
afterAll(() => world.demo.stop());

async function say(person: string, diet: object, path = "/me/diet"): Promise<number> {
  return (await world.demo.ask(person, "PUT", path, { body: diet })).status;
}

/** What the vendor of an order sees of it; to the other vendor of the site it is not there. */
async function kitchen({ order }: FollowingOrder): Promise<LineDiets[]> {
  const [production] = await world.demo.rows<{ id: string }>(
    "select id from production_order where service_order_id = $1",
    [order.id],
  );
  const path = `/production-orders/${production?.id}/diets`;
  const answers = await Promise.all(
    ["carla", "jens"].map((person) => world.demo.ask<{ items: LineDiets[] }>(person, "GET", path)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  return answers.find(({ status }) => status === 200)?.body.items ?? [];
}

const nuts = { allergens: ["nuts"], nameForAllergy: true, note: "at the door seat" };

describe("what a person says", () => {
  it("is theirs to read, to change and to erase", async () => {
    const order = await world.follow();
    const path = `/meetings/${order.meeting.id}/my-diet`;
    expect(await world.demo.get("bo", path)).toMatchObject({ always: null, forMeeting: null });
    expect(await say("bo", { diets: ["vegan"] })).toBe(204);
    expect(await say("bo", nuts, path)).toBe(204);
    expect(await world.demo.get<MeetingDiet>("bo", path)).toMatchObject({
      meeting: { subject: "Board meeting" },
      always: { diets: ["vegan"], allergens: [], saidAt: start.toISOString() },
      forMeeting: { diets: [], ...nuts },
    });
    expect((await world.demo.ask("bo", "DELETE", path)).status).toBe(204);
    expect(await world.demo.get("bo", path)).toMatchObject({ always: { diets: ["vegan"] }, forMeeting: null });
    expect((await world.demo.ask("bo", "DELETE", "/me/diet")).status).toBe(204);
    expect(await world.demo.get("bo", "/me/diet")).toEqual({ diet: null });
    expect(await world.demo.rows("select id from diet")).toEqual([]);
  });

  it.each([
    ["a diet that there is not", { diets: ["meat"] }],
    ["a name without an allergy", { nameForAllergy: true }],
    ["a note without a name", { allergens: ["nuts"], note: "at the door seat" }],
    ["a note that is too long", { ...nuts, note: "x".repeat(121) }],
    ["more than is asked for", { diets: ["vegan"], religion: "none of your business" }],
  ])("is refused with %s", async (_, diet) => {
    expect(await say("bo", diet)).toBe(400);
  });

  it("is for those who take part only", async () => {
    const order = await world.follow();
    const path = `/meetings/${order.meeting.id}/my-diet`;
    expect(await say("lena", { diets: ["vegan"] }, path)).toBe(404);
    const outsider = await world.demo.ask("greta", "PUT", path, { body: { diets: ["vegan"] } });
    expect([outsider.status, outsider.body.code]).toEqual([422, "not_invited"]);
  });

  it("stands nowhere else: not in the audit trail, in signals, in messages or in kept answers", async () => {
    const order = await world.follow();
    const path = `/meetings/${order.meeting.id}/my-diet`;
    await world.demo.ask("bo", "PUT", path, { body: nuts, key: "say-it-once" });
    await world.demo.ask("bo", "PUT", "/me/diet", { body: { ...nuts, note: "by the window" }, key: "say-it-always" });
    const [audit] = await world.demo.rows<{ old_values: unknown; new_values: unknown }>(
      "select old_values, new_values from audit_log where action = 'diet.say' order by id desc limit 1",
    );
    expect(audit).toEqual({ old_values: null, new_values: null });
    for (const table of ["audit_log", "signal", "message_log", "idempotency_key"]) {
      const rows = await world.demo.rows(`select 1 from ${table} r where r::text ~ 'door seat|by the window|"nuts"'`);
      expect(rows, table).toEqual([]);
    }
  });
});

describe("what others see", () => {
  it("is numbers for the organizer, and nothing for a participant", async () => {
    const order = await world.follow();
    await say("bo", { diets: ["vegan"], ...nuts });
    await say("anna", { diets: ["vegan"] });
    const path = `/meetings/${order.meeting.id}/diets`;
    const numbers = await world.demo.get<DietNumbers>("anna", path);
    expect(numbers).toEqual({
      people: 12,
      said: 2,
      diets: [{ diet: "vegan", count: 2 }],
      without: [{ allergen: "nuts", count: 1 }],
    });
    expect((await world.demo.ask("bo", "GET", path)).status).toBe(403);
    expect((await world.demo.ask("lena", "GET", path)).status).toBe(404);
  });

  it("is numbers for the kitchen, and a name only where it was allowed because of an allergy", async () => {
    const order = await world.follow();
    await say("anna", { diets: ["vegan"], allergens: ["milk"] });
    const [line] = await kitchen(order);
    expect(line).toMatchObject({ numbers: { diets: [{ diet: "vegan", count: 1 }] }, named: [] });
    await say("bo", nuts);
    const [named] = await kitchen(order);
    expect(named?.named).toEqual([
      { name: expect.stringMatching(/^Bo/) as string, allergens: ["nuts"], note: nuts.note },
    ]);
    const period = "/production-diets?from=2026-11-20T00:00:00Z&to=2026-11-30T00:00:00Z";
    const whole = await world.demo.get<{ items: ProductionDiets[] }>("greta", period);
    const known = whole.items.find(({ productionOrder }) => productionOrder.number === order.order.number);
    expect(known?.lines).toMatchObject([{ named: named?.named, numbers: { without: [{}, {}] } }]);
    expect((await world.demo.ask("anna", "GET", period)).status).toBe(403);
    await world.demo.ask("bo", "DELETE", "/me/diet");
    expect((await kitchen(order))[0]?.named).toEqual([]);
  });
});

describe("an order", () => {
  it("is sent with the diets of those who may come, and settles with those of who does", async () => {
    await say("bo", { diets: ["vegan"] });
    await say("anna", { diets: ["halal"] });
    const order = await world.follow({ mode: "apply" });
    expect(order.order.lines[0]?.diets).toEqual([
      { diet: "halal", count: 1 },
      { diet: "vegan", count: 1 },
    ]);
    await world.respond(order, responses(11).with(await seatOf(order, "bo"), "declined"));
    world.moveTo(askedBefore(order.cutOff, 20));
    await world.work();
    expect((await world.orderOf(order)).lines[0]).toMatchObject({ quantity: 11, diets: [{ diet: "halal", count: 1 }] });
    const [production] = await world.demo.rows<{ diets: object }>(
      `select l.diets
         from production_order_line l
         join production_order p on p.tenant_id = l.tenant_id and p.id = l.production_order_id
        where p.service_order_id = $1`,
      [order.order.id],
    );
    expect(production?.diets).toEqual([{ diet: "halal", count: 1 }]);
  });

  it("is brought up to date at its cut-off by what was said since, free of charge", async () => {
    const order = await world.follow();
    await world.respond(order, responses(11));
    await say("bo", { diets: ["vegan"] });
    world.moveTo(new Date(order.cutOff.getTime() + 1));
    await world.work();
    const after = await world.orderOf(order);
    expect(after).toMatchObject({ fees: [], lines: [{ quantity: 12, diets: [{ diet: "vegan", count: 1 }] }] });
  });

  it("keeps what the organizer wrote as the least", async () => {
    const order = await world.follow();
    const body = {
      lines: [
        {
          id: order.lineId,
          serviceId: order.order.lines[0]?.service.id,
          quantity: 12,
          diets: [{ diet: "vegan", count: 3 }],
          headCount: { rule: "accepted" },
        },
      ],
    };
    const changed = await world.demo.ask("anna", "PATCH", `/service-orders/${order.order.id}`, {
      body,
      ifMatch: order.order.version,
    });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    await world.respond(order, responses(11));
    await say("bo", { diets: ["vegan"] });
    world.moveTo(new Date(order.cutOff.getTime() + 1));
    await world.work();
    expect((await world.orderOf(order)).lines[0]?.diets).toEqual([{ diet: "vegan", count: 3 }]);
  });

  async function seatOf({ meeting }: FollowingOrder, person: string): Promise<number> {
    const { attendees } = meeting;
    const names = world.invited();
    const email = attendees.find(
      ({ email: one }) => one.startsWith(`${person}.`) || one.startsWith(`${person}@`),
    )?.email;
    return names.indexOf(email ?? "");
  }
});

describe("asking for diets", () => {
  it("asks those who come and have said nothing, each once, and nobody else", async () => {
    const order = await world.follow();
    await say("bo", { diets: ["vegan"] });
    await world.respond(order, responses(9, 0, 2));
    const path = `/meetings/${order.meeting.id}/diets/ask`;
    const asked = await world.demo.ask<{ asked: number }>("anna", "POST", path);
    expect(asked).toMatchObject({ status: 200, body: { asked: 8 } });
    expect((await world.demo.ask<{ asked: number }>("anna", "POST", path)).body.asked).toBe(0);
    const told = await world.demo.rows("select 1 from message_log where thread = $1 and kind = 'diet_card'", [
      `diet:${order.meeting.id}`,
    ]);
    expect(told).toHaveLength(8);
    expect((await world.demo.ask("bo", "POST", path)).status).toBe(403);
    expect((await world.demo.ask("lena", "POST", path)).status).toBe(404);
  });

  it("asks each once, however often it is pressed at once", async () => {
    const order = await world.follow();
    const path = `/meetings/${order.meeting.id}/diets/ask`;
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => world.demo.ask<{ asked: number }>("anna", "POST", path)),
    );
    expect(answers.reduce((sum, { body }) => sum + body.asked, 0)).toBe(11);
  });
});
