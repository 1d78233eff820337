import type { Database } from "../db/pool.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { withoutTenant } from "../db/transaction.ts";
import { listTenantIds } from "../jobs/tenant-sql.ts";
import { countOpenOrphans } from "./orphan-read-sql.ts";

/** How much is left alone in all companies, and how long the oldest of it has waited, for the metrics. */
export async function waitingOrphans(pool: Database, now: Date): Promise<{ waiting: number; oldestSeconds: number }> {
  let waiting = 0;
  let oldest = now;
  for (const tenantId of await withoutTenant(pool, listTenantIds)) {
    const found = await countOpenOrphans(tenantReader(pool, tenantId), tenantId);
    waiting += found.count;
    if (found.oldest !== null && found.oldest < oldest) oldest = found.oldest;
  }
  return { waiting, oldestSeconds: (now.getTime() - oldest.getTime()) / 1000 };
}
