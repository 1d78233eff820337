import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { Sheet, SheetStatus } from "@magic-meetings/contract/production-orders/production-sheet.ts";
import type { ItemSummary, RunFloor } from "@magic-meetings/contract/production-orders/production-summary.ts";
import type { Task } from "@magic-meetings/contract/tasks/task.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, startProductionWorld, type ProductionWorld } from "./production-test-world.ts";

let world: ProductionWorld;
let rooms: { id: string; name: string; level: number }[];

beforeAll(async () => {
  world = await startProductionWorld();
  rooms = await world.demo.rows<{ id: string; name: string; level: number }>(
    `select r.id, r.name, f.level
       from meeting_room r
       join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
       join site s on s.tenant_id = r.tenant_id and s.id = r.site_id
      where s.name like 'Copenhagen%'
      order by f.level, r.name`,
  );
});
afterAll(() => world.demo.stop());

const service = (index: number) => world.kitchen.serviceIds[index] ?? "";
const whole = "from=2026-11-19T00:00:00Z&to=2026-11-20T00:00:00Z";

describe("the vendor's day by item", () => {
  it("adds up quantities, diets and options over all deliveries, and leaves out what is off", async () => {
    const diets = (count: number) => [{ diet: "vegan", count }];
    await world.order("item one", [
      { serviceId: service(0), quantity: 12, deliverAt: at("12:00"), diets: diets(2) },
      { serviceId: service(0), quantity: 5, deliverAt: at("13:00"), diets: diets(1) },
    ]);
    const second = await world.order("item two", [
      { serviceId: service(0), quantity: 25, deliverAt: at("12:00"), diets: diets(3) },
    ]);
    const off = await world.order("item three", [{ serviceId: service(0), quantity: 99, deliverAt: at("12:00") }]);
    await world.post("anna", `/service-orders/${off.id}/cancel`);
    const [production] = await world.productions(second);
    for (const action of ["accept", "ready"]) await world.act(production as ProductionOrder, action);
    const { items } = await world.demo.get<{ items: ItemSummary[] }>("carla", `/production-orders/summary?${whole}`);
    expect(items.find((item) => item.service.id === service(0))).toMatchObject({
      day: "2026-11-19",
      quantity: 42,
      ready: 25,
      delivered: 0,
      diets: [{ diet: "vegan", count: 6 }],
      deliveries: 3,
      from: new Date(at("12:00")).toISOString(),
      until: new Date(at("13:00")).toISOString(),
    });
    expect((await world.demo.ask("anna", "GET", `/production-orders/summary?${whole}`)).status).toBe(403);
  });
});

describe("the delivery run", () => {
  it("goes by building, floor and room, with places that are no rooms at the end", async () => {
    const top = rooms.at(-1);
    const bottom = rooms[0];
    await world.order("run one", [
      { quantity: 3, deliverAt: at("11:00"), deliverTo: { roomId: top?.id ?? "" } },
      { quantity: 4, deliverAt: at("11:30"), deliverTo: { roomId: bottom?.id ?? "" } },
      { quantity: 5, deliverAt: at("10:30"), deliverTo: { place: "Under the old tree" } },
    ]);
    const { floors } = await world.demo.get<{ floors: RunFloor[] }>("carla", `/production-orders/run?${whole}`);
    const places = floors.flatMap(({ stops }) => stops.map(({ deliverTo }) => deliverTo));
    const order = [bottom?.name, top?.name, "Under the old tree"].map((name) => places.indexOf(name ?? ""));
    expect(order.every((index) => index >= 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const levels = floors.flatMap(({ floor }) => (floor === null ? [] : [floor.level]));
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
    expect(floors.at(-1)?.floor).toBeNull();
    expect(new Set(floors.map(({ floor }) => floor?.id)).size).toBe(floors.length);
  });
});

describe("a printed sheet", () => {
  it("says later whether it still holds, and what came, changed, moved and fell away", async () => {
    const orderAt = (name: string, time = "12:00") => world.order(name, [{ quantity: 12, deliverAt: at(time) }]);
    const [stays, changes, goes] = [await orderAt("stays"), await orderAt("changes"), await orderAt("goes")];
    const sheet = await world.post<Sheet>("carla", "/production-orders/sheets", {
      vendorId: world.kitchen.id,
      day: "2026-11-19",
    });
    expect(sheet.status, JSON.stringify(sheet.body)).toBe(201);
    expect(sheet.body.printedBy).toContain("Carla");
    expect(new Set(sheet.body.orders.map(({ code }) => code)).size).toBe(sheet.body.orders.length);
    const status = () => world.demo.get<SheetStatus>("carla", `/sheets/${sheet.body.token}`);
    const [first] = await world.productions(stays);
    await world.act(first as ProductionOrder, "accept");
    // That somebody works on it changes nothing on paper.
    expect(await status()).toMatchObject({ isStale: false, changes: [] });
    await world.change(changes, { note: "Ring the bell" });
    await world.post("anna", `/service-orders/${goes.id}/cancel`);
    const comes = await orderAt("comes", "13:00");
    const after = await status();
    const changed = new Map(after.changes.map((change) => [change.number, change.kind]));
    expect(after.isStale).toBe(true);
    expect(changed).toEqual(
      new Map([
        [changes.number, "changed"],
        [goes.number, "cancelled"],
        [comes.number, "added"],
      ]),
    );
    await world.demo.rows("update production_order set deliver_at = deliver_at + interval '3 days' where id = $1", [
      first?.id,
    ]);
    expect((await status()).changes.find(({ number }) => number === stays.number)?.kind).toBe("moved_away");
    expect((await world.demo.ask("lena", "GET", `/sheets/${sheet.body.token}`)).status).toBe(404);
    expect((await world.demo.ask("carla", "GET", "/sheets/nothing-of-ours")).status).toBe(404);
    const foreign = { vendorId: stays.id, day: "2026-11-19" };
    expect((await world.post("carla", "/production-orders/sheets", foreign)).status).toBe(404);
  });
});

describe("tasks", () => {
  it("are given to people of the vendor, started, handed over and finished, and those people are told", async () => {
    const order = await world.order("tasks", [{ quantity: 12, deliverAt: at("12:00") }]);
    const [production] = await world.productions(order);
    await world.act(production as ProductionOrder, "accept");
    const mine = (query: string) =>
      world.demo.get<{ items: Task[] }>("carla", `/tasks?limit=200&from=2026-11-19T00:00:00Z&${query}`);
    const tasks = (await mine(`vendor=${world.kitchen.id}`)).items.filter(
      ({ productionOrderId }) => productionOrderId === production?.id,
    );
    expect(tasks.map(({ kind }) => kind)).toEqual(["set_up", "deliver", "clear"]);
    const task = tasks[1];
    const act = (person: string, action: string, body: object = {}) =>
      world.post<Omit<Task, "status"> & { status: string }>(person, `/tasks/${task?.id}/${action}`, body);
    const { items: people } = await world.demo.get<{ items: { id: string; name: string }[] }>(
      "elena",
      `/tasks/people?vendor=${world.kitchen.id}`,
    );
    const carla = people.find(({ name }) => name.startsWith("Carla"));
    expect((await act("elena", "assign")).body.errors?.[0]?.pointer).toBe("/userId");
    expect((await act("elena", "assign", { userId: order.id })).status).toBe(422);
    const assigned = await act("elena", "assign", { userId: carla?.id, note: "Mind the step" });
    expect(assigned.body).toMatchObject({ responsible: carla, note: "Mind the step" });
    const told = await world.demo.rows<{ kind: string }>(
      "select kind from message_log where receiver_id = $1 and thread = $2",
      [carla?.id, `tasks:${production?.id}`],
    );
    expect(told.map(({ kind }) => kind)).toEqual(["task_card"]);
    const card = await world.demo.get<{ view: { tasks: Task[] } }>(
      "carla",
      `/production-orders/${production?.id}/task-card`,
    );
    expect(card.view.tasks.map(({ id }) => id)).toEqual([task?.id]);
    expect((await mine("mine=true&status=open")).items.map(({ id }) => id)).toContain(task?.id);
    const presses = await Promise.all([act("carla", "start"), act("carla", "start")]);
    expect(presses.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await act("carla", "finish")).body.status).toBe("finished");
    expect((await act("carla", "hand-over", { userId: carla?.id })).body.code).toBe("wrong_state");
    expect((await act("anna", "start")).status).toBe(404);
    expect((await world.demo.get<{ items: Task[] }>("anna", "/tasks")).items).toEqual([]);
  });
});
