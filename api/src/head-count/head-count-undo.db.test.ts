import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  askedBefore,
  startHeadCountWorld,
  type FollowingOrder,
  type HeadCountWorld,
  type Response,
} from "./head-count-test-world.ts";

// Taking back what the organizer let follow, as long as it is free.

const start = new Date("2026-11-18T07:00:00Z");
let world: HeadCountWorld;

beforeAll(async () => {
  world = await startHeadCountWorld(start);
});
beforeEach(() => world.moveTo(start));
afterAll(() => world.demo.stop());

const answers: Response[] = [
  ...Array.from({ length: 7 }, () => "accepted" as const),
  "tentativelyAccepted",
  ...Array.from({ length: 3 }, () => "declined" as const),
];

/** An order for twelve that its organizer has changed to nine. */
async function followed(mode: "ask" | "apply" = "ask"): Promise<FollowingOrder> {
  const order = await world.follow({ mode });
  await world.respond(order, answers);
  world.moveTo(askedBefore(order.cutOff, 20));
  await world.work();
  if (mode === "ask") {
    const expected = [{ lineId: order.lineId, quantity: 9 }];
    expect((await world.answer(order, "follow", { expected })).status).toBe(200);
  }
  expect(await quantityOf(order)).toBe(9);
  return order;
}

const quantityOf = async (order: FollowingOrder) => (await world.orderOf(order)).lines[0]?.quantity;
const versionOf = async (order: FollowingOrder) => (await world.headCount(order)).order.version;

async function undo(order: FollowingOrder, orderVersion: number) {
  return world.answer(order, "undo", { orderVersion });
}

function producedFor({ order }: FollowingOrder) {
  return world.demo.rows<{ quantity: number }>(
    `select l.quantity
       from production_order_line l
       join production_order p on p.tenant_id = l.tenant_id and p.id = l.production_order_id
      where p.service_order_id = $1`,
    [order.id],
  );
}

describe("the organizer who changed an order to the head count", () => {
  it("takes it back with one press: order, kitchen and savings are what they were, and the question is open again", async () => {
    const order = await followed();
    const shown = await world.headCount(order);
    expect(shown).toMatchObject({ savings: { portions: 3 }, allowed: { undo: { ok: true } } });
    const { status, body } = await undo(order, shown.order.version);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      question: { status: "open", changes: [{ before: 12, after: 9 }], answered: null },
      savings: { amount: { amountMinor: 0 }, portions: 0 },
      allowed: { follow: { ok: true }, keep: { ok: true }, undo: { ok: false } },
    });
    expect(await quantityOf(order)).toBe(12);
    expect(await producedFor(order)).toEqual([{ quantity: 12 }]);
    await world.work();
    expect(await world.headCount(order)).toMatchObject({ question: { status: "open" } });
  });

  it("takes it back once, however often it is pressed, also after it was changed again", async () => {
    const order = await followed();
    const version = await versionOf(order);
    const presses = await Promise.all([1, 2, 3, 4].map(() => undo(order, version)));
    expect(presses.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const expected = [{ lineId: order.lineId, quantity: 9 }];
    expect((await world.answer(order, "follow", { expected })).status).toBe(200);
    const late = await undo(order, version);
    expect([late.status, late.body.code]).toEqual([409, "head_count_changed"]);
    expect(await quantityOf(order)).toBe(9);
    expect((await undo(order, await versionOf(order))).status).toBe(200);
    expect(await quantityOf(order)).toBe(12);
  });

  it("cannot after the cut-off", async () => {
    const order = await followed();
    const version = await versionOf(order);
    world.moveTo(new Date(order.cutOff.getTime() + 60_000));
    const late = await undo(order, version);
    expect([late.status, late.body.code]).toEqual([422, "past_cutoff"]);
    expect(await quantityOf(order)).toBe(9);
  });

  it("cannot once she has changed the order by hand", async () => {
    const order = await followed();
    const { id, version, lines } = await world.orderOf(order);
    const line = { id: order.lineId, serviceId: lines[0]?.service.id, quantity: 10, headCount: { rule: "accepted" } };
    const path = `/service-orders/${id}`;
    const patched = await world.demo.ask("anna", "PATCH", path, { body: { lines: [line] }, ifMatch: version });
    expect(patched.status, JSON.stringify(patched.body)).toBe(200);
    const late = await undo(order, await versionOf(order));
    expect([late.status, late.body.code]).toEqual([409, "wrong_state"]);
    expect(await quantityOf(order)).toBe(10);
  });

  it("takes back what she agreed to, not what follows by itself; and nobody else does", async () => {
    const byItself = await followed("apply");
    expect((await world.headCount(byItself)).allowed.undo.ok).toBe(false);
    expect((await undo(byItself, await versionOf(byItself))).body.code).toBe("wrong_state");
    const order = await followed();
    const body = { orderVersion: await versionOf(order) };
    const stranger = await world.demo.ask("hugo", "POST", `/service-orders/${order.order.id}/head-count/undo`, {
      body,
    });
    expect([403, 404]).toContain(stranger.status);
    expect(await quantityOf(order)).toBe(9);
  });
});
