import { readFileSync } from "node:fs";

/** False also for a process that has ended and whose parent has not asked how (a zombie, usual in containers). */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return readStatus(pid)?.[0] !== "Z";
}

/** The moment at which the process started, in clock ticks since boot; null where the system does not tell. */
export function readStartTicks(pid: number): string | null {
  return readStatus(pid)?.[19] ?? null;
}

/** Linux' fields on a process from the third on; the second is its name in brackets and may hold spaces. */
function readStatus(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}
