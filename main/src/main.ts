import { setFlagsFromString } from "node:v8";
import { readSettings } from "./settings.ts";
import { startService, type RunningService } from "./service.ts";
import { StartProblem } from "./start-problem.ts";

const longestStopMilliseconds = 9_000;

// The garbage of a long download is collected before it is as much again as what is in use; otherwise it grows to four
// times that, and the process keeps the memory.
setFlagsFromString("--heap-growing-percent=50");

let stopping = false;
const starting = start();

process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());

async function start(): Promise<RunningService | undefined> {
  try {
    const settings = readSettings(process.env);
    const service = await startService(settings);
    if (!stopping) announce(service.address, settings.demo);
    return service;
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
    // Nothing that was half started may keep the process.
    setTimeout(() => process.exit(1), 1_000).unref();
    return undefined;
  }
}

function announce(address: string, demo: boolean): void {
  process.stdout.write(`Magic Meetings is ready at ${address}\n`);
  if (demo) process.stdout.write(`Open the playground: ${address}/playground/\n`);
}

function sentenceOf(error: unknown): string {
  if (error instanceof StartProblem) return error.message;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Magic Meetings cannot start because of an error of its own; please report it. ${text}`;
}

/** Stops accepting, finishes what runs, stops the database; after the longest time it leaves whatever is left. */
async function stop(): Promise<void> {
  stopping = true;
  setTimeout(() => process.exit(0), longestStopMilliseconds).unref();
  try {
    const service = await starting;
    await service?.stop();
    process.exit(process.exitCode ?? 0);
  } catch (error) {
    process.stderr.write(`Stopping did not go well: ${String(error)}\n`);
    process.exit(1);
  }
}
