import type { ApiKey, ApiKeyWithSecret } from "@magic-meetings/contract/api-keys/api-key.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const start = new Date();
let demo: DemoTestApi;
let door: { id: string; site: { id: string } };
let otherDoor: { id: string };

beforeAll(async () => {
  demo = await startDemoTestApi(start);
  const { items } = await demo.get<{ items: (typeof door)[] }>("greta", "/access-points?limit=50");
  door = items[0] as typeof door;
  otherDoor = items[1] as typeof otherDoor;
});
afterAll(() => demo.stop());

async function make(body: object, key?: string): Promise<ApiKeyWithSecret> {
  const made = await demo.ask<ApiKeyWithSecret>("greta", "POST", "/api-keys", { body, ...(key ? { key } : {}) });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}

async function statusWith(key: string | null, url = "/sites"): Promise<number> {
  const answer = await demo.api.server.inject({ url: `/api/v1${url}`, headers: { authorization: `Bearer ${key}` } });
  return answer.statusCode;
}

describe("making a key", () => {
  it("shows the secret once and keeps its hash only", async () => {
    const made = await make({ name: "Intranet", scopes: ["meetings.read"] });
    expect(made.key).toMatch(/^mm_[A-Za-z0-9]{12}_[\w-]{43}$/);
    expect(await statusWith(made.key)).toBe(200);
    const read = await demo.get<ApiKey>("greta", `/api-keys/${made.id}`);
    expect(read).toMatchObject({ name: "Intranet", prefix: made.key?.slice(0, 15), state: "active", places: [] });
    const secret = made.key?.slice(16) ?? "";
    const everywhere = await demo.rows<{ row: string }>(
      `select row_to_json(k)::text as row from api_key k union all select row_to_json(a)::text from audit_log a
       union all select row_to_json(i)::text from idempotency_key i`,
    );
    expect(everywhere.filter(({ row }) => row.includes(secret))).toEqual([]);
  });

  it("never gives the secret to a repeated request, and makes one key", async () => {
    const body = { name: "Once", scopes: ["meetings.read"] };
    const first = await make(body, "api-key-once");
    const again = await make(body, "api-key-once");
    expect(first.key).not.toBeNull();
    expect(again).toEqual({ ...first, key: null });
  });

  it("is for doors with their places, by name", async () => {
    const made = await make({
      name: "Turnstile",
      scopes: ["access_passes.verify"],
      accessPointIds: [door.id, door.id],
      siteIds: [],
    });
    expect(made.places.map(({ accessPoint }) => accessPoint?.id)).toEqual([door.id]);
    expect(await statusWith(made.key)).toBe(403);
  });

  it.each([
    ["no scope", { scopes: [] }, 400],
    ["acting for people", { scopes: ["bot.act"] }, 400],
    ["an unknown scope", { scopes: ["everything"] }, 400],
    ["a door without a place", { scopes: ["access_passes.verify"] }, 422],
    ["an end that is over", { scopes: ["meetings.read"], validTo: "2020-01-01T00:00:00Z" }, 422],
    ["a field that is not known", { scopes: ["meetings.read"], secret: "mine" }, 400],
    ["no name", { name: " ", scopes: ["meetings.read"] }, 400],
  ])("is refused with %s", async (_, body, status) => {
    expect((await demo.ask("greta", "POST", "/api-keys", { body: { name: "Bad", ...body } })).status).toBe(status);
  });

  it("is refused with a place that is not there, also where another company has it", async () => {
    const { items } = await demo.get<{ items: { id: string }[] }>("lena", "/sites");
    for (const id of [items[0]?.id, "0199c1a0-0000-7000-8000-000000000001"]) {
      const body = { name: "Far", scopes: ["access_passes.verify"], siteIds: [id] };
      expect((await demo.ask("greta", "POST", "/api-keys", { body })).status).toBe(404);
    }
  });

  it("is for administrators", async () => {
    for (const person of ["anna", "elena", "finn", "dag"]) {
      expect((await demo.ask(person, "GET", "/api-keys")).status).toBe(403);
      expect(
        (await demo.ask(person, "POST", "/api-keys", { body: { name: "x", scopes: ["meetings.read"] } })).status,
      ).toBe(403);
    }
  });
});

describe("a key in use", () => {
  it("says when it was used, with one write a minute, and its version stays", async () => {
    const made = await make({ name: "Busy", scopes: ["meetings.read"] });
    const writes = async () =>
      (await demo.rows<{ x: string }>("select xmin::text as x from api_key where id = $1", [made.id]))[0]?.x;
    await statusWith(made.key);
    const after = await writes();
    await Promise.all(Array.from({ length: 50 }, () => statusWith(made.key)));
    expect(await writes()).toBe(after);
    const read = await demo.get<ApiKey>("greta", `/api-keys/${made.id}`);
    expect(read.lastUsedAt).not.toBeNull();
    expect(read.version).toBe(made.version);
  });

  it("is refused with a changed secret, another key's secret and another prefix", async () => {
    const one = await make({ name: "One", scopes: ["meetings.read"] });
    const two = await make({ name: "Two", scopes: ["meetings.read"] });
    const secret = one.key?.slice(16) ?? "";
    for (const key of [`${one.key}x`, `${one.prefix}_${two.key?.slice(16)}`, `mm_aaaaaaaaaaaa_${secret}`, one.prefix]) {
      expect(await statusWith(key), key).toBe(401);
    }
  });
});

describe("a rotated key", () => {
  it("has another secret under the same prefix, the one before works for as long as was said", async () => {
    const made = await make({ name: "Turning", scopes: ["meetings.read"] });
    const turned = await demo.ask<ApiKeyWithSecret>("greta", "POST", `/api-keys/${made.id}/rotate`, {
      body: { graceHours: 1 },
      ifMatch: made.version,
    });
    expect(turned.status, JSON.stringify(turned.body)).toBe(200);
    expect(turned.body.prefix).toBe(made.prefix);
    expect(turned.body.key).not.toBe(made.key);
    expect(await statusWith(turned.body.key)).toBe(200);
    expect(await statusWith(made.key)).toBe(200);
    const stale = await demo.ask("greta", "POST", `/api-keys/${made.id}/rotate`, { body: {}, ifMatch: made.version });
    expect(stale.status).toBe(412);
  });

  it("leaves the one before without a grace at once", async () => {
    const made = await make({ name: "Leaked", scopes: ["meetings.read"] });
    const turned = await demo.ask<ApiKeyWithSecret>("greta", "POST", `/api-keys/${made.id}/rotate`, {
      body: { graceHours: 0 },
    });
    expect(await statusWith(made.key)).toBe(401);
    expect(await statusWith(turned.body.key)).toBe(200);
  });
});

describe("a revoked key", () => {
  it("is taken back within ten minutes, and not later", async () => {
    const made = await make({ name: "Gone", scopes: ["meetings.read"] });
    const revoked = await demo.ask<ApiKey>("greta", "DELETE", `/api-keys/${made.id}`, { ifMatch: made.version });
    expect(revoked.body).toMatchObject({ state: "revoked", allowed: { revoke: { ok: false }, restore: { ok: true } } });
    expect(await statusWith(made.key)).toBe(401);
    const restored = await demo.ask<ApiKey>("greta", "POST", `/api-keys/${made.id}/restore`, {});
    expect(restored.body.state).toBe("active");
    expect(await statusWith(made.key)).toBe(200);
    await demo.ask("greta", "DELETE", `/api-keys/${made.id}`, { ifMatch: restored.body.version });
    demo.moveTo(new Date(start.getTime() + 11 * 60_000));
    const late = await demo.ask<{ code: string }>("greta", "POST", `/api-keys/${made.id}/restore`, {});
    demo.moveTo(start);
    expect([late.status, late.body.code]).toEqual([422, "too_late"]);
  });

  it("is revoked once by 50 at once, and audited once", async () => {
    const made = await make({ name: "Wanted gone", scopes: ["access_passes.feed"], accessPointIds: [otherDoor.id] });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => demo.ask("greta", "DELETE", `/api-keys/${made.id}`, { ifMatch: made.version })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(new Set(statuses.slice(1))).toEqual(new Set([412]));
    const audits = await demo.rows<{ action: string }>("select action from audit_log where entity_id = $1", [made.id]);
    expect(audits.map(({ action }) => action).sort()).toEqual(["api_key.create", "api_key.revoke"]);
  });

  it("is found in the list by name, prefix and state, page after page", async () => {
    const ids: string[] = [];
    let after = "";
    do {
      const page = await demo.get<{ items: ApiKey[]; next: string | null }>(
        "greta",
        `/api-keys?limit=2${after && `&after=${after}`}`,
      );
      ids.push(...page.items.map(({ id }) => id));
      after = page.next ?? "";
    } while (after !== "");
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([...ids].sort().reverse());
    const { items } = await demo.get<{ items: ApiKey[] }>("greta", "/api-keys?q=gone&state=revoked");
    expect(items.map(({ name }) => name).sort()).toEqual(["Gone", "Wanted gone"]);
    const [one] = items;
    const byPrefix = await demo.get<{ items: ApiKey[] }>("greta", `/api-keys?q=${one?.prefix}`);
    expect(byPrefix.items.map(({ id }) => id)).toEqual([one?.id]);
  });
});
