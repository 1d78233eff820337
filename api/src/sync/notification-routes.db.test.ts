import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startSyncWorld, type SyncWorld } from "./sync-test-world.ts";
import { addSubscriptionRoute } from "./subscription-sql.ts";
import { withoutTenant } from "../db/transaction.ts";
import { newId } from "../db/new-id.ts";
import { hashOfSecret } from "./take-notifications.ts";

const now = new Date("2026-11-23T09:00:00Z");
const secret = "s3cret-of-the-subscription";
const room = "room@nordlys.example";

let world: SyncWorld;

beforeAll(async () => {
  world = await startSyncWorld(now);
  const { tenantId, demo } = world;
  await demo.rows(
    `insert into graph_subscription (tenant_id, id, mailbox, subscription_id, client_state_hash, status, expires_at,
                                     next_try_at, created_at, updated_at)
     values ($1, $2, $3, 'sub-1', $4, 'active', '2026-11-28', '2026-11-26', $5, $5)`,
    [tenantId, newId(now), room, hashOfSecret(secret), now],
  );
  await withoutTenant(demo.database.appPool, (tx) => addSubscriptionRoute(tx, "sub-1", tenantId));
  await demo.rows(
    `insert into graph_delta (tenant_id, mailbox, cursor, window_from, window_to, next_sweep_at)
     values ($1, $2, 'far', $3, $3, '2026-11-26')`,
    [tenantId, room, now],
  );
});
beforeEach(async () => void (await world.demo.rows("delete from event_look")));
afterAll(() => world.demo.stop());

function post(path: string, payload?: object | string, headers: Record<string, string> = {}) {
  const type = typeof payload === "object" ? "application/json" : "text/plain";
  const request = { method: "POST" as const, url: path, headers: { "content-type": type, ...headers } };
  return world.demo.api.server.inject(payload === undefined ? request : { ...request, payload });
}

function notification(id: string, more: object = {}) {
  return {
    subscriptionId: "sub-1",
    clientState: secret,
    changeType: "updated",
    resource: `Users/x/Events/${id}`,
    resourceData: { "@odata.type": "#Microsoft.Graph.Event", id },
    ...more,
  };
}

const paths = ["/graph/notifications", "/graph/lifecycle", "/api/v1/graph/notifications", "/api/v1/graph/lifecycle"];

describe("the handshake", () => {
  it.each(paths)("echoes the token as text and nothing else: %s", async (path) => {
    const token = "Validation: <script>alert('x')</script> & ÆØÅ";
    const answer = await post(`${path}?validationToken=${encodeURIComponent(token)}`, "");
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    expect(answer.body).toBe(token);
  });

  it("refuses a token without an end", async () => {
    const answer = await post(`/graph/notifications?validationToken=${"a".repeat(2_000)}`, "");
    expect(answer.statusCode).toBe(400);
    expect(answer.body).not.toContain("aaaa");
  });
});

describe("a notification", () => {
  it("is kept before it is answered, and once however often it comes", async () => {
    const value = ["b", "a", "b", "a"].map((id) => notification(id));
    const answers = await Promise.all(Array.from({ length: 10 }, () => post("/graph/notifications", { value })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 10 }, () => 202));
    expect(await world.waiting()).toMatchObject([
      { event_id: "a", asked: 10 },
      { event_id: "b", asked: 10 },
    ]);
  });

  it.each([
    ["of a subscription that nobody has", { subscriptionId: "sub-2" }],
    ["with another secret", { clientState: "guessed" }],
    ["without a secret", { clientState: null }],
    ["without an event", { resourceData: null }],
  ])("%s is answered alike and leads to nothing", async (_, more) => {
    const answer = await post("/graph/notifications", { value: [notification("x", more)] });
    expect(answer.statusCode).toBe(202);
    expect(answer.body).toBe("");
    expect(await world.waiting()).toEqual([]);
  });

  it.each([
    ["nothing", undefined],
    ["no list", { value: "x" }],
    ["too long an id", { value: [notification("x".repeat(2_000))] }],
    ["too many at once", { value: Array.from({ length: 1_001 }, () => notification("x")) }],
  ])("is refused where it is %s", async (_, payload) => {
    const answer = await post("/graph/notifications", payload, { "content-type": "application/json" });
    expect(answer.statusCode).toBe(400);
    expect(await world.waiting()).toEqual([]);
  });

  it("is refused where it is too large to be one", async () => {
    const answer = await post("/graph/notifications", { value: [notification("x", { more: "x".repeat(1_200_000) })] });
    expect(answer.statusCode).toBe(413);
  });

  it("of a flood is one look an event", async () => {
    const bodies = Array.from({ length: 200 }, (_, index) => ({ value: [notification(`flood-${index % 20}`)] }));
    const answers = await Promise.all(bodies.map((body) => post("/graph/notifications", body)));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([202]));
    const looks = await world.waiting();
    expect(looks).toHaveLength(20);
    expect(looks.reduce((sum, { asked }) => sum + asked, 0)).toBe(200);
  });
});

describe("the calendar's word on a subscription", () => {
  const told = (lifecycleEvent: string, more: object = {}) => ({
    value: [{ subscriptionId: "sub-1", clientState: secret, lifecycleEvent, ...more }],
  });
  const state = async () => {
    const [row] = await world.demo.rows<{ status: string; renews: boolean; sweeps: boolean; cursor: string | null }>(
      `select s.status, s.next_try_at < '2026-11-24' as renews, d.next_sweep_at < '2026-11-24' as sweeps, d.cursor
         from graph_subscription s
         join graph_delta d on d.tenant_id = s.tenant_id and d.mailbox = s.mailbox
        where s.subscription_id = 'sub-1'`,
    );
    return row;
  };

  it("has no effect without the secret", async () => {
    for (const event of ["missed", "subscriptionRemoved", "reauthorizationRequired"]) {
      expect((await post("/graph/lifecycle", told(event, { clientState: "guessed" }))).statusCode).toBe(202);
    }
    expect(await state()).toEqual({ status: "active", renews: false, sweeps: false, cursor: "far" });
  });

  it("has the mailbox read, the subscription renewed, or made anew", async () => {
    await post("/graph/lifecycle", told("missed"));
    expect(await state()).toEqual({ status: "active", renews: false, sweeps: true, cursor: "far" });
    await post("/graph/lifecycle", told("reauthorizationRequired"));
    expect(await state()).toEqual({ status: "active", renews: true, sweeps: true, cursor: "far" });
    await post("/graph/lifecycle", told("subscriptionRemoved"));
    expect(await state()).toEqual({ status: "removed", renews: true, sweeps: true, cursor: null });
  });
});

describe("what Microsoft documents", () => {
  const folder = process.env.CONTRACTS_DIR ?? join(import.meta.dirname, "../../../../shared/contracts");
  const { examples } = JSON.parse(readFileSync(join(folder, "payloads/change-notifications.json"), "utf8")) as {
    examples: { name: string; kind: string; body?: object }[];
  };

  it.each(examples.filter(({ kind }) => kind === "notification" || kind === "lifecycle"))(
    "is never an error: $name",
    async ({ kind, body }) => {
      const path = kind === "lifecycle" ? "/graph/lifecycle" : "/graph/notifications";
      expect((await post(path, body)).statusCode).toBe(202);
    },
  );
});
