import { mkdtempSync, rmSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedPostgres, type RunningPostgres } from "../postgres/start-postgres.ts";
import { DatabaseUnavailable } from "./database-errors.ts";
import { createPool, type Database } from "./pool.ts";
import { sql } from "./statement.ts";
import { withoutTenant } from "./transaction.ts";

const readProcess = sql("gone_read_process", "select pg_backend_pid() as pid");

let folder: string;
let server: RunningPostgres;
let pool: Database;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "magic-meetings-gone-"));
  await chmod(folder, 0o755);
  server = await start();
  pool = createPool({
    url: server.url,
    role: undefined,
    max: 4,
    applicationName: "test",
    statementTimeoutMilliseconds: 100,
  });
});

afterAll(async () => {
  await pool.end();
  await server.stop();
  rmSync(folder, { recursive: true });
});

function start(port?: number): Promise<RunningPostgres> {
  return startEmbeddedPostgres({ dataDir: path.join(folder, "postgres"), durable: false, ...(port && { port }) });
}

async function readPid(): Promise<number> {
  const [row] = await withoutTenant(pool, (tx) => tx.query<{ pid: number }>(readProcess));
  return row?.pid ?? 0;
}

describe("a pool whose database goes away", () => {
  it("says so at once, and works again when it is back", async () => {
    await Promise.all([readPid(), readPid(), readPid()]);
    await server.stop();
    const outcomes = await Promise.allSettled([readPid(), readPid(), readPid(), readPid(), readPid()]);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ reason: expect.any(DatabaseUnavailable) as unknown });
    server = await start(Number(new URL(server.url).port));
    await expect(readPid()).resolves.toBeGreaterThan(0);
  });

  it("waits only so long for a server that answers nothing", async () => {
    const frozen = await readPid();
    process.kill(frozen, "SIGSTOP");
    try {
      await expect(readPid()).rejects.toBeInstanceOf(DatabaseUnavailable);
    } finally {
      process.kill(frozen, "SIGCONT");
    }
    await expect(readPid()).resolves.not.toBe(frozen);
  });
});
