import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, startProductionWorld, type ProductionWorld } from "./production-test-world.ts";

let world: ProductionWorld;

beforeAll(async () => {
  world = await startProductionWorld();
});
afterAll(() => world.demo.stop());

const [lunch, coffee, cake] = [0, 1, 2];
const service = (index: number) => world.kitchen.serviceIds[index] ?? "";
const byTime = (orders: ProductionOrder[]) =>
  orders
    .filter(({ status }) => status !== "cancelled")
    .map(({ deliverAt, deliverTo, lines }) => ({
      deliverAt,
      deliverTo,
      quantities: lines.map(({ quantity }) => quantity),
    }));
const moment = (time: string) => new Date(at(time)).toISOString();

describe("a vendor's production orders", () => {
  it("are one a moment and place, each with its lines", async () => {
    const order = await world.order("split", [
      { serviceId: service(lunch), quantity: 12, deliverAt: at("12:00"), deliverTo: { place: "Lobby" } },
      { serviceId: service(coffee), quantity: 10, deliverAt: at("12:00"), deliverTo: { place: "Lobby" } },
      { serviceId: service(coffee), quantity: 11, deliverAt: at("12:00"), deliverTo: { place: "Terrace" } },
      { serviceId: service(coffee), quantity: 9, deliverAt: at("13:00"), deliverTo: { place: "Lobby" } },
    ]);
    const made = byTime(await world.productions(order));
    expect(made).toHaveLength(3);
    expect(made).toContainEqual({ deliverAt: moment("12:00"), deliverTo: "Terrace", quantities: [11] });
    expect(made).toContainEqual({ deliverAt: moment("13:00"), deliverTo: "Lobby", quantities: [9] });
    expect(made.find((one) => one.quantities.length === 2)?.quantities.sort()).toEqual([10, 12]);
  });

  it("keep their identity when all of a delivery moves, and show the move until it is acknowledged", async () => {
    const order = await world.order("moved", [
      { serviceId: service(lunch), quantity: 12, deliverAt: at("12:00") },
      { serviceId: service(coffee), quantity: 10, deliverAt: at("12:00") },
    ]);
    const [before] = await world.productions(order);
    expect((await world.act(before as ProductionOrder, "accept")).status).toBe(200);
    const lines = order.lines.map(({ id, service: of, quantity }) => ({
      id,
      serviceId: of.id,
      quantity,
      deliverAt: at("12:30"),
    }));
    await world.change(order, { lines });
    const after = await world.productions(order);
    expect(after.map(({ id }) => id)).toEqual([before?.id]);
    expect(after[0]).toMatchObject({
      status: "accepted",
      deliverAt: moment("12:30"),
      change: { deliverAt: { before: moment("12:00"), after: moment("12:30") } },
    });
    expect(after[0]?.lines.every(({ change }) => change === null)).toBe(true);
    expect((await world.act(before as ProductionOrder, "start")).body.code).toBe("change_not_acknowledged");
    expect((await world.act(before as ProductionOrder, "acknowledge")).body.change).toBeNull();
    const tasks = await world.demo.rows<{ kind: string; starts_at: Date }>(
      "select kind, starts_at from task where production_order_id = $1 order by starts_at",
      [before?.id],
    );
    expect(tasks.map(({ kind, starts_at }) => [kind, starts_at.toISOString()])).toEqual([
      ["set_up", moment("12:00")],
      ["deliver", moment("12:30")],
      ["clear", moment("14:00")],
    ]);
  });

  it("show quantity, options, diets, place and note as before and after, and what fell away with 0", async () => {
    const order = await world.order("differences", [
      { serviceId: service(lunch), quantity: 12, deliverAt: at("12:00") },
      { serviceId: service(coffee), quantity: 10, deliverAt: at("12:00") },
    ]);
    const [production] = await world.productions(order);
    await world.act(production as ProductionOrder, "accept");
    const kept = order.lines.find((line) => line.service.id === service(lunch));
    const lines = [
      {
        id: kept?.id,
        serviceId: service(lunch),
        quantity: 14,
        deliverAt: at("12:00"),
        diets: [{ diet: "vegan", count: 3 }],
      },
      { serviceId: service(cake), quantity: 6, deliverAt: at("12:00") },
    ];
    await world.change(order, { lines, note: "Ring the bell", deliverTo: { place: "Lobby" } });
    const [seen] = await world.productions(order);
    expect(seen?.id).toBe(production?.id);
    expect(seen?.change).toMatchObject({
      note: { before: "", after: "Ring the bell" },
      deliverTo: { after: "Lobby" },
    });
    const changes = new Map(seen?.lines.map((line) => [line.service.id, line.change]));
    expect(changes.get(service(lunch))).toEqual({
      quantity: { before: 12, after: 14 },
      diets: { before: [], after: [{ diet: "vegan", count: 3 }] },
    });
    expect(changes.get(service(coffee))).toEqual({ quantity: { before: 10, after: 0 } });
    expect(changes.get(service(cake))).toEqual({ quantity: { before: 0, after: 6 } });
    const acknowledged = await world.act(production as ProductionOrder, "acknowledge");
    expect(acknowledged.body.lines.map((line) => [line.service.id, line.quantity, line.change])).toEqual(
      expect.arrayContaining([
        [service(lunch), 14, null],
        [service(cake), 6, null],
      ]),
    );
    expect(acknowledged.body.lines).toHaveLength(2);
  });

  it("split when one line of a delivery moves alone, and come together again when it moves back", async () => {
    const order = await world.order("apart", [
      { serviceId: service(lunch), quantity: 12, deliverAt: at("12:00") },
      { serviceId: service(coffee), quantity: 10, deliverAt: at("12:00") },
    ]);
    const [first] = await world.productions(order);
    await world.act(first as ProductionOrder, "accept");
    const moved = (time: string) =>
      order.lines.map(({ id, service: of, quantity }) => ({
        id,
        serviceId: of.id,
        quantity,
        deliverAt: of.id === service(coffee) ? at(time) : at("12:00"),
      }));
    await world.change(order, { lines: moved("13:00") });
    const apart = await world.productions(order);
    expect(apart.map(({ id, status, deliverAt }) => [id === first?.id, status, deliverAt])).toEqual([
      [true, "accepted", moment("12:00")],
      [false, "new", moment("13:00")],
    ]);
    await world.change(order, { lines: moved("12:00") });
    const together = await world.productions(order);
    expect(
      together.find(({ id }) => id === first?.id)?.lines.map(({ quantity, change }) => [quantity, change]),
    ).toEqual([
      [expect.any(Number), null],
      [expect.any(Number), null],
    ]);
    expect(together.find(({ id }) => id !== first?.id)?.status).toBe("cancelled");
  });

  it("are not touched by a change of another delivery", async () => {
    const order = await world.order("others", [
      { serviceId: service(lunch), quantity: 12, deliverAt: at("12:00") },
      { serviceId: service(coffee), quantity: 10, deliverAt: at("13:00") },
    ]);
    const before = await world.productions(order);
    const lines = order.lines.map(({ id, service: of, deliverAt, quantity }) => ({
      id,
      serviceId: of.id,
      deliverAt,
      quantity: of.id === service(lunch) ? quantity : 8,
    }));
    await world.change(order, { lines });
    const after = await world.productions(order);
    expect(after.map(({ revision }) => revision)).toEqual([1, 2]);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  it("are accepted at once where that is the vendor's rule, and the audit log says so", async () => {
    await world.demo.rows("update vendor set auto_accept = true where id = $1", [world.kitchen.id]);
    const order = await world.order("by itself", [{ quantity: 12, deliverAt: at("12:00") }]);
    await world.demo.rows("update vendor set auto_accept = false");
    const [production] = await world.productions(order);
    expect(production).toMatchObject({ status: "accepted", autoAccepted: true });
    expect(production?.tasks.map(({ kind, status }) => [kind, status])).toEqual([
      ["set_up", "open"],
      ["deliver", "open"],
      ["clear", "open"],
    ]);
    const audit = await world.demo.rows<{ new_values: { by?: string } }>(
      "select new_values from audit_log where entity_id = $1 and action = 'production_order.accept'",
      [production?.id],
    );
    expect(audit.map(({ new_values }) => new_values.by)).toEqual(["the vendor's rule: everything is accepted at once"]);
  });

  it("stop with their order, and their tasks with them", async () => {
    const order = await world.order("stopped", [{ quantity: 12, deliverAt: at("12:00") }]);
    const [production] = await world.productions(order);
    await world.act(production as ProductionOrder, "accept");
    expect((await world.post("anna", `/service-orders/${order.id}/cancel`)).status).toBe(200);
    const [stopped] = await world.productions(order);
    expect(stopped).toMatchObject({ status: "cancelled", allowed: { acknowledge: { ok: true } } });
    expect(stopped?.tasks.map(({ status }) => status)).toEqual(["cancelled", "cancelled", "cancelled"]);
    expect((await world.act(production as ProductionOrder, "accept")).body.code).toBe("wrong_state");
  });
});
