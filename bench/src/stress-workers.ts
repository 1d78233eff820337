import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("stress-worker.ts", import.meta.url));
/** A worker is killed at some moment within so long after it has begun to work. */
const longestLife = 1_500;

export interface StressWorkers {
  kills(): number;
  /** Kills one that works, with signal 9, and starts another one. */
  killOne(): Promise<void>;
  stop(): Promise<void>;
}

interface Started {
  child: ChildProcess;
  working: Promise<unknown>;
}

export function startStressWorkers({
  url,
  tenantId,
  down,
  count,
  random,
}: {
  url: string;
  tenantId: string;
  down: { from: number; until: number };
  count: number;
  random: () => number;
}): StressWorkers {
  let killed = 0;
  const start = (): Started => {
    const command = ["--import", "tsx", program, url, tenantId, String(down.from), String(down.until)];
    const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
    return { child, working: child.stdout ? once(child.stdout, "data") : Promise.resolve() };
  };
  const crew = Array.from({ length: count }, start);
  return {
    kills: () => killed,
    async killOne() {
      const index = Math.floor(random() * count);
      const one = crew[index];
      if (one === undefined) return;
      await one.working;
      await delay(random() * longestLife);
      one.child.kill("SIGKILL");
      killed += 1;
      crew[index] = start();
    },
    async stop() {
      await Promise.all(
        crew.map(async ({ child }) => {
          const ended = once(child, "exit");
          child.kill("SIGKILL");
          await ended;
        }),
      );
    },
  };
}
