import { readFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isProcessAlive } from "./process-life.ts";

export interface RunningPostmaster {
  pid: number;
  port: number;
}

const pollMilliseconds = 20;
const settleMilliseconds = 10_000;

/**
 * The server that still runs on the data folder after the program that started it was killed, once it accepts
 * connections; undefined when there is none. A server that is just starting or stopping is waited for.
 */
export async function findRunningPostmaster(dataDir: string): Promise<RunningPostmaster | undefined> {
  const deadline = Date.now() + settleMilliseconds;
  while (Date.now() < deadline) {
    const found = readPidFile(dataDir);
    if (found === undefined || !isProcessAlive(found.pid)) return undefined;
    if (await answersOn(found.port)) return found;
    await delay(pollMilliseconds);
  }
  return undefined;
}

/** Asks the server to end open connections and stop (a "fast" stop), and resolves when it has. */
export async function stopPostmaster(postmaster: RunningPostmaster): Promise<void> {
  try {
    process.kill(postmaster.pid, "SIGINT");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
  while (isProcessAlive(postmaster.pid)) await delay(pollMilliseconds);
}

function readPidFile(dataDir: string): RunningPostmaster | undefined {
  try {
    const lines = readFileSync(path.join(dataDir, "postmaster.pid"), "utf8").split("\n");
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid > 0 ? { pid, port } : undefined;
  } catch {
    return undefined;
  }
}

function answersOn(port: number): Promise<boolean> {
  if (!(port > 0)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
