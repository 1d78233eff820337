import { LRUCache } from "lru-cache";
import type { Database } from "../db/pool.ts";
import type { Queries } from "../db/queries.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { coalesce, type Coalesced } from "./coalesce.ts";
import type { JobLog } from "./job-log.ts";

/** Longer work for one tenant, which a wake-up or the sweep starts; it keeps in the database how far it is. */
export interface TenantWork {
  name: string;
  isWaiting(db: Queries, args: { tenantId: string }): Promise<boolean>;
  /** Works until nothing waits; may be run at any time, also by several processes at once. */
  run(tenantId: string, stop: AbortSignal): Promise<void>;
  /** Goes by what happens: every signal starts it, and not only the sweep. */
  followsSignals?: true;
}

export interface TenantWorkers {
  /** Starts what waits for a tenant, each kind of work once at a time in this process. */
  look(tenantId: string): Promise<void>;
  /** Something happened at a tenant's: starts what follows it. A hint, like every wake-up. */
  follow(tenantId: string): void;
  settled(): Promise<void>;
}

const idleMilliseconds = 1_000;

/** Runs the kinds of work in this process; a failure is logged, the sweep comes back. */
export function createTenantWorkers(
  work: readonly TenantWork[],
  { pool, log, stop }: { pool: Database; log: JobLog; stop: AbortSignal },
): TenantWorkers {
  // Who waited for nothing a moment ago is not asked again at every signal; the sweep asks.
  const idle = new LRUCache<string, true>({ max: 10_000, ttl: idleMilliseconds });
  const keyOf = (one: TenantWork, tenantId: string) => `${one.name} ${tenantId}`;
  const runs = work.map((one): Coalesced =>
    coalesce(async (tenantId) => {
      try {
        if (await one.isWaiting(tenantReader(pool, tenantId), { tenantId })) await one.run(tenantId, stop);
        else idle.set(keyOf(one, tenantId), true);
      } catch (error) {
        log.warn({ err: error, tenantId, work: one.name }, "Work for a tenant failed");
      }
    }),
  );
  return {
    look: async (tenantId) => void (await Promise.all(runs.map((run) => run(tenantId)))),
    follow: (tenantId) => {
      if (stop.aborted) return;
      for (const [index, one] of work.entries()) {
        if (one.followsSignals && !idle.has(keyOf(one, tenantId))) void runs[index]?.(tenantId);
      }
    },
    settled: async () => void (await Promise.all(runs.map((run) => run.settled()))),
  };
}
