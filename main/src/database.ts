import { mkdirSync } from "node:fs";
import path from "node:path";
import { migrate, MigrationRefused } from "@magic-meetings/api/db/migrate.ts";
import { createPool, type Database } from "@magic-meetings/api/db/pool.ts";
import { startEmbeddedPostgres } from "@magic-meetings/api/postgres/start-postgres.ts";
import { PostgresStartError } from "@magic-meetings/api/postgres/postgres-start-error.ts";
import type { Settings } from "./settings.ts";
import { StartProblem } from "./start-problem.ts";

export interface OpenDatabase {
  /** Connects as the owner. */
  url: string;
  /** The service's connections, bound by row level security. */
  appPool: Database;
  /** The jobs' connections. */
  jobsPool: Database;
  /** One connection, for hearing notifications. */
  listenPool: Database;
  /** For the demo's data only; closed after it. */
  ownerPool: () => Database;
  close(): Promise<void>;
}

/** Enough to keep the database busy on a few cores; more connections only queue there instead of here. */
const appConnections = 8;
const jobsConnections = 4;

/** The embedded PostgreSQL or the given one, migrated and connected. Throws `StartProblem`. */
export async function openDatabase(settings: Settings, onIdleError: (error: Error) => void): Promise<OpenDatabase> {
  const server = await startServer(settings);
  try {
    await migrate({ url: server.url, now: new Date() }).catch(explain);
  } catch (error) {
    await server.stop();
    throw error;
  }
  let closing = false;
  const onBroken = (error: Error) => {
    // A database that is stopped together with its service breaks what was still open.
    if (!closing) onIdleError(error);
  };
  const connect = (role: "mm_app" | "mm_jobs" | undefined, max: number, name: string) =>
    createPool({ url: server.url, role, max, applicationName: `magic-meetings ${name}`, onIdleError: onBroken });
  const appPool = connect("mm_app", appConnections, "api");
  const jobsPool = connect("mm_jobs", jobsConnections, "jobs");
  const listenPool = connect("mm_app", 1, "live screens");
  return {
    url: server.url,
    appPool,
    jobsPool,
    listenPool,
    ownerPool: () => connect(undefined, 2, "demo"),
    async close() {
      closing = true;
      await Promise.all([appPool.end(), jobsPool.end(), listenPool.end()]);
      await server.stop();
    },
  };
}

async function startServer({ databaseUrl, dataDir }: Settings): Promise<{ url: string; stop(): Promise<void> }> {
  if (databaseUrl !== undefined) return { url: databaseUrl, stop: async () => undefined };
  try {
    mkdirSync(dataDir, { recursive: true });
    return await startEmbeddedPostgres({ dataDir: path.resolve(dataDir, "postgres"), durable: true });
  } catch (error) {
    if (error instanceof PostgresStartError) throw new StartProblem(error.message, { cause: error });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new StartProblem(
      `The data folder ${dataDir} cannot be used (${code}): make it writable or set DATA_DIR to another folder.`,
      { cause: error },
    );
  }
}

const unreachable = new Set(["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "EHOSTUNREACH", "EAI_AGAIN", "ECONNRESET"]);

/** Turns what a first connection can meet into a sentence; never with the address, which holds a password. */
function explain(error: unknown): never {
  if (error instanceof MigrationRefused) throw new StartProblem(error.message, { cause: error });
  const { code = "" } = error as { code?: string };
  if (unreachable.has(code)) {
    throw new StartProblem(`The database in DATABASE_URL does not answer (${code}): start it or correct the address.`, {
      cause: error,
    });
  }
  if (code.startsWith("28"))
    throw new StartProblem("The database refuses the user or password in DATABASE_URL: correct it.");
  if (code === "3D000")
    throw new StartProblem("The database named in DATABASE_URL does not exist: create it or correct the name.");
  if (code === "42501")
    throw new StartProblem("The user in DATABASE_URL may not change the database: give it the right to create.");
  throw error;
}
