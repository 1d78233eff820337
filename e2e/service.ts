import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readPassword } from "@magic-meetings/api/postgres/data-folder.ts";
import { isProcessAlive } from "@magic-meetings/api/postgres/process-life.ts";
import { buildWhenStale } from "../scripts/build-when-stale.mjs";

const program = path.resolve(import.meta.dirname, "../dist/server/main.js");

export interface RunningService {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** Of the embedded database, as its owner. */
  databaseUrl: string;
  /** `kill -9`: the database server survives it. */
  kill(): Promise<void>;
  /** Starts again on the same data, at the same address; with other settings where some are given. */
  restart(settings?: Record<string, string>): Promise<void>;
  /** Asks it to stop, demands exit code 0 and no process left behind, and removes its data. */
  stop(): Promise<void>;
}

/** The built service in a process of its own, with the demo company in an embedded database of its own. */
export async function startService(settings: Record<string, string> = {}): Promise<RunningService> {
  if (!buildWhenStale()) throw new Error("The service cannot be built; the reason stands above.");
  const folder = await mkdtemp(path.join(tmpdir(), "magic-meetings-journey-"));
  // Where this runs as root, the database server runs as somebody else and has to get there.
  await chmod(folder, 0o755);
  const dataDir = path.join(folder, "data");
  const environment = { DEMO: "1", DATA_DIR: dataDir, HOST: "127.0.0.1", MM_CHECK_ANSWERS: "1", ...settings };
  let running = await run({ ...environment, PORT: "0" });
  const { url } = running;
  return {
    url,
    databaseUrl: databaseUrlOf(path.join(dataDir, "postgres")),
    async kill() {
      running.process.kill("SIGKILL");
      await running.ended;
    },
    async restart(others = {}) {
      running = await run({ ...environment, ...others, PORT: new URL(url).port });
    },
    async stop() {
      const alive = running.process.exitCode === null && running.process.signalCode === null;
      const postmaster = alive ? postmasterOf(path.join(dataDir, "postgres")) : undefined;
      running.process.kill("SIGTERM");
      const { code, said } = await running.ended;
      await rm(folder, { recursive: true, force: true });
      if (!alive) throw new Error(`The service had ended by itself with ${code}: ${said}`);
      if (code !== 0) throw new Error(`The service ended with ${code}: ${said}`);
      if (postmaster && isProcessAlive(postmaster.pid)) throw new Error("The database server outlived the service");
    },
  };
}

interface EndedService {
  code: number | null;
  /** What it printed. */
  said: string;
}

const longestStartMs = 60_000;

interface Started {
  process: ChildProcess;
  url: string;
  ended: Promise<EndedService>;
}

async function run(settings: Record<string, string>): Promise<Started> {
  const child = spawnService(settings);
  const { ended, ready } = watch(child);
  const tooLong = setTimeout(() => child.kill("SIGKILL"), longestStartMs);
  const url = await Promise.race([ready, ended]);
  clearTimeout(tooLong);
  if (typeof url !== "string") throw new Error(`The service ended with ${url.code} before it was ready: ${url.said}`);
  return { process: child, url, ended };
}

function spawnService(settings: Record<string, string>): ChildProcess {
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  const env = Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR, LANG, ...settings }).filter(([, value]) => value !== undefined),
  );
  const child = spawn(process.execPath, ["--enable-source-maps", program], { env, stdio: ["ignore", "pipe", "pipe"] });
  // A test run that is cut short leaves nothing behind.
  const kill = () => child.kill("SIGTERM");
  process.once("exit", kill);
  child.once("close", () => process.off("exit", kill));
  return child;
}

function watch(child: ChildProcess): { ready: Promise<string>; ended: Promise<EndedService> } {
  let said = "";
  child.stderr?.on("data", (part: Buffer) => (said += part.toString()));
  const ready = new Promise<string>((resolve) => {
    child.stdout?.on("data", (part: Buffer) => {
      said += part.toString();
      const url = /^Magic Meetings is ready at (http:\S+)$/m.exec(said)?.[1];
      if (url) resolve(url);
      // The service's log, which tells why a journey went wrong.
      if (process.env["E2E_LOG"]) process.stdout.write(part);
    });
  });
  const ended = new Promise<EndedService>((resolve) => child.once("close", (code) => resolve({ code, said })));
  return { ready, ended };
}

function databaseUrlOf(folder: string): string {
  return `postgres://postgres:${readPassword(folder) ?? ""}@127.0.0.1:${postmasterOf(folder).port}/postgres`;
}

function postmasterOf(folder: string): { pid: number; port: number } {
  const lines = readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}
