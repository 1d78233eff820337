import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transactionsSeen } from "../db/transactions-seen.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const now = new Date("2026-11-18T09:00:00Z");
const start = "2026-11-19T10:00:00+01:00";
const end = "2026-11-19T12:00:00+01:00";
const mostStatements = 12;

let demo: DemoTestApi;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
});
afterAll(() => demo.stop());

function post<T>(path: string, body: object | undefined, key?: string) {
  return demo.ask<T>("anna", "POST", path, {
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { key }),
  });
}

/** A sent meeting of anna with a drafted order of everything that her site's catalogue likes to show. */
async function draftedOrder(uid: string, quantity?: number): Promise<ServiceOrder> {
  const event = {
    iCalUId: uid,
    subject: "Board",
    start: { dateTime: "2026-11-19T10:00:00", timeZone: "Europe/Copenhagen" },
    end: { dateTime: "2026-11-19T12:00:00", timeZone: "Europe/Copenhagen" },
  };
  const meeting = await post<Meeting>("/calendar/events", event);
  expect(meeting.status, JSON.stringify(meeting.body)).toBe(200);
  const site = meeting.body.locations[0]?.site.id ?? "";
  const query = new URLSearchParams({ site, at: start, until: end, headCount: "12" });
  const catalogue = await demo.get<Catalogue>("anna", `/catalogue?${query}`);
  const lines = catalogue.services
    .filter((service) => service.popular)
    .slice(0, 3)
    .map((service) => ({ serviceId: service.id, quantity: quantity ?? service.suggested.quantity }));
  const order = await post<ServiceOrder>(`/meetings/${meeting.body.id}/service-orders`, { lines });
  expect(order.status, JSON.stringify(order.body)).toBe(201);
  return order.body;
}

describe("submitting an order", () => {
  it(`writes everything in one transaction of at most ${mostStatements} statements`, async () => {
    const order = await draftedOrder("submit-statements");
    const seen = await transactionsSeen(async () => {
      const { status, body } = await post<ServiceOrder>(`/service-orders/${order.id}/submit`, undefined, "submit-1");
      expect(status).toBe(200);
      expect(body.status).toBe("confirmed");
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.statements).toBeLessThanOrEqual(mostStatements);
  });

  it("holds money once however many press at the same moment", async () => {
    const order = await draftedOrder("submit-rivals");
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, press) => post(`/service-orders/${order.id}/submit`, undefined, `press-${press}`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 49 }, () => 409)]);
    expect(
      await demo.rows("select id from transaction where service_order_id = $1 and kind = 'hold'", [order.id]),
    ).toHaveLength(1);
  });

  it("never spends more than the budget, whoever orders at once", async () => {
    const orders = await Promise.all([1, 2, 3, 4].map((number) => draftedOrder(`submit-budget-${number}`)));
    const [account] = orders[0]?.accountSplit ?? [];
    const total = orders[0]?.total.amountMinor ?? 0;
    // Room for two more orders, and no more.
    await demo.rows("update account set budget_minor = held_minor + posted_minor + $2 where id = $1", [
      account?.account.id,
      total * 2 + 1,
    ]);
    const answers = await Promise.all(
      orders.map(({ id }) => post<{ code?: string }>(`/service-orders/${id}/submit`, undefined)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 422, 422]);
    expect(answers.filter(({ status }) => status === 422).map(({ body }) => body.code)).toEqual([
      "budget_exceeded",
      "budget_exceeded",
    ]);
    await demo.rows("update account set budget_minor = null where id = $1", [account?.account.id]);
  });

  it("waits for the account's owner above its limit, and holds nothing", async () => {
    const order = await draftedOrder("submit-limit", 40);
    const [account] = order.accountSplit;
    await demo.rows("update account set approval_limit_minor = 100 where id = $1", [account?.account.id]);
    const answer = await post<ServiceOrder>(`/service-orders/${order.id}/submit`, undefined);
    expect(answer).toMatchObject({ status: 200, body: { status: "awaiting_approval" } });
    expect(await demo.rows("select id from transaction where service_order_id = $1", [order.id])).toEqual([]);
  });
});
