import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPool, type Database } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { createMessageWorld, type MessageWorld } from "../messages/message-test-world.ts";
import { startWorker, type Worker } from "./start-worker.ts";
import { createWakeUp } from "./wake-up.ts";
import type { ExpiryTask } from "./worker-deps.ts";

let database: TestDatabase;
let jobs: Database;
let world: MessageWorld;
let workers: Worker[];

const aDay = 86_400_000;

beforeAll(async () => {
  database = await createTestDatabase({ max: 20 });
  jobs = createPool({ url: database.url, role: "mm_jobs", max: 8, applicationName: "test jobs" });
});

beforeEach(async () => {
  world = await createMessageWorld(database);
  workers = [];
});

afterEach(() => Promise.all(workers.map((worker) => worker.stop())));

afterAll(async () => {
  await jobs.end();
  await database.drop();
});

function start({ sweepMilliseconds = aDay, expiring = [] as ExpiryTask[] } = {}): Worker {
  let ticks = 0;
  const systemClock = { now: () => new Date(Date.now() + (ticks += 1)) };
  const worker = startWorker({ delivery: world.deps, jobs, expiring, systemClock, sweepMilliseconds });
  workers.push(worker);
  return worker;
}

/** Resolves with the meetings of the first deliveries, in their order. */
function deliveries(count: number): Promise<string[]> {
  const seen: string[] = [];
  return new Promise((resolve) => {
    world.channel.answer = (message) => {
      const { messageId } = message;
      seen.push(message.kind === "meeting_card" ? message.view.meeting.id : messageId);
      if (seen.length === count) resolve(seen);
      return { outcome: "sent", providerId: messageId, content: {} };
    };
  });
}

async function connectedUser() {
  const anna = await world.addUser("Anna");
  await world.connect(anna);
  return anna;
}

function wakeUp() {
  return createWakeUp({ jobs, log: world.deps.log });
}

describe("startWorker", () => {
  it("delivers when it is woken up", async () => {
    const anna = await connectedUser();
    const delivered = deliveries(1);
    const worker = start();
    const meetingId = world.id();
    await world.tell(meetingId, anna);
    wakeUp().messagesPlanned(world.tenantId);
    expect(await delivered).toEqual([meetingId]);
    await worker.stop();
    expect(worker.totals()).toEqual({ sent: 1, failed: 0, postponed: 0, suppressed: 0, refused: 0 });
    expect(worker.channels()).toEqual({ teams: "up" });
  });

  it("finds by the sweep what no wake-up told of, also what waited before it started", async () => {
    const anna = await connectedUser();
    const delivered = deliveries(2);
    await world.tell(world.id(), anna);
    start({ sweepMilliseconds: 20 });
    await world.tell(world.id(), anna);
    expect(await delivered).toHaveLength(2);
  });

  it("sweeps on while the job of a crashed worker stays locked", async () => {
    const anna = await connectedUser();
    const delivered = deliveries(1);
    await jobs.query("select graphile_worker.add_job('deliver', $1::json, job_key := $2)", [
      JSON.stringify({ tenantId: world.tenantId }),
      `deliver:${world.tenantId}`,
    ]);
    await jobs.query("update graphile_worker._private_jobs set locked_at = now(), locked_by = 'crashed'");
    await world.tell(world.id(), anna);
    start({ sweepMilliseconds: 20 });
    expect(await delivered).toHaveLength(1);
  });

  it("delivers once with two workers that sweep and are woken up", async () => {
    const people = await Promise.all(Array.from({ length: 10 }, connectedUser));
    const delivered = deliveries(10);
    const both = [start({ sweepMilliseconds: 20 }), start({ sweepMilliseconds: 20 })];
    const wake = wakeUp();
    for (const person of people) {
      await world.tell(world.id(), person);
      wake.messagesPlanned(world.tenantId);
    }
    await delivered;
    await wake.settled();
    await Promise.all(both.map((worker) => worker.stop()));
    expect((await world.messages()).map(({ status, attempts }) => [status, attempts])).toEqual(
      people.map(() => ["sent", 1]),
    );
  });

  it("finishes a delivery that is on its way before it stops", async () => {
    const anna = await connectedUser();
    const waiting = await connectedUser();
    await world.tell(world.id(), anna);
    let finish: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      world.channel.answer = ({ messageId }) => {
        resolve();
        return new Promise((done) => {
          finish = () => done({ outcome: "sent", providerId: messageId, content: {} });
        });
      };
    });
    const worker = start({ sweepMilliseconds: 20 });
    await begun;
    await world.tell(world.id(), waiting);
    const stopped = worker.stop();
    finish();
    await stopped;
    expect((await world.messages()).map(({ status }) => status)).toEqual(["sent", "pending"]);
  });

  it("tells by its heartbeat that sweeps get through", async () => {
    const worker = start({ sweepMilliseconds: 5 });
    const before = worker.heartbeat();
    await worker.stop();
    expect(worker.heartbeat().getTime()).toBeGreaterThan(before.getTime());
  });

  it("has no heartbeat while the database does not answer", async () => {
    const pool = createPool({
      url: "postgres://nobody@127.0.0.1:1/none",
      role: "mm_app",
      max: 1,
      applicationName: "test",
    });
    world.deps.commands = { ...world.deps.commands, pool };
    const worker = start({ sweepMilliseconds: 5 });
    const before = worker.heartbeat();
    await worker.stop();
    expect(worker.heartbeat()).toEqual(before);
    await pool.end();
  });
});

describe("createWakeUp", () => {
  it("leaves one waiting job per tenant, however often it is called", async () => {
    const wake = wakeUp();
    for (let call = 0; call < 20; call += 1) wake.messagesPlanned(world.tenantId);
    await wake.settled();
    const { rows } = await jobs.query("select key from graphile_worker.jobs where key = $1", [
      `deliver:${world.tenantId}`,
    ]);
    expect(rows).toHaveLength(1);
  });

  it("tells the listeners which tenant has signals", async () => {
    const listener = await database.ownerPool.connect();
    try {
      await listener.query("listen mm_signal");
      const told = new Promise((resolve) => listener.once("notification", ({ payload }) => resolve(payload)));
      wakeUp().signalled(world.tenantId);
      expect(await told).toBe(world.tenantId);
    } finally {
      listener.release(true);
    }
  });

  it("only logs that the database is gone", async () => {
    const gone = createPool({
      url: "postgres://nobody@127.0.0.1:1/none",
      role: "mm_jobs",
      max: 1,
      applicationName: "test",
    });
    const warnings: string[] = [];
    const log = { info: () => undefined, warn: (_: object, message: string) => void warnings.push(message) };
    const wake = createWakeUp({ jobs: gone, log });
    wake.messagesPlanned(world.tenantId);
    wake.signalled(world.tenantId);
    await wake.settled();
    expect(warnings.sort()).toEqual(["Notifying live screens failed", "Waking a worker up failed"]);
    await gone.end();
  });
});
