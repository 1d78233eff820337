import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Webhook, WebhookDelivery, WebhookWithSecret } from "@magic-meetings/contract/webhooks/webhook.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { createTenantWorkers } from "../jobs/tenant-work.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { demoSecretSeal } from "./seal-secret.ts";
import { sendDefaults } from "./send-webhook.ts";
import { webhookWork } from "./webhook-work.ts";

const hour = 3_600_000;
/** Every test has a day of its own, so that none is told what happened in another. */
let start = new Date("2026-11-23T09:00:00Z");

interface Received {
  id: string;
  timestamp: string;
  signature: string;
  body: string;
}

let demo: DemoTestApi;
let server: Server;
let port = 0;
let received: Received[] = [];
let answer: (received: Received) => number;
let now = start;
let tenantId = "";

beforeAll(async () => {
  demo = await startDemoTestApi(start);
  tenantId = (await demo.rows<{ id: string }>("select id from tenant where name = 'Nordlys Group'"))[0]?.id ?? "";
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")));
    request.on("end", () => {
      const header = (name: string) => String(request.headers[name]);
      const one = {
        id: header("webhook-id"),
        timestamp: header("webhook-timestamp"),
        signature: header("webhook-signature"),
        body,
      };
      received.push(one);
      response.writeHead(answer(one));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await demo.stop();
});

beforeEach(async () => {
  received = [];
  answer = () => 200;
  start = new Date(start.getTime() + 72 * hour);
  setNow(start);
  await demo.rows("update webhook set deleted_at = now()");
  await demo.rows("update webhook_delivery set status = 'failed' where status = 'pending'");
});

function setNow(moment: Date): void {
  now = moment;
  demo.moveTo(moment);
}

function newWork(random = () => 0.5) {
  const clock = { now: () => now };
  return webhookWork({
    commands: {
      pool: demo.database.appPool,
      planMessages,
      passCodes: demoPassCodes,
      afterCommit: { signalled: () => undefined, messagesPlanned: () => undefined },
    },
    clock,
    systemClock: clock,
    secretSeal: demoSecretSeal,
    sending: {
      ...sendDefaults,
      allowHttp: true,
      resolve: async () => [{ address: "127.0.0.1", family: 4 }],
      isAllowed: () => true,
    },
    random,
    log: { info: () => undefined, warn: () => undefined },
  });
}

function run(): Promise<void> {
  return newWork().run(tenantId, new AbortController().signal);
}

async function subscribe(
  topics: string[],
  url = `http://hooks.example.com:${port}/in?token=1`,
): Promise<WebhookWithSecret> {
  const made = await demo.ask<WebhookWithSecret>("greta", "POST", "/webhooks", {
    body: { name: "Doors", url, topics },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}

/** Something that happens: a signal of a place. */
async function happens(count = 1): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await demo.job(async (context) => {
      context.signal({
        id: context.newId(),
        kind: "place.changed",
        subject: { type: "place", id: context.newId() },
        facts: {},
      });
    });
  }
}

async function read(id: string): Promise<Webhook> {
  return demo.get<Webhook>("greta", `/webhooks/${id}`);
}

async function deliveries(id: string): Promise<WebhookDelivery[]> {
  return (await demo.get<{ items: WebhookDelivery[] }>("greta", `/webhooks/${id}/deliveries?limit=200`)).items;
}

describe("telling another system", () => {
  it("sends what happened since it asked, signed, with nothing personal", async () => {
    await happens();
    setNow(new Date(start.getTime() + 60_000));
    const webhook = await subscribe(["place.*"]);
    await happens();
    await run();
    expect(received).toHaveLength(1);
    const [one] = received;
    const key = Buffer.from((webhook.secret ?? "").slice(6), "base64");
    const signature = createHmac("sha256", key).update(`${one?.id}.${one?.timestamp}.${one?.body}`).digest("base64");
    expect(one?.signature).toBe(`v1,${signature}`);
    expect(Math.abs(Number(one?.timestamp) * 1000 - now.getTime())).toBeLessThan(1000);
    const content = JSON.parse(one?.body ?? "") as { type: string; data: object };
    expect(content.type).toBe("place.changed");
    expect(Object.keys(content.data).sort()).toEqual(["meetingId", "signalId", "siteId", "subject", "vendorId"]);
    expect((await deliveries(webhook.id)).map(({ status, answerStatus }) => [status, answerStatus])).toEqual([
      ["sent", 200],
    ]);
    await run();
    expect(received).toHaveLength(1);
  });

  it("tells only what was asked for, and nothing of another company", async () => {
    await subscribe(["visit.*", "meeting.cancelled"]);
    await happens();
    await run();
    expect(received).toEqual([]);
  });

  it("tells each of 40 things once although three workers send", async () => {
    const webhook = await subscribe(["place.changed"]);
    await happens(40);
    const workers = [newWork(), newWork(), newWork()];
    await Promise.all(workers.map((worker) => worker.run(tenantId, new AbortController().signal)));
    expect(received).toHaveLength(40);
    expect(new Set(received.map(({ id }) => id)).size).toBe(40);
    expect((await read(webhook.id)).pending).toBe(0);
  });

  it("keeps the secret sealed, and shows it once", async () => {
    const webhook = await subscribe(["place.*"]);
    const kept = await demo.rows<{ row: string }>(
      `select row_to_json(w)::text as row from webhook w union all select row_to_json(a)::text from audit_log a
       union all select row_to_json(i)::text from idempotency_key i`,
    );
    const hex = Buffer.from(webhook.secret ?? "").toString("hex");
    for (const { row } of kept) {
      expect(row).not.toContain(webhook.secret ?? "-");
      expect(row).not.toContain(hex);
    }
    const audits = kept.filter(({ row }) => row.includes("webhook.create"));
    expect(audits.length).toBeGreaterThan(0);
    for (const { row } of audits) expect(row).not.toContain("token=1");
    expect(JSON.stringify(await read(webhook.id))).not.toContain("secret");
  });
});

describe("a new secret", () => {
  const signatureOf = ({ id, timestamp, body }: Received, secret: string | null) => {
    const key = Buffer.from((secret ?? "").slice(6), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  };
  const rotate = (webhook: WebhookWithSecret, body: object, more: object = {}) =>
    demo.ask<WebhookWithSecret>("greta", "POST", `/webhooks/${webhook.id}/rotate`, { body, ...more });
  const sent = async () => {
    received = [];
    await happens();
    await run();
    const [one] = received;
    if (one === undefined) throw new Error("Nothing arrived");
    return one;
  };

  it("signs beside the one before for as long as was said, then alone", async () => {
    const webhook = await subscribe(["place.*"]);
    const asked = Date.now();
    const rotated = await rotate(webhook, { graceHours: 2 }, { ifMatch: webhook.version });
    expect(rotated.status, JSON.stringify(rotated.body)).toBe(200);
    const { secret, previousValidTo } = rotated.body;
    expect(secret).toMatch(/^whsec_/);
    expect(secret).not.toBe(webhook.secret);
    const until = new Date(previousValidTo ?? 0).getTime();
    expect(Math.abs(until - asked - 2 * hour)).toBeLessThan(60_000);
    // Deliveries go by a clock that nobody moves: here it is the test's.
    await demo.rows("update webhook set previous_valid_to = $2 where id = $1", [
      webhook.id,
      new Date(now.getTime() + 2 * hour),
    ]);
    const both = await sent();
    expect(both.signature).toBe([signatureOf(both, secret), signatureOf(both, webhook.secret)].join(" "));
    setNow(new Date(now.getTime() + 2 * hour));
    const alone = await sent();
    expect(alone.signature).toBe(signatureOf(alone, secret));
  });

  it("signs alone at once without a grace, and what waits is signed with it", async () => {
    const webhook = await subscribe(["place.*"]);
    await happens();
    const { body } = await rotate(webhook, { graceHours: 0 });
    expect(body.previousValidTo).toBeNull();
    await run();
    expect(received.map((one) => one.signature)).toEqual(received.map((one) => signatureOf(one, body.secret)));
    expect(received).toHaveLength(1);
  });

  it("is shown once, is kept sealed, and is for administrators who know the present version", async () => {
    const webhook = await subscribe(["place.*"]);
    const first = await rotate(webhook, {}, { key: `rotate-${webhook.id}` });
    const again = await rotate(webhook, {}, { key: `rotate-${webhook.id}` });
    expect(first.body.secret).not.toBeNull();
    expect(again.body).toEqual({ ...first.body, secret: null });
    const kept = await demo.rows<{ row: string }>(
      `select row_to_json(w)::text as row from webhook w union all select row_to_json(a)::text from audit_log a
       union all select row_to_json(i)::text from idempotency_key i`,
    );
    expect(kept.filter(({ row }) => row.includes(first.body.secret ?? "-"))).toEqual([]);
    expect(kept.some(({ row }) => row.includes("webhook.rotate"))).toBe(true);
    expect((await rotate(webhook, {}, { ifMatch: webhook.version })).status).toBe(412);
    expect((await rotate(webhook, { graceHours: 169 })).status).toBe(400);
    expect((await demo.ask("lena", "POST", `/webhooks/${webhook.id}/rotate`, { body: {} })).status).toBe(404);
    expect((await demo.ask("anna", "POST", `/webhooks/${webhook.id}/rotate`, { body: {} })).status).toBe(403);
    await demo.ask("greta", "DELETE", `/webhooks/${webhook.id}`, { ifMatch: first.body.version });
    expect((await rotate(webhook, {})).status).toBe(409);
  });
});

describe("what happens", () => {
  it("leaves as soon as it is heard of, without waiting for a sweep", async () => {
    await subscribe(["place.*"]);
    const stopping = new AbortController();
    const workers = createTenantWorkers([newWork()], {
      pool: demo.database.appPool,
      log: { info: () => undefined, warn: () => undefined },
      stop: stopping.signal,
    });
    await happens();
    workers.follow(tenantId);
    await workers.settled();
    expect(received).toHaveLength(1);
    stopping.abort();
    await happens();
    workers.follow(tenantId);
    await workers.settled();
    expect(received).toHaveLength(1);
  });

  it("is asked for once a moment where nobody is told anything", async () => {
    let asked = 0;
    const workers = createTenantWorkers(
      [
        {
          name: "nobody",
          followsSignals: true,
          isWaiting: async () => {
            asked += 1;
            return false;
          },
          run: () => Promise.reject(new Error("Nothing waits")),
        },
      ],
      {
        pool: demo.database.appPool,
        log: { info: () => undefined, warn: () => undefined },
        stop: new AbortController().signal,
      },
    );
    for (let signal = 0; signal < 5; signal += 1) {
      workers.follow(tenantId);
      await workers.settled();
    }
    expect(asked).toBe(1);
    await workers.look(tenantId);
    expect(asked).toBe(2);
  });
});

describe("a system that does not answer", () => {
  it("is tried again later and later with the same id, until it takes it", async () => {
    const webhook = await subscribe(["place.*"]);
    await happens();
    answer = () => 500;
    await run();
    expect((await read(webhook.id)).failingSince).toBe(start.toISOString());
    await run();
    expect(received).toHaveLength(1);
    setNow(new Date(start.getTime() + 5_000));
    await run();
    expect(received).toHaveLength(2);
    answer = () => 200;
    setNow(new Date(start.getTime() + 40_000));
    await run();
    expect(new Set(received.map(({ id }) => id)).size).toBe(1);
    expect(await read(webhook.id)).toMatchObject({ failingSince: null, pending: 0 });
    expect((await deliveries(webhook.id))[0]).toMatchObject({ status: "sent", attempts: 3, problem: null });
  });

  it("is switched off after a day, and administrators are told once", async () => {
    const webhook = await subscribe(["place.*"]);
    answer = () => 500;
    await happens();
    await run();
    for (const hours of [1, 3, 6, 12, 20, 24.5]) {
      setNow(new Date(start.getTime() + hours * hour));
      await happens();
      await run();
    }
    const after = await read(webhook.id);
    expect(after).toMatchObject({ status: "disabled", pending: 0 });
    const told = await demo.rows<{ kind: string; thread: string }>(
      `select m.kind, m.thread from message_log m join signal s on s.tenant_id = m.tenant_id and s.id = m.signal_id
        where s.kind = 'webhook.disabled' and s.subject_id = $1`,
      [webhook.id],
    );
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told.map(({ thread }) => thread))).toEqual(new Set([`notice:webhook_disabled:${webhook.id}`]));
    received = [];
    await happens();
    await run();
    expect(received).toEqual([]);
    answer = () => 200;
    setNow(new Date(now.getTime() + hour));
    const on = await demo.ask<Webhook>("greta", "PATCH", `/webhooks/${webhook.id}`, {
      body: { status: "active" },
      ifMatch: after.version,
    });
    expect(on.body).toMatchObject({ status: "active", failingSince: null });
    await happens();
    await run();
    expect(received).toHaveLength(1);
  });

  it("is switched off at once when it says that it is gone", async () => {
    const webhook = await subscribe(["place.*"]);
    answer = () => 410;
    await happens();
    await run();
    expect((await read(webhook.id)).status).toBe("disabled");
  });

  it("does not hold up another one", async () => {
    const dead = await subscribe(["place.*"]);
    const alive = await subscribe(["place.*"], `http://other.example.com:${port}/`);
    answer = ({ body }) => (body === "" ? 200 : received.length % 2 === 1 ? 500 : 200);
    await happens(6);
    await run();
    for (const seconds of [10, 60, 300, 1200, 4000, 8000]) {
      setNow(new Date(start.getTime() + seconds * 1000));
      await run();
    }
    expect((await read(alive.id)).pending + (await read(dead.id)).pending).toBe(0);
  });
});

describe("by hand", () => {
  it("sends a test", async () => {
    const webhook = await subscribe(["visit.*"]);
    const planned = await demo.ask<WebhookDelivery>("greta", "POST", `/webhooks/${webhook.id}/test`);
    expect(planned.status).toBe(202);
    await run();
    expect(received.map(({ id, body }) => [id, (JSON.parse(body) as { type: string }).type])).toEqual([
      [planned.body.id, "test"],
    ]);
  });

  it("sends a delivery again under its id, also one that failed and while it is paused", async () => {
    const webhook = await subscribe(["place.*"]);
    await happens();
    await run();
    const [first] = await deliveries(webhook.id);
    const paused = await demo.ask<Webhook>("greta", "PATCH", `/webhooks/${webhook.id}`, {
      body: { status: "paused" },
      ifMatch: webhook.version,
    });
    await happens();
    const again = `/webhooks/${webhook.id}/deliveries/${first?.id}/replay`;
    expect((await demo.ask("greta", "POST", again)).status).toBe(202);
    await run();
    expect(received.map(({ id }) => id)).toEqual([first?.id, first?.id]);
    expect(paused.body.status).toBe("paused");
    expect((await demo.ask("lena", "POST", again)).status).toBe(404);
    expect((await demo.ask("anna", "POST", again)).status).toBe(403);
  });

  it("tells nothing of what happened while it was paused", async () => {
    const webhook = await subscribe(["place.*"]);
    const set = (status: string, ifMatch: number) =>
      demo.ask<Webhook>("greta", "PATCH", `/webhooks/${webhook.id}`, { body: { status }, ifMatch });
    const paused = await set("paused", webhook.version);
    setNow(new Date(start.getTime() + 60_000));
    await happens();
    setNow(new Date(start.getTime() + 120_000));
    await set("active", paused.body.version);
    await happens();
    await run();
    expect(received).toHaveLength(1);
  });
});

describe("keeping webhooks up", () => {
  it.each([
    ["inside the network", { url: "https://192.168.1.10/hook" }, 422],
    ["on this machine", { url: "https://localhost/hook" }, 422],
    ["at the cloud's metadata", { url: "http://169.254.169.254/" }, 422],
    ["with a password", { url: "https://me:secret@hooks.example.com/" }, 422],
    ["that is none", { url: "hooks" }, 422],
    ["with an unknown topic", { topics: ["visit.nothing"] }, 400],
    ["without a topic", { topics: [] }, 400],
    ["with a secret of its own", { secret: "whsec_x" }, 400],
  ])("refuses one %s", async (_, change, status) => {
    const body = { name: "Bad", url: "https://hooks.example.com/", topics: ["visit.*"], ...change };
    expect((await demo.ask("greta", "POST", "/webhooks", { body })).status).toBe(status);
  });

  it("refuses a change to an address inside, and one of an older version", async () => {
    const webhook = await subscribe(["visit.*"]);
    const path = `/webhooks/${webhook.id}`;
    const body = { url: "https://10.0.0.1/" };
    expect((await demo.ask("greta", "PATCH", path, { body, ifMatch: webhook.version })).status).toBe(422);
    expect((await demo.ask("greta", "PATCH", path, { body: { name: "x" } })).status).toBe(428);
    expect((await demo.ask("greta", "PATCH", path, { body: { name: "x" }, ifMatch: 99 })).status).toBe(412);
  });

  it("deletes and restores, paused; what waited is given up", async () => {
    const webhook = await subscribe(["place.*"]);
    answer = () => 500;
    await happens();
    await run();
    const path = `/webhooks/${webhook.id}`;
    const deleted = await demo.ask<Webhook>("greta", "DELETE", path, { ifMatch: webhook.version });
    expect(deleted.body).toMatchObject({ pending: 0, allowed: { restore: { ok: true }, test: { ok: false } } });
    const { items } = await demo.get<{ items: Webhook[] }>("greta", "/webhooks");
    expect(items.map(({ id }) => id)).not.toContain(webhook.id);
    const restored = await demo.ask<Webhook>("greta", "POST", `${path}/restore`);
    expect(restored.body.status).toBe("paused");
  });

  it("is for administrators of the company", async () => {
    const webhook = await subscribe(["place.*"]);
    for (const person of ["anna", "elena", "finn", "dag"]) {
      expect((await demo.ask(person, "GET", "/webhooks")).status).toBe(403);
    }
    expect((await demo.ask("lena", "GET", `/webhooks/${webhook.id}`)).status).toBe(404);
    expect((await demo.get<{ items: unknown[] }>("lena", "/webhooks")).items).toEqual([]);
  });
});
