import { spawn, type ChildProcess } from "node:child_process";
import type { Socket } from "node:net";
import type { PostgresBinaries } from "./postgres-binaries.ts";
import { PostgresStartError } from "./postgres-start-error.ts";
import { serverEnvironment } from "./data-folder.ts";
import type { ServerUser } from "./server-user.ts";

export interface ServerOptions {
  binaries: PostgresBinaries;
  dataDir: string;
  port: number;
  /** False trades safety against power loss for speed and ends the server with this process, for tests. */
  durable: boolean;
  maxConnections: number;
  user: ServerUser;
}

export interface ServerProcess {
  stop: () => Promise<void>;
}

const keptLogCharacters = 8_000;

// A test run may be killed without a chance to clean up: the shell notices that its input closed and stops the server.
const stopWithParent = `
exec 3<&0
"$@" 3<&- &
server=$!
(read -r _ <&3; kill -INT $server) 2>/dev/null &
watcher=$!
wait $server
code=$?
kill $watcher 2>/dev/null
exit $code`;

/** Starts the server and resolves when it accepts connections. */
export async function startServerProcess(options: ServerOptions): Promise<ServerProcess> {
  const tied = !options.durable && process.platform !== "win32";
  const command = [options.binaries.postgres, ...serverArguments(options)];
  const [program = "", ...args] = tied ? ["/bin/sh", "-c", stopWithParent, "sh", ...command] : command;
  // In a group of its own, or else Ctrl-C at the terminal would stop the database before the service has finished.
  const child = spawn(program, args, {
    ...options.user,
    env: serverEnvironment(),
    cwd: "/",
    detached: true,
    stdio: [tied ? "pipe" : "ignore", "ignore", "pipe"],
  });
  await waitUntilReady(child, options);
  letParentExit(child);
  return { stop: () => stopServer(child, tied) };
}

function serverArguments({ dataDir, port, durable, maxConnections }: ServerOptions): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: maxConnections,
    timezone: "UTC",
    // The log would otherwise repeat the values of rejected rows; the service reports its own errors.
    log_min_messages: "log",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" }),
  };
  return [
    "-D",
    dataDir,
    "-p",
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
}

/** A program that has nothing else left to do may end without stopping the server. */
function letParentExit(child: ChildProcess): void {
  child.unref();
  for (const pipe of [child.stdin, child.stderr]) (pipe as Socket | null)?.unref();
}

function waitUntilReady(child: ChildProcess, options: ServerOptions): Promise<void> {
  let log = "";
  return new Promise((resolve, reject) => {
    child.stderr?.on("data", (chunk: Buffer) => {
      log = (log + chunk.toString("utf8")).slice(-keptLogCharacters);
      if (log.includes("ready to accept connections")) resolve();
    });
    child.once("error", (error) => reject(startFailed(options, error.message)));
    child.once("exit", () => reject(startFailed(options, log)));
  });
}

function startFailed({ dataDir, port }: ServerOptions, log: string): PostgresStartError {
  if (/address already in use/i.test(log)) {
    return new PostgresStartError(
      "port_taken",
      `Port ${port} for the database is taken: stop what uses it, or choose another port.`,
    );
  }
  if (/lock file .* already exists/i.test(log)) {
    return new PostgresStartError(
      "data_folder_in_use",
      `Another PostgreSQL is already using the data folder ${dataDir}: stop it, or set DATA_DIR to another folder.`,
    );
  }
  const reason =
    log
      .trim()
      .split("\n")
      .findLast((line) => /FATAL|PANIC/.test(line)) ?? log.trim();
  return new PostgresStartError(
    "start_failed",
    `The database in ${dataDir} did not start (${reason}): check the folder, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function stopServer(child: ChildProcess, tied: boolean): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.ref();
    child.once("exit", () => resolve());
    if (tied) child.stdin?.end();
    else child.kill("SIGINT");
  });
}
