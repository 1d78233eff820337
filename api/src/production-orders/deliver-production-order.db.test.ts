import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { Sheet } from "@magic-meetings/contract/production-orders/production-sheet.ts";
import type { FeedbackCardView, VendorScore } from "@magic-meetings/contract/service-orders/receive.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askForFeedback } from "../service-orders/ask-for-feedback.ts";
import { at, morning, startProductionWorld, type ProductionWorld } from "./production-test-world.ts";

let world: ProductionWorld;

beforeAll(async () => {
  world = await startProductionWorld();
});
beforeEach(() => world.demo.moveTo(morning));
afterAll(() => world.demo.stop());

const service = (index: number) => world.kitchen.serviceIds[index] ?? "";

async function accepted(name: string): Promise<{ order: ServiceOrder; production: ProductionOrder }> {
  const order = await world.order(name, [
    { serviceId: service(0), quantity: 12, deliverAt: at("12:00") },
    { serviceId: service(1), quantity: 10, deliverAt: at("12:00") },
  ]);
  const [production] = await world.productions(order);
  if (production === undefined) throw new Error("Nobody has the order");
  await world.act(production, "accept");
  return { order, production };
}

async function delivered(name: string): Promise<{ order: ServiceOrder; production: ProductionOrder }> {
  const made = await accepted(name);
  const answer = await world.act(made.production, "deliver");
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return { ...made, order: await world.read(made.order) };
}

const minutesLater = (minutes: number, seconds = 0) =>
  world.demo.moveTo(new Date(morning.getTime() + minutes * 60_000 + seconds * 1000));

describe("a delivery", () => {
  it("is of what was ordered unless somebody says less and why, and is paid for as it came", async () => {
    const { order, production } = await accepted("less came");
    const [first, second] = production.lines;
    const less = [{ lineId: first?.id, quantity: (first?.quantity ?? 0) - 2 }];
    const pointer = async (body: object) => (await world.act(production, "deliver", body)).body.errors?.[0]?.pointer;
    expect(await pointer({ lines: less })).toBe("/reason");
    expect(await pointer({ lines: [{ lineId: first?.id, quantity: 13 }], reason: "More" })).toBe("/lines");
    expect(await pointer({ lines: [...less, ...less], reason: "Twice" })).toBe("/lines");
    expect(await pointer({ lines: [{ lineId: order.id, quantity: 1 }], reason: "Whose?" })).toBe("/lines");
    expect((await world.act(production, "deliver", { lines: [{ lineId: first?.id, quantity: -1 }] })).status).toBe(400);
    expect((await world.money(order)).posted).toBe(0);
    const came = await world.act(production, "deliver", { lines: less, reason: "Two fell" });
    expect(came.body).toMatchObject({ status: "delivered", delivered: { reason: "Two fell" } });
    expect(came.body.delivered?.by).toContain("Carla");
    const after = await world.read(order);
    expect(after.status).toBe("delivered");
    const price = after.lines.reduce((sum, line) => sum + line.unitPrice.amountMinor * (line.delivered ?? 0), 0);
    expect(await world.money(order)).toEqual({ held: 0, posted: price });
    expect(price).toBeLessThan(order.total.amountMinor);
    expect(came.body.lines.find(({ id }) => id === second?.id)?.delivered).toBe(second?.quantity);
    expect(came.body.tasks.map(({ status }) => status)).toEqual(["finished", "finished", "open"]);
  });

  it("is taken back within five minutes, money and all, and not after", async () => {
    const { order, production } = await delivered("not after all");
    minutesLater(5);
    const back = await world.act(production, "undeliver");
    expect(back.body).toMatchObject({ status: "ready", delivered: null });
    expect(await world.read(order)).toMatchObject({ status: "in_production" });
    expect(await world.money(order)).toEqual({ held: order.total.amountMinor, posted: 0 });
    expect((await world.act(production, "undeliver")).body.code).toBe("wrong_state");
    expect((await world.act(production, "deliver")).status).toBe(200);
    expect(await world.money(order)).toEqual({ held: 0, posted: order.total.amountMinor });
    minutesLater(10, 1);
    expect((await world.act(production, "undeliver")).body.code).toBe("too_late");
  });

  it("is stated once however many press", async () => {
    const { order, production } = await accepted("many hands");
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.act(production, "deliver")));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    expect(await world.money(order)).toEqual({ held: 0, posted: order.total.amountMinor });
  });

  it("is stated by a scan of its sheet; the next scan says so and changes nothing", async () => {
    const { order, production } = await accepted("scanned");
    const sheet = await world.post<Sheet>("carla", "/production-orders/sheets", {
      vendorId: world.kitchen.id,
      day: "2026-11-19",
    });
    expect(sheet.status, JSON.stringify(sheet.body)).toBe(201);
    const code = sheet.body.orders.find(({ id }) => id === production.id)?.code ?? "";
    expect(code).toMatch(/^[0-9a-f]{32}$/);
    const scan = (person: string, scanned: string) =>
      world.post<{ outcome: string; productionOrder: ProductionOrder }>(person, "/production-orders/scan", {
        code: scanned,
      });
    expect((await scan("carla", "0".repeat(32))).status).toBe(404);
    expect((await scan("lena", code)).status).toBe(404);
    const rivals = await Promise.all([scan("carla", code), scan("carla", code.toUpperCase()), scan("elena", code)]);
    expect(rivals.map(({ body }) => body.outcome).sort()).toEqual([
      "already_delivered",
      "already_delivered",
      "delivered",
    ]);
    const { version } = rivals[0]?.body.productionOrder ?? {};
    const again = await scan("carla", `https://meetings.example/scan/${code}`);
    expect(again.body).toMatchObject({ outcome: "already_delivered", productionOrder: { version } });
    expect((await world.money(order)).posted).toBe(order.total.amountMinor);
  });

  it("is not possible by scanning what has changed or is not accepted yet", async () => {
    const order = await world.order("scanned too early", [{ quantity: 12, deliverAt: at("12:00") }]);
    const [row] = await world.demo.rows<{ code: string }>(
      "select code from production_order where service_order_id = $1",
      [order.id],
    );
    const scan = () => world.post("carla", "/production-orders/scan", { code: row?.code });
    expect((await scan()).body.code).toBe("wrong_state");
    const [production] = await world.productions(order);
    await world.act(production as ProductionOrder, "accept");
    await world.change(order, { note: "Ring the bell" });
    expect((await scan()).body.code).toBe("change_not_acknowledged");
  });
});

describe("the receipt", () => {
  it("closes the order with what was eaten, left and thought of it, and can be corrected", async () => {
    const { order } = await delivered("received");
    const [first, second] = order.lines;
    const path = `/service-orders/${order.id}/receive`;
    const lines = [
      { lineId: first?.id, consumed: 9, wasted: 3, rating: 5 },
      { lineId: second?.id, rating: 4 },
    ];
    const received = await world.post<ServiceOrder>("anna", path, { lines, feedback: "Lovely" });
    expect(received.body).toMatchObject({ status: "closed", received: { feedback: "Lovely" } });
    const corrected = await world.post<ServiceOrder>("anna", path, { lines: [{ lineId: second?.id, wasted: 1 }] });
    expect(corrected.body.lines).toMatchObject([
      { consumed: 9, wasted: 3, rating: 5 },
      { consumed: null, wasted: 1, rating: 4 },
    ]);
    expect(corrected.body.received?.feedback).toBe("Lovely");
  });

  it("takes no more than came, of lines that are the order's, by those who may change it", async () => {
    const { order, production } = await delivered("bad receipts");
    const path = `/service-orders/${order.id}/receive`;
    const [line] = order.lines;
    const pointer = async (lines: object[]) => (await world.post("anna", path, { lines })).body.errors?.[0]?.pointer;
    expect(await pointer([{ lineId: line?.id, consumed: 10, wasted: 3 }])).toBe("/lines/0/consumed");
    expect(await pointer([{ lineId: production.id, rating: 3 }])).toBe("/lines/0/lineId");
    expect(
      await pointer([
        { lineId: line?.id, rating: 3 },
        { lineId: line?.id, rating: 4 },
      ]),
    ).toBe("/lines");
    for (const bad of [{ rating: 6 }, { rating: 0 }, { rating: 2.5 }, { consumed: -1 }, { wasted: 0.5 }]) {
      expect((await world.post("anna", path, { lines: [{ lineId: line?.id, ...bad }] })).status).toBe(400);
    }
    expect((await world.post("hugo", path, { lines: [] })).status).toBe(404);
    const open = await accepted("not there yet");
    expect((await world.post("anna", `/service-orders/${open.order.id}/receive`, { lines: [] })).body.code).toBe(
      "wrong_state",
    );
  });

  it("stays as it is once finance has closed the month, and the delivery is not taken back after it", async () => {
    const { order, production } = await delivered("closed month");
    const path = `/service-orders/${order.id}/receive`;
    const lines = [{ lineId: order.lines[0]?.id, rating: 3 }];
    expect((await world.post("anna", path, { lines })).status).toBe(200);
    expect((await world.act(production, "undeliver")).body.code).toBe("wrong_state");
    await world.demo.rows(
      `insert into accounting_period (tenant_id, id, month, status, closed_at, created_at)
       select tenant_id, gen_random_uuid(), '2026-11-01', 'closed', now(), now() from service_order where id = $1
           on conflict (tenant_id, month) do update set status = 'closed', closed_at = now()`,
      [order.id],
    );
    expect((await world.post("anna", path, { lines })).body.code).toBe("period_closed");
    await world.demo.rows("update accounting_period set status = 'open', closed_at = null where month = '2026-11-01'");
  });

  it("is asked for once a meeting when it is over, and makes the vendor's score", async () => {
    const { order } = await delivered("asked");
    const told = () =>
      world.demo.rows("select 1 from message_log where meeting_id = $1 and kind = 'feedback_card'", [order.meetingId]);
    await world.demo.job(askForFeedback);
    expect(await told()).toHaveLength(0);
    world.demo.moveTo(new Date(at("14:01")));
    await Promise.all([1, 2, 3].map(() => world.demo.job(askForFeedback)));
    expect(await told()).toHaveLength(1);
    const card = await world.demo.get<{ view: FeedbackCardView; text: { title: string } }>(
      "anna",
      `/meetings/${order.meetingId}/feedback-card`,
    );
    expect(card.view.orders.map(({ id }) => id)).toEqual([order.id]);
    expect(card.text.title).toContain("asked");
    expect((await world.demo.ask("hugo", "GET", `/meetings/${order.meetingId}/feedback-card`)).status).toBe(404);
    const score = () => world.demo.get<VendorScore>("finn", `/vendors/${world.kitchen.id}/score?from=${day}`);
    const before = await score();
    const lines = order.lines.map(({ id }) => ({ lineId: id, rating: 1, wasted: 2 }));
    await world.post("anna", `/service-orders/${order.id}/receive`, { lines });
    const after = await score();
    expect(after.ratings - before.ratings).toBe(2);
    expect((after.distribution[0] ?? 0) - (before.distribution[0] ?? 0)).toBe(2);
    expect(after.wasted - before.wasted).toBe(4);
    expect(after.score).toBeLessThan(before.score ?? 5);
    expect((await world.demo.ask("anna", "GET", `/vendors/${world.kitchen.id}/score`)).status).toBe(403);
  });
});

const day = "2026-11-19T00:00:00Z";
