import { createServer, type AddressInfo } from "node:net";
import { ensureCluster, prepareParentFolder, readPassword } from "./data-folder.ts";
import { lockDataFolder } from "./data-folder-lock.ts";
import { findEmbeddedPostgres, type PostgresBinaries } from "./postgres-binaries.ts";
import { startServerProcess, type ServerProcess } from "./postgres-process.ts";
import { PostgresStartError } from "./postgres-start-error.ts";
import { findRunningPostmaster, stopPostmaster } from "./running-postmaster.ts";
import type { ServerUser } from "./server-user.ts";

export interface StartPostgresOptions {
  /** The folder of the database's files; made when missing. Beside it lies a lock file. */
  dataDir: string;
  /** Any free port when left out. */
  port?: number;
  /** False only for data that may be lost (tests): no fsync, no password, ends with this process. */
  durable: boolean;
  maxConnections?: number;
}

export interface RunningPostgres {
  /** Connects as the superuser `postgres` to the database `postgres`. */
  url: string;
  /** Ends open connections and resolves when the server is gone. Safe to call twice. */
  stop: () => Promise<void>;
}

const portAttempts = 3;

/** Starts the PostgreSQL that came with npm. Throws `PostgresStartError`. */
export function startEmbeddedPostgres(options: StartPostgresOptions): Promise<RunningPostgres> {
  return startPostgres(findEmbeddedPostgres(), options);
}

/** Starts a given PostgreSQL on a data folder, or takes over the one that a killed program left running there. */
export async function startPostgres(
  binaries: PostgresBinaries,
  options: StartPostgresOptions,
): Promise<RunningPostgres> {
  const dataDir = prepareParentFolder(options.dataDir);
  const release = lockDataFolder(dataDir);
  try {
    const adopted = await adoptOrStop(dataDir, options);
    const server = adopted ?? (await createAndStart(binaries, dataDir, options));
    return running(dataDir, server, release);
  } catch (error) {
    release();
    throw error;
  }
}

type Listening = ServerProcess & { port: number };

async function adoptOrStop(dataDir: string, options: StartPostgresOptions): Promise<Listening | undefined> {
  const postmaster = await findRunningPostmaster(dataDir);
  if (postmaster === undefined) return undefined;
  if (options.port === undefined || options.port === postmaster.port) {
    return { port: postmaster.port, stop: () => stopPostmaster(postmaster) };
  }
  await stopPostmaster(postmaster);
  return undefined;
}

async function createAndStart(
  binaries: PostgresBinaries,
  dataDir: string,
  options: StartPostgresOptions,
): Promise<Listening> {
  const user = ensureCluster(dataDir, binaries, options.durable);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnPort(binaries, dataDir, options, user);
    } catch (error) {
      const lostRace = error instanceof PostgresStartError && error.code === "port_taken" && options.port === undefined;
      if (!lostRace || attempt === portAttempts) throw error;
    }
  }
}

async function startOnPort(
  binaries: PostgresBinaries,
  dataDir: string,
  { port: wantedPort, durable, maxConnections = 100 }: StartPostgresOptions,
  user: ServerUser,
): Promise<Listening> {
  const port = wantedPort ?? (await findFreePort());
  const server = await startServerProcess({ binaries, dataDir, port, durable, maxConnections, user });
  return { port, stop: server.stop };
}

function running(dataDir: string, server: Listening, release: () => void): RunningPostgres {
  const password = readPassword(dataDir);
  const credentials = password === undefined ? "postgres" : `postgres:${password}`;
  let stopped: Promise<void> | undefined;
  return {
    url: `postgres://${credentials}@127.0.0.1:${server.port}/postgres`,
    stop: () => (stopped ??= server.stop().finally(release)),
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
