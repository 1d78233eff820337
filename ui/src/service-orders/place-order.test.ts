import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { ApiClient, CallOptions } from "@magic-meetings/contract/http/client.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { ServiceOrderInput, ServiceOrderStatus } from "@magic-meetings/contract/service-orders/service-order.ts";
import { describe, expect, it } from "vitest";
import type { Attempt } from "./place-order.ts";
import { placeOrder } from "./place-order.ts";

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
}

/** The service as far as ordering goes, with idempotency; `lose` cuts the line before or after a call's effect. */
function service() {
  const orders: KeptOrder[] = [];
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
      };
      orders.push(made);
      return made;
    }
    if (!kept) throw refusal("not_found", 404);
    if (key.startsWith("PATCH")) Object.assign(kept, { input: body, version: kept.version + 1 });
    if (key.endsWith("/submit")) {
      if (kept.status !== "draft") throw refusal("wrong_state", 409);
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
  return { orders, accidents, client: client as unknown as ApiClient };
}

function person(client: ApiClient) {
  let attempt: Attempt | undefined;
  let keys = 0;
  const memory = { read: () => attempt, write: (next: Attempt | undefined) => void (attempt = next) };
  const press = (input: ServiceOrderInput) =>
    placeOrder({ client, memory, meetingId: "m", input, newKey: () => `key-${(keys += 1)}` });
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
});
