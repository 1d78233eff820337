import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runDoctor } from "../doctor/doctor.ts";
import { countVendorHours } from "./reserve-capacity.ts";
import { at, startProductionWorld, type ProductionWorld } from "./production-test-world.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";

let world: ProductionWorld;
let day = 0;

beforeAll(async () => {
  world = await startProductionWorld();
});
// Every test has an hour of its own.
beforeEach(() => {
  day += 1;
});
afterAll(() => world.demo.stop());

const limit = async (capacityPerHour: number | null) => {
  await world.demo.rows("update vendor set capacity_per_hour = $2 where id = $1", [world.kitchen.id, capacityPerHour]);
  await world.demo.job((context) => countVendorHours(context, { vendorId: world.kitchen.id, capacityPerHour }));
};
const hour = () => `${10 + (day % 4)}`;
const promised = async () => {
  const [row] = await world.demo.rows<{ portions: number }>(
    "select portions from vendor_hour where vendor_id = $1 and hour = $2",
    [world.kitchen.id, new Date(at(`${hour()}:00`))],
  );
  return row?.portions ?? 0;
};

/** A drafted order of anna's for a meeting of its own. */
async function drafted(name: string, quantity: number): Promise<ServiceOrder> {
  const event = {
    iCalUId: name,
    subject: name,
    start: { dateTime: "2026-11-19T10:00:00", timeZone: "Europe/Copenhagen" },
    end: { dateTime: "2026-11-19T14:00:00", timeZone: "Europe/Copenhagen" },
  };
  const meeting = await world.post<{ id: string }>("anna", "/calendar/events", event);
  const lines = [{ serviceId: world.kitchen.serviceIds[0], quantity, deliverAt: at(`${hour()}:30`) }];
  const order = await world.post<ServiceOrder>("anna", `/meetings/${meeting.body.id}/service-orders`, { lines });
  expect(order.status, JSON.stringify(order.body)).toBe(201);
  return order.body;
}

const submit = (order: ServiceOrder) => world.post<ServiceOrder>("anna", `/service-orders/${order.id}/submit`);

describe("a vendor's hour", () => {
  it("is never promised beyond what the vendor makes, however many order at once", async () => {
    await limit(35);
    const orders = [];
    for (let number = 0; number < 50; number += 1) orders.push(await drafted(`hour rival ${number}`, 10));
    const answers = await Promise.all(orders.map(submit));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(new Set(refused.map(({ status, body }) => `${status} ${body.code}`))).toEqual(new Set(["409 vendor_full"]));
    const [first] = refused[0]?.body.alternatives as { from: string; free: number }[];
    expect(first?.free).toBeGreaterThanOrEqual(10);
    expect(new Date(first?.from ?? "").getTime() % 3_600_000).toBe(0);
    expect(await promised()).toBe(30);
  }, 60_000);

  it("is given back by a cancellation, and follows a change of quantity and of time", async () => {
    await limit(35);
    const order = await drafted("hour follows", 20);
    await submit(order);
    expect(await promised()).toBe(20);
    const line = (quantity: number, time: string) => [
      { id: order.lines[0]?.id, serviceId: order.lines[0]?.service.id, quantity, deliverAt: at(time) },
    ];
    await world.change(order, { lines: line(30, `${hour()}:30`) });
    expect(await promised()).toBe(30);
    const { version } = await world.read(order);
    const tooMany = await world.demo.ask<object>("anna", "PATCH", `/service-orders/${order.id}`, {
      body: { lines: line(36, `${hour()}:30`) },
      ifMatch: version,
    });
    expect([tooMany.status, tooMany.body.code]).toEqual([409, "vendor_full"]);
    await world.change(order, { lines: line(30, `${hour()}:15`) });
    expect(await promised()).toBe(30);
    await world.post("anna", `/service-orders/${order.id}/cancel`);
    expect(await promised()).toBe(0);
  });

  it("counts what was ordered before there was a limit, and keeps what is promised when it is lowered", async () => {
    await limit(null);
    await submit(await drafted("before the limit", 25));
    expect(await promised()).toBe(0);
    await limit(30);
    expect(await promised()).toBe(25);
    await limit(20);
    expect(await promised()).toBe(25);
    expect((await submit(await drafted("after the limit", 1))).body.code).toBe("vendor_full");
  });

  it("gives back what its vendor declines, and the doctor finds nothing", async () => {
    await limit(35);
    const order = await drafted("hour declined", 20);
    await submit(order);
    const [production] = await world.productions(order);
    if (production) await world.act(production, "decline", { reason: "No bread" });
    expect(await promised()).toBe(0);
    const [tenant] = await world.demo.rows<{ tenant_id: string }>("select tenant_id from service_order where id = $1", [
      order.id,
    ]);
    const checks = ["vendor_hour_differs", "production_line_differs"];
    const doctor = async () =>
      (await runDoctor(world.demo.database.ownerPool, [tenant?.tenant_id ?? ""])).filter(({ check }) =>
        checks.includes(check),
      );
    expect(await doctor()).toEqual([]);
    await world.demo.rows("update vendor_hour set portions = portions + 1, capacity = capacity + 1 where portions > 0");
    expect((await doctor()).length).toBeGreaterThan(0);
  });

  it("offers other hours only in which what is wanted can be had", async () => {
    await limit(35);
    const offeredUntil = (time: string | null) =>
      world.demo.rows("update service set offered_until = $2 where id = $1", [world.kitchen.serviceIds[0], time]);
    await submit(await drafted("hour filled", 35 - (await promised())));
    await offeredUntil(`${hour()}:59`);
    const { body } = await submit(await drafted("hour not offered", 10));
    await offeredUntil(null);
    expect(body.code).toBe("vendor_full");
    const hours = (body.alternatives as { from: string }[]).map(({ from }) => new Date(from).getTime());
    expect(hours.length).toBeGreaterThan(0);
    expect(Math.max(...hours)).toBeLessThan(new Date(at(`${hour()}:00`)).getTime());
  });
});
