import type { Clock } from "../clock/clock.ts";
import type { Database } from "../db/pool.ts";
import { inTenant } from "../db/transaction.ts";
import type { JobLog } from "../jobs/job-log.ts";
import { askToLook } from "./ask-to-look.ts";
import type { EventPlace } from "./event-look-sql.ts";

export interface TellDeps {
  pool: Database;
  systemClock: Clock;
  log: JobLog;
  /** Tells a worker, after a commit, that something waits. */
  workWaiting: (tenantId: string) => void;
}

export interface TellOfChanges {
  (tenantId: string, places: readonly EventPlace[]): void;
  /** Resolves when everything that was told is kept or lost. */
  settled(): Promise<void>;
}

/** How the built-in calendar notifies: after its commit and in a transaction of its own. What gets lost the sweep finds. */
export function tellOfChanges({ pool, systemClock, log, workWaiting }: TellDeps): TellOfChanges {
  const telling = new Set<Promise<void>>();
  const tell = async (tenantId: string, places: readonly EventPlace[]) => {
    try {
      const now = systemClock.now();
      await inTenant(pool, tenantId, (tx) => askToLook(tx, { tenantId, places, because: "notification", now }));
      workWaiting(tenantId);
    } catch (error) {
      log.warn({ err: error, tenantId }, "A change in the calendar was not told");
    }
  };
  const told = (tenantId: string, places: readonly EventPlace[]) => {
    const one = tell(tenantId, places).finally(() => telling.delete(one));
    telling.add(one);
  };
  return Object.assign(told, { settled: async () => void (await Promise.all(telling)) });
}
