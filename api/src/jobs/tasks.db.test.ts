import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyAuditChain } from "../audit/verify-audit-chain.ts";
import { runCommand } from "../commands/run-command.ts";
import { createPool, type Database } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { asTenant, createMessageWorld, type MessageWorld } from "../messages/message-test-world.ts";
import { jobPrincipal } from "./job-principal.ts";
import { createTasks, cronItems, type TaskName } from "./tasks.ts";
import type { ExpiryTask } from "./worker-deps.ts";

let database: TestDatabase;
let jobs: Database;
let world: MessageWorld;
let other: MessageWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  jobs = createPool({ url: database.url, role: "mm_jobs", max: 3, applicationName: "test jobs" });
});

beforeEach(async () => {
  world = await createMessageWorld(database);
  other = await createMessageWorld(database);
});

afterAll(async () => {
  await jobs.end();
  await database.drop();
});

const none = () => Promise.resolve();

async function runTask(name: TaskName, { expiring = [] as ExpiryTask[], systemTime = new Date() } = {}): Promise<void> {
  const deps = { delivery: world.deps, jobs, expiring, systemClock: { now: () => systemTime } };
  const tasks = createTasks(deps, { deliver: none, look: none, stop: new AbortController().signal });
  await tasks[name]({}, undefined as never);
}

describe("expire", () => {
  it("asks every expiry of every tenant until there is nothing left", async () => {
    const left = new Map([
      [world.tenantId, 3],
      [other.tenantId, 1],
    ]);
    const asked: string[] = [];
    const task: ExpiryTask = {
      name: "test",
      run: ({ tenantId, now }) => {
        expect(now).toEqual(world.clock.now());
        const count = left.get(tenantId) ?? 0;
        if (left.has(tenantId)) asked.push(tenantId);
        left.set(tenantId, Math.max(count - 2, 0));
        return Promise.resolve(Math.min(count, 2));
      },
    };
    await runTask("expire", { expiring: [task] });
    expect(asked.filter((id) => id === world.tenantId)).toHaveLength(3);
    expect(asked.filter((id) => id === other.tenantId)).toHaveLength(2);
  });

  it("goes on with the other tenants when one fails", async () => {
    const done: string[] = [];
    const task: ExpiryTask = {
      name: "test",
      run: ({ tenantId }) => {
        if (tenantId === world.tenantId) return Promise.reject(new Error("broken"));
        done.push(tenantId);
        return Promise.resolve(0);
      },
    };
    await runTask("expire", { expiring: [task] });
    expect(done).toContain(other.tenantId);
  });
});

describe("seal", () => {
  it("seals what the commands of every tenant have left in the audit log", async () => {
    for (const { tenantId, deps } of [world, other]) {
      await runCommand(
        deps.commands,
        { principal: jobPrincipal(tenantId), now: new Date(), requestId: "t" },
        (context) => {
          context.audit({ action: "test", entityType: "meeting", entityId: context.newId(), newValues: { a: 1 } });
          return Promise.resolve();
        },
      );
    }
    await runTask("seal", { systemTime: new Date(Date.now() + 120_000) });
    for (const { tenantId } of [world, other]) {
      const { rows } = await database.ownerPool.query("select row_count from audit_seal where tenant_id = $1", [
        tenantId,
      ]);
      expect(rows).toEqual([{ row_count: 1 }]);
    }
    expect(await asTenant(world, (tx) => verifyAuditChain(tx, { tenantId: world.tenantId }))).toEqual([]);
  });
});

describe("clean", () => {
  it("forgets idempotency keys after 24 hours", async () => {
    const hours = [1, 23, 25, 48];
    for (const age of hours) {
      await database.ownerPool.query(
        `insert into idempotency_key (tenant_id, principal_id, key, request_sha256, created_at)
         values ($1, 'user:x', $2, $3, $4)`,
        [world.tenantId, `key-${age}`, randomBytes(32), new Date(world.clock.now().getTime() - age * 3_600_000)],
      );
    }
    await runTask("clean");
    const { rows } = await database.ownerPool.query(
      "select key from idempotency_key where tenant_id = $1 order by created_at desc",
      [world.tenantId],
    );
    expect(rows).toEqual([{ key: "key-1" }, { key: "key-23" }]);
  });

  it("forgets the jobs that were given up, and no other", async () => {
    await jobs.query("select graphile_worker.add_job('deliver', '{}'::json, job_key := $1)", ["given-up"]);
    await jobs.query("select graphile_worker.add_job('deliver', '{}'::json, job_key := $1)", ["waiting"]);
    await jobs.query("update graphile_worker._private_jobs set attempts = max_attempts where key = 'given-up'");
    await runTask("clean", { systemTime: new Date(Date.now() + 2 * 86_400_000) });
    const { rows } = await jobs.query("select key from graphile_worker.jobs order by key");
    expect(rows).toEqual([{ key: "waiting" }]);
  });
});

describe("cronItems", () => {
  it("schedules tasks that there are", () => {
    expect(cronItems().map(({ task }) => task)).toEqual(["expire", "seal", "clean"]);
  });
});
