import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { StreamEvent } from "@magic-meetings/contract/messages/signal.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPool, type Database } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { addTestCompany, createTestApi, type TestApi } from "../http/test-api.ts";
import { newId } from "../db/new-id.ts";
import { notifySignal } from "../jobs/job-sql.ts";
import { systemClock } from "../clock/clock.ts";
import { createSignalHub, type SignalHub } from "./signal-hub.ts";
import { listenForSignals, type SignalListener } from "./signal-listener.ts";

const log = { warn: () => undefined };
const vendorId = randomUUID();

let database: TestDatabase;
let api: TestApi;
let hub: SignalHub;
let listener: SignalListener;
let connection: Database;
let jobs: Database;
let address: string;
let nordlys: string;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = createPool({ url: database.url, role: "mm_app", max: 1, applicationName: "listen" });
  jobs = createPool({ url: database.url, role: "mm_jobs", max: 2, applicationName: "jobs" });
  hub = createSignalHub({ pool: database.appPool, clock: systemClock, log, sweepMilliseconds: 600_000 });
  listener = listenForSignals({ connection, wake: hub.wake, log });
  const companies = [
    await addTestCompany(database, "nordlys", [
      { person: "anna", roles: ["organizer"] },
      { person: "carla", roles: [{ role: "vendor", vendorId }] },
      { person: "greta", roles: ["admin"] },
    ]),
    await addTestCompany(database, "fjord", [{ person: "lena", roles: ["admin"] }]),
  ];
  nordlys = companies[0]?.tenantId ?? "";
  const people = companies.flatMap((company) => company.people);
  api = await createTestApi(database, people, { hub });
  address = await api.server.listen({ port: 0, host: "127.0.0.1" });
  expect((api.server.server.address() as AddressInfo).port).toBeGreaterThan(0);
});
afterAll(async () => {
  await api.server.close();
  await listener.stop();
  await hub.stop();
  await Promise.all([connection.end(), jobs.end()]);
  await database.drop();
});

interface Screen {
  /** The next event; waits for it. */
  next(): Promise<StreamEvent>;
  close(): void;
  status: number;
  ended: Promise<void>;
}

async function open(person: string, { topics = "", lastEventId = "" } = {}): Promise<Screen> {
  const abort = new AbortController();
  const response = await fetch(`${address}/api/v1/stream${topics && `?topics=${topics}`}`, {
    headers: { ...(await api.as(person)), ...(lastEventId && { "last-event-id": lastEventId }) },
    signal: abort.signal,
  });
  const waiting: StreamEvent[] = [];
  const wanted: ((event: StreamEvent) => void)[] = [];
  const take = (event: StreamEvent) => {
    const resolve = wanted.shift();
    if (resolve) resolve(event);
    else waiting.push(event);
  };
  const ended = read(response, take).catch(() => undefined);
  return {
    status: response.status,
    ended,
    close: () => abort.abort(),
    next: () => {
      const event = waiting.shift();
      return event ? Promise.resolve(event) : new Promise((resolve) => wanted.push(resolve));
    },
  };
}

async function read(response: Response, take: (event: StreamEvent) => void): Promise<void> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const frames = text.split("\n\n");
    text = frames.pop() ?? "";
    for (const frame of frames) {
      const data = /^data: (.*)$/m.exec(frame)?.[1];
      if (data !== undefined) take(JSON.parse(data) as StreamEvent);
    }
  }
}

interface NewSignalRow {
  tenantId?: string;
  id?: string;
  kind?: string;
  vendor?: string | null;
}

/** A committed signal, told to nobody yet. */
async function commitSignal({
  tenantId = nordlys,
  id,
  kind = "production_order.created",
  vendor = vendorId,
}: NewSignalRow = {}) {
  const now = new Date();
  const signalId = id ?? newId(now);
  await database.ownerPool.query(
    `insert into signal (tenant_id, id, at, kind, subject_type, subject_id, vendor_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenantId, signalId, now, kind, kind.split(".")[0], newId(now), vendor],
  );
  return signalId;
}

describe("a live screen", () => {
  it("is told within the moment of what was committed, by the notification", async () => {
    const carla = await open("carla");
    const id = await commitSignal();
    await notifySignal(jobs, nordlys);
    const event = await carla.next();
    expect(event).toEqual({
      id,
      kind: "production_order.created",
      subject: { type: "production_order", id: expect.any(String) as string },
      meetingId: null,
      siteId: null,
      vendorId,
      at: expect.any(String) as string,
    });
    carla.close();
  });

  it("is told by the sweep of what no notification told", async () => {
    const sweeping = createSignalHub({ pool: database.appPool, clock: systemClock, log, sweepMilliseconds: 50 });
    const told: string[] = [];
    const id = await new Promise<string>((resolve) => {
      let committed: string | undefined;
      sweeping.join(nordlys, {
        tell: ({ event }) => {
          told.push(event.id);
          if (event.id === committed) resolve(event.id);
        },
      });
      void commitSignal({ id: (committed = newId(new Date())) });
    });
    expect(told.filter((one) => one === id)).toHaveLength(1);
    await sweeping.stop();
  });

  it("is told of a change that began earlier and was committed later", async () => {
    const carla = await open("carla");
    const late = newId(new Date(Date.now() - 5_000));
    const first = await commitSignal();
    await notifySignal(jobs, nordlys);
    expect(await skipTo(carla, [late], first)).toBe(true);
    await commitSignal({ id: late });
    await notifySignal(jobs, nordlys);
    expect(await skipTo(carla, [first], late)).toBe(true);
    carla.close();
  });

  it("sees only what is its own, its company's and its topic's", async () => {
    const carla = await open("carla");
    const lena = await open("lena");
    const greta = await open("greta", { topics: "service_order" });
    await commitSignal({ vendor: randomUUID() });
    const order = await commitSignal({ kind: "service_order.submitted" });
    const mine = await commitSignal();
    await notifySignal(jobs, nordlys);
    expect(await skipTo(carla, [order], mine)).toBe(true);
    expect(await skipTo(greta, [mine], order)).toBe(true);
    const fjord = (await database.ownerPool.query<{ id: string }>("select id from tenant where name = 'fjord'")).rows[0]
      ?.id;
    const theirs = await commitSignal({ tenantId: fjord ?? "" });
    await notifySignal(jobs, fjord ?? "");
    expect((await lena.next()).id).toBe(theirs);
    for (const screen of [carla, lena, greta]) screen.close();
  });

  it("catches up from the last event that it saw", async () => {
    const before = await commitSignal({ id: newId(new Date(Date.now() - 60_000)) });
    const missed = [await commitSignal({ id: newId(new Date(Date.now() - 40_000)) }), await commitSignal()];
    const carla = await open("carla", { lastEventId: before });
    const seen: string[] = [];
    while (!missed.every((id) => seen.includes(id))) seen.push((await carla.next()).id);
    expect(new Set(seen).size).toBe(seen.length);
    carla.close();
  });

  it("is refused with a bad topic, a bad event id, or without a token", async () => {
    const headers = await api.as("carla");
    expect((await fetch(`${address}/api/v1/stream?topics=all`, { headers })).status).toBe(400);
    expect((await fetch(`${address}/api/v1/stream`, { headers: { ...headers, "last-event-id": "7" } })).status).toBe(
      400,
    );
    expect((await fetch(`${address}/api/v1/stream`)).status).toBe(401);
  });

  it("is one of a bounded number for one person", async () => {
    const screens: Screen[] = [];
    for (let i = 0; i < 30; i += 1) screens.push(await open("anna"));
    expect(screens.every(({ status }) => status === 200)).toBe(true);
    expect((await fetch(`${address}/api/v1/stream`, { headers: await api.as("anna") })).status).toBe(429);
    for (const screen of screens) screen.close();
  });

  it("holds no connection of the pool", async () => {
    const screens = await Promise.all(Array.from({ length: 20 }, () => open("carla")));
    const answers = await Promise.all(
      Array.from({ length: 30 }, async () => fetch(`${address}/api/v1/me`, { headers: await api.as("carla") })),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    for (const screen of screens) screen.close();
  });
});

/** True when the wanted event came and none of the unwanted before it. */
async function skipTo(screen: Screen, unwanted: string[], wanted: string): Promise<boolean> {
  for (;;) {
    const { id } = await screen.next();
    if (unwanted.includes(id)) return false;
    if (id === wanted) return true;
  }
}
