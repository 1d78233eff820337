import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { ApiClient, CallOptions } from "@magic-meetings/contract/http/client.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { ServiceOrderInput, ServiceOrderStatus } from "@magic-meetings/contract/service-orders/service-order.ts";
import { describe, expect, it } from "vitest";
import type { Attempt } from "./place-order.ts";
import { placeOrder, PriceDiffers } from "./place-order.ts";

const order = (quantity: number): ServiceOrderInput => ({
  lines: [{ serviceId: "lunch", quantity, options: [], diets: [] }],
});
const refusal = (code: Problem["code"], status: number) =>
  new ApiProblem({ type: "about:blank", title: code, status, detail: code, code }, code);
const cutOff = new ApiProblem(undefined, "The service could not be reached");

interface KeptOrder {
  id: string;
  status: ServiceOrderStatus;
  input: ServiceOrderInput;
  version: number;
  total: Money;
}

/** The service as far as ordering goes, with idempotency; `lose` cuts the line before or after a call's effect. */
function service() {
  const orders: KeptOrder[] = [];
  const prices = { lunch: 100 };
  const totalOf = (input: ServiceOrderInput): Money => ({
    amountMinor: input.lines.reduce((sum, { quantity }) => sum + quantity * prices.lunch, 0),
    currency: "DKK",
  });
  const answers = new Map<string, unknown>();
  const accidents: { at: string; lose: "request" | "answer" | ApiProblem }[] = [];
  const act = (key: string, id: string | undefined, body: unknown): KeptOrder => {
    const kept = orders.find((one) => one.id === id);
    if (key.startsWith("POST /meetings")) {
      const made: KeptOrder = {
        id: `o${orders.length + 1}`,
        status: "draft",
        input: body as ServiceOrderInput,
        version: 1,
        total: totalOf(body as ServiceOrderInput),
      };
      orders.push(made);
      return made;
    }
    if (!kept) throw refusal("not_found", 404);
    if (key.startsWith("PATCH")) {
      const input = body as ServiceOrderInput;
      Object.assign(kept, { input, version: kept.version + 1, total: totalOf(input) });
    }
    if (key.endsWith("/submit")) {
      if (kept.status !== "draft") throw refusal("wrong_state", 409);
      expect(body).toEqual({ expectedTotal: kept.total });
      kept.status = "submitted";
    }
    return kept;
  };
  const client = async (key: string, call: { params?: { id?: string }; body?: unknown }, options: CallOptions = {}) => {
    const accident = accidents.find(({ at }) => key.includes(at));
    if (accident) accidents.splice(accidents.indexOf(accident), 1);
    if (accident?.lose instanceof ApiProblem) throw accident.lose;
    if (accident?.lose === "request") throw cutOff;
    const known = options.idempotencyKey ? answers.get(options.idempotencyKey) : undefined;
    const answer = known ?? { ...act(key, call.params?.id, call.body) };
    if (options.idempotencyKey) answers.set(options.idempotencyKey, answer);
    if (accident?.lose === "answer") throw cutOff;
    return answer;
  };
  return { orders, accidents, prices, client: client as unknown as ApiClient };
}

function person(client: ApiClient) {
  let attempt: Attempt | undefined;
  let keys = 0;
  const memory = { read: () => attempt, write: (next: Attempt | undefined) => void (attempt = next) };
  const press = (input: ServiceOrderInput, each = 100) => {
    const amountMinor = input.lines.reduce((sum, { quantity }) => sum + quantity * each, 0);
    const shown = { amountMinor, currency: "DKK" };
    return placeOrder({ client, memory, meetingId: "m", input, shown, newKey: () => `key-${(keys += 1)}` });
  };
  return { press, memory };
}

const places = ["service-orders", "/submit"] as const;

describe("ordering", () => {
  it("drafts and submits once", async () => {
    const { client, orders } = service();
    const { press, memory } = person(client);
    expect((await press(order(12))).status).toBe("submitted");
    expect(orders).toHaveLength(1);
    expect(memory.read()).toBeUndefined();
  });

  it.each(places.flatMap((at) => (["request", "answer"] as const).map((lose) => [lose, at] as const)))(
    "orders once when the %s of %s is lost and the person tries again",
    async (lose, at) => {
      const { client, orders, accidents } = service();
      const { press } = person(client);
      accidents.push({ at, lose });
      await expect(press(order(12))).rejects.toBe(cutOff);
      await press(order(12));
      expect(orders.map(({ status }) => status)).toEqual(["submitted"]);
    },
  );

  it.each(places.flatMap((at) => (["request", "answer"] as const).map((lose) => [lose, at] as const)))(
    "orders once, as changed, when the %s of %s is lost and the person changes her mind",
    async (lose, at) => {
      const { client, orders, accidents } = service();
      const { press, memory } = person(client);
      accidents.push({ at, lose });
      await expect(press(order(12))).rejects.toBe(cutOff);
      await press(order(15));
      expect(orders.map(({ status }) => status)).toEqual(["submitted"]);
      expect(orders[0]?.input.lines[0]?.quantity).toBe(15);
      expect(memory.read()).toBeUndefined();
    },
  );

  it("changes the draft of a refused order instead of leaving it behind", async () => {
    const { client, orders, accidents } = service();
    const { press } = person(client);
    accidents.push({ at: "/submit", lose: refusal("budget_exceeded", 422) });
    await expect(press(order(500))).rejects.toThrow("budget_exceeded");
    await press(order(5));
    expect(orders.map(({ status, input }) => [status, input.lines[0]?.quantity])).toEqual([["submitted", 5]]);
  });

  it("starts afresh when the draft is gone meanwhile", async () => {
    const { client, orders, accidents } = service();
    const { press } = person(client);
    accidents.push({ at: "/submit", lose: "request" });
    await expect(press(order(12))).rejects.toBe(cutOff);
    orders[0]!.status = "cancelled";
    await press(order(15));
    expect(orders.map(({ status }) => status)).toEqual(["cancelled", "submitted"]);
  });

  it("forgets an order that was refused before it existed", async () => {
    const { client, accidents } = service();
    const { press, memory } = person(client);
    accidents.push({ at: "POST /meetings", lose: refusal("unknown_service", 422) });
    await expect(press(order(12))).rejects.toThrow("unknown_service");
    expect(memory.read()).toBeUndefined();
  });

  it("sends nothing at a price that was not shown, and one press later sends it at the new one", async () => {
    const { client, orders, prices } = service();
    const { press, memory } = person(client);
    prices.lunch = 110;
    const refused = await press(order(12)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PriceDiffers);
    expect(refused).toMatchObject({ before: { amountMinor: 1200 }, after: { amountMinor: 1320 } });
    expect(orders.map(({ status }) => status)).toEqual(["draft"]);
    await press(order(12), 110);
    expect(orders.map(({ status }) => status)).toEqual(["submitted"]);
    expect(memory.read()).toBeUndefined();
  });

  it("repeats the price that was agreed to when the answer was lost, whatever the screen shows since", async () => {
    const { client, orders, accidents } = service();
    const { press } = person(client);
    accidents.push({ at: "/submit", lose: "answer" });
    await expect(press(order(12))).rejects.toBe(cutOff);
    await press(order(12), 115);
    expect(orders.map(({ status }) => status)).toEqual(["submitted"]);
  });

  it("takes over a draft that was made from a template", async () => {
    const { client, orders } = service();
    const { press, memory } = person(client);
    const made = await client("POST /meetings/:meetingId/service-orders", {
      params: { meetingId: "m" },
      body: order(3),
    });
    memory.write({ key: "from", input: { lines: [] }, order: made });
    await press(order(4));
    expect(orders.map(({ status, input }) => [status, input.lines[0]?.quantity])).toEqual([["submitted", 4]]);
  });
});
