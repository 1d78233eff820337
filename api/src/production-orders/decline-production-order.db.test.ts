import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, startProductionWorld, type ProductionWorld } from "./production-test-world.ts";

let world: ProductionWorld;

beforeAll(async () => {
  world = await startProductionWorld();
});
afterAll(() => world.demo.stop());

const service = (index: number) => world.kitchen.serviceIds[index] ?? "";

async function ordered(name: string, quantity = 12): Promise<{ order: ServiceOrder; production: ProductionOrder }> {
  const order = await world.order(name, [{ serviceId: service(0), quantity, deliverAt: at("12:00") }]);
  const [production] = await world.productions(order);
  if (production === undefined) throw new Error("Nobody has the order");
  return { order, production };
}

/** An accepted order that the kitchen cannot make after all, and what it offers instead. */
async function offered(name: string) {
  const { order, production } = await ordered(name);
  await world.act(production, "accept");
  const lineId = production.lines[0]?.id ?? "";
  const declined = await world.act(production, "decline", {
    reason: "The oven is broken",
    proposal: {
      note: "Cold, but good",
      lines: [{ lineId, serviceId: service(1), quantity: 10, deliverAt: at("12:30") }],
    },
  });
  expect(declined.status, JSON.stringify(declined.body)).toBe(200);
  return { order, production, declined: declined.body };
}

const kindsOf = async (order: ServiceOrder) =>
  (
    await world.demo.rows<{ kind: string }>("select kind from signal where meeting_id = $1 order by id", [
      order.meetingId,
    ])
  ).map(({ kind }) => kind);

describe("declining", () => {
  it("wants a reason, and takes offers of its own lines only", async () => {
    const { production } = await ordered("bad declines");
    const line = production.lines[0]?.id ?? "";
    const other = "01930000-0000-7000-8000-000000000001";
    const pointer = async (body: object) => (await world.act(production, "decline", body)).body.errors?.[0]?.pointer;
    expect(await pointer({})).toBe("/reason");
    expect(await pointer({ reason: "  " })).toBe("/reason");
    expect(await pointer({ reason: "No", proposal: { lines: [{ lineId: other, quantity: 1 }] } })).toBe(
      "/proposal/lines/0",
    );
    expect(await pointer({ reason: "No", proposal: { lines: [{ lineId: line, quantity: 12 }] } })).toBe(
      "/proposal/lines",
    );
    expect(await pointer({ reason: "No", proposal: { lines: [{ lineId: line, quantity: 0 }] } })).toBe(
      "/proposal/lines",
    );
    const fraction = { reason: "No", proposal: { lines: [{ lineId: line, quantity: 1.5 }] } };
    expect((await world.act(production, "decline", fraction)).status).toBe(400);
    expect((await world.act(production, "accept", { lines: [{ lineId: line, quantity: 1 }] })).status).toBe(422);
    expect((await world.productions({ id: production.serviceOrderId }))[0]?.status).toBe("new");
  });

  it("takes the lines off the order and releases their money; an order of nothing else is rejected", async () => {
    const { order, production } = await ordered("declined");
    expect((await world.money(order)).held).toBe(order.total.amountMinor);
    const declined = await world.act(production, "decline", { reason: "We are closed for a wedding" });
    expect(declined.body).toMatchObject({ status: "declined", declined: { reason: "We are closed for a wedding" } });
    expect(await world.read(order)).toMatchObject({ status: "rejected" });
    expect(await world.money(order)).toEqual({ held: 0, posted: 0 });
    expect((await kindsOf(order)).filter((kind) => kind === "production_order.declined")).toHaveLength(1);
  });

  it("of one delivery leaves the others as they are", async () => {
    const order = await world.order("half declined", [
      { serviceId: service(0), quantity: 12, deliverAt: at("12:00") },
      { serviceId: service(1), quantity: 10, deliverAt: at("13:00") },
    ]);
    const [first, second] = await world.productions(order);
    await world.act(first as ProductionOrder, "decline", { reason: "No bread" });
    const after = await world.read(order);
    expect(after).toMatchObject({ status: "confirmed" });
    expect(after.lines.map((line) => line.production?.id)).toEqual([second?.id]);
    expect((await world.money(order)).held).toBe(after.total.amountMinor);
    expect((await world.act(second as ProductionOrder, "accept")).status).toBe(200);
  });

  it("is possible for the vendor's own people only, and not of what is delivered", async () => {
    const { production } = await ordered("others decline");
    const body = { reason: "No" };
    expect((await world.post("anna", `/production-orders/${production.id}/decline`, body)).status).toBe(403);
    expect((await world.post("lena", `/production-orders/${production.id}/decline`, body)).status).toBe(404);
    await world.act(production, "accept");
    await world.act(production, "deliver");
    expect((await world.act(production, "decline", body)).body.code).toBe("wrong_state");
  });
});

describe("what is offered instead", () => {
  it("waits for the organizer with its price, and keeps the money held meanwhile", async () => {
    const { order, declined } = await offered("waits");
    expect(declined).toMatchObject({
      status: "declined",
      proposal: {
        state: "open",
        note: "Cold, but good",
        lines: [{ quantity: { before: 12, after: 10 }, service: { after: { id: service(1) } } }],
        total: { before: order.total },
      },
    });
    expect((await world.money(order)).held).toBe(order.total.amountMinor);
    const seen = await world.demo.get<ProductionOrder>("anna", `/production-orders/${declined.id}`);
    expect(seen.proposal?.state).toBe("open");
    const card = await world.demo.get<{ view: { productionOrders: ProductionOrder[] } }>(
      "anna",
      `/meetings/${order.meetingId}/card`,
    );
    expect(card.view.productionOrders[0]?.proposal?.state).toBe("open");
  });

  it("becomes the order with one press, at the price that was shown, and is accepted by who offered it", async () => {
    const { order, production, declined } = await offered("taken");
    const shown = declined.proposal?.total.after;
    const taken = await world.post<ServiceOrder>("anna", `/production-orders/${production.id}/accept-proposal`, {
      expectedTotal: shown,
    });
    expect(taken.status, JSON.stringify(taken.body)).toBe(200);
    expect(taken.body).toMatchObject({ status: "confirmed", total: shown, fees: [] });
    expect(taken.body.lines).toMatchObject([{ quantity: 10, service: { id: service(1) } }]);
    expect((await world.money(order)).held).toBe(shown?.amountMinor);
    const now = await world.productions(order);
    expect(now.map(({ status, proposal }) => [status, proposal?.state ?? null])).toEqual([
      ["declined", "accepted"],
      ["accepted", null],
    ]);
    const again = await world.post("anna", `/production-orders/${production.id}/accept-proposal`);
    expect([again.status, again.body.code]).toEqual([409, "proposal_over"]);
  });

  it("is asked about again when its price is another one by now", async () => {
    const { order, production, declined } = await offered("dearer");
    await world.demo.rows("update service set price_minor = price_minor + 500 where id = $1", [service(1)]);
    await world.demo.rows("update vendor_service set price_minor = null where service_id = $1", [service(1)]);
    const path = `/production-orders/${production.id}/accept-proposal`;
    const refused = await world.post("anna", path, { expectedTotal: declined.proposal?.total.after });
    expect([refused.status, refused.body.code]).toEqual([409, "price_changed"]);
    const total = refused.body.consequences?.total.after;
    expect(total?.amountMinor).toBeGreaterThan(declined.proposal?.total.after.amountMinor ?? 0);
    expect((await world.read(order)).lines[0]?.quantity).toBe(12);
    expect((await world.post("anna", path, { expectedTotal: total })).status).toBe(200);
  });

  it("falls away when it is refused, and the organizer's answer is hers alone", async () => {
    const { order, production } = await offered("refused");
    const path = `/production-orders/${production.id}/refuse-proposal`;
    expect((await world.post("hugo", path)).status).toBe(404);
    expect((await world.post("carla", path)).status).toBeOneOf([403, 404]);
    expect((await world.post<ServiceOrder>("anna", path)).body.status).toBe("rejected");
    expect(await world.money(order)).toEqual({ held: 0, posted: 0 });
    expect((await world.post("anna", path)).body.code).toBe("proposal_over");
  });

  it("is over when the order is changed or cancelled first", async () => {
    const changed = await offered("changed first");
    const lines = changed.order.lines.map(({ id, service: of }) => ({
      id,
      serviceId: of.id,
      quantity: 14,
      deliverAt: at("12:00"),
    }));
    await world.change(changed.order, { lines });
    const productions = await world.productions(changed.order);
    expect(productions.map(({ status, proposal }) => [status, proposal?.state]).sort()).toEqual([
      ["declined", "superseded"],
      ["new", undefined],
    ]);
    const cancelled = await offered("cancelled first");
    await world.post("anna", `/service-orders/${cancelled.order.id}/cancel`);
    const answer = await world.post("anna", `/production-orders/${cancelled.production.id}/accept-proposal`);
    expect(answer.body.code).toBe("proposal_over");
    expect(await world.money(cancelled.order)).toEqual({ held: 0, posted: 0 });
  });
});

describe("two who press at once", () => {
  it("decline and cancel: one of them wins, the money is released once, and it is told once", async () => {
    for (const round of [1, 2, 3, 4, 5]) {
      const { order, production } = await ordered(`rivals ${round}`);
      const [declined, cancelled] = await Promise.all([
        world.act(production, "decline", { reason: "No bread" }),
        world.post("anna", `/service-orders/${order.id}/cancel`),
      ]);
      expect([declined.status, cancelled.status].sort()).toEqual([200, 409]);
      const { status } = await world.read(order);
      expect(status).toBe(declined.status === 200 ? "rejected" : "cancelled");
      expect(await world.money(order)).toEqual({ held: 0, posted: 0 });
      const ends = ["service_order.rejected", "service_order.cancelled"];
      expect((await kindsOf(order)).filter((kind) => ends.includes(kind))).toHaveLength(1);
    }
  });

  it("accept and cancel the meeting: the kitchen is told to stop or refused, never neither", async () => {
    for (const round of [1, 2, 3, 4, 5]) {
      const { order, production } = await ordered(`meeting gone ${round}`);
      const [accepted, cancelled] = await Promise.all([
        world.act(production, "accept"),
        world.post("anna", `/meetings/${order.meetingId}/cancel`),
      ]);
      expect(cancelled.status, JSON.stringify(cancelled.body)).toBe(200);
      expect(accepted.status).toBeOneOf([200, 409]);
      const [after] = await world.productions(order);
      expect(after?.status).toBe("cancelled");
      // Whoever had accepted has to see that it is off.
      expect(after?.allowed.acknowledge.ok).toBe(accepted.status === 200);
      expect(await world.money(order)).toEqual({ held: 0, posted: 0 });
      const kinds = await kindsOf(order);
      expect(kinds.filter((kind) => kind === "production_order.cancelled")).toHaveLength(1);
    }
  });

  it("take and refuse what is offered: one answer counts", async () => {
    const { order, production } = await offered("both answers");
    const answers = await Promise.all(
      ["accept", "refuse", "accept", "refuse"].map((word) =>
        world.post("anna", `/production-orders/${production.id}/${word}-proposal`),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const { status, total } = await world.read(order);
    expect((await world.money(order)).held).toBe(status === "rejected" ? 0 : total.amountMinor);
  });
});
