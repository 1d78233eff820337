import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "../postgres/start-postgres.ts";
import { migrate } from "./migrate.ts";

/** Runs the work on a freshly migrated database of a server that lives as long as the work. */
export async function withScratchDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const dataDir = path.join(tmpdir(), `magic-meetings-scratch-${randomUUID()}`);
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  try {
    await migrate({ url: server.url, now: new Date() });
    const client = new pg.Client(server.url);
    await client.connect();
    return await work(client).finally(() => client.end());
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
