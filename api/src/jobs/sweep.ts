import type { Clock } from "../clock/clock.ts";
import type { Database } from "../db/pool.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { hasDueMessages } from "../messages/claim-sql.ts";
import { forEachTenant } from "./each-tenant.ts";
import type { JobLog } from "./job-log.ts";

export interface SweepDeps {
  pool: Database;
  clock: Clock;
  log: JobLog;
  stop: AbortSignal;
  deliver: (tenantId: string) => unknown;
  /** Starts longer work where some waits. */
  look: (tenantId: string) => unknown;
}

/** Asks every tenant whether a message or longer work is due, and starts it without waiting for it. */
export function sweep({ pool, clock, log, stop, deliver, look }: SweepDeps): Promise<void> {
  return forEachTenant({ pool, log, stop }, "The sweep", async (tenantId) => {
    if (await hasDueMessages(tenantReader(pool, tenantId), { tenantId, now: clock.now() })) void deliver(tenantId);
    void look(tenantId);
  });
}
