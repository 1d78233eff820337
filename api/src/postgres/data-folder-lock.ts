import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { PostgresStartError } from "./postgres-start-error.ts";
import { isProcessAlive, readStartTicks } from "./process-life.ts";

interface Holder {
  pid: number;
  /** Clock ticks since boot at which the process started: tells a process from a later one with the same number. */
  startTicks: string | null;
}

/** One program per data folder; the lock of a program that was killed is taken over. Returns the release. */
export function lockDataFolder(dataDir: string): () => void {
  const lockFile = `${dataDir}.lock`;
  const mine = JSON.stringify({ pid: process.pid, startTicks: readStartTicks(process.pid) } satisfies Holder);
  if (!createFile(lockFile, mine)) {
    const holder = readHolder(lockFile);
    if (holder !== undefined && isSameProcessAlive(holder)) throw inUse(dataDir, holder.pid);
    rmSync(lockFile, { force: true });
    if (!createFile(lockFile, mine)) throw inUse(dataDir, readHolder(lockFile)?.pid);
  }
  return () => {
    if (readText(lockFile) === mine) rmSync(lockFile, { force: true });
  };
}

function inUse(dataDir: string, pid: number | undefined): PostgresStartError {
  const who = pid === undefined ? "Another process" : `Process ${pid}`;
  return new PostgresStartError(
    "data_folder_in_use",
    `${who} is already using the data folder ${dataDir}: stop it, or set DATA_DIR to another folder.`,
  );
}

function createFile(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readText(file) ?? "") as Holder;
  } catch {
    return undefined;
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function isSameProcessAlive(holder: Holder): boolean {
  if (!isProcessAlive(holder.pid)) return false;
  return holder.startTicks === readStartTicks(holder.pid);
}
