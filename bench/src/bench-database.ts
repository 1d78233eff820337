import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@magic-meetings/api/postgres/start-postgres.ts";
import pg from "pg";

export interface BenchServer {
  url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL with durable commits, gone with its data afterwards. */
export async function startBenchServer(): Promise<BenchServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "magic-meetings-bench-"));
  const server = await startEmbeddedPostgres({
    dataDir: path.join(folder, "postgres"),
    durable: true,
    maxConnections: 200,
  });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A copy of a database as it is now; nobody may be connected to it. */
export async function copyDatabase(serverUrl: string, { from, to }: { from: string; to: string }): Promise<string> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  try {
    await client.query(`drop database if exists ${to}`);
    await client.query(`create database ${to} template ${from} strategy file_copy`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${to}`;
  return url.href;
}
