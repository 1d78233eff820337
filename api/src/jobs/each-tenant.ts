import type { Database } from "../db/pool.ts";
import { withoutTenant } from "../db/transaction.ts";
import type { JobLog } from "./job-log.ts";
import { listTenantIds } from "./tenant-sql.ts";

/** Does something for one tenant after the other; what fails for one is logged and done for the others all the same. */
export async function forEachTenant(
  { pool, log, stop }: { pool: Database; log: JobLog; stop: AbortSignal },
  what: string,
  work: (tenantId: string) => Promise<void>,
): Promise<void> {
  const tenantIds = await withoutTenant(pool, listTenantIds);
  for (const tenantId of tenantIds) {
    if (stop.aborted) return;
    try {
      await work(tenantId);
    } catch (error) {
      log.warn({ err: error, tenantId }, `${what} failed for a tenant`);
    }
  }
}
