import type { Database } from "../db/pool.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { withoutTenant } from "../db/transaction.ts";
import { listTenantIds } from "../jobs/tenant-sql.ts";
import { countPending } from "./message-log-sql.ts";

/** How many messages wait for their delivery, of all tenants together; for the metrics. */
export async function countPendingMessages(pool: Database): Promise<number> {
  let pending = 0;
  for (const tenantId of await withoutTenant(pool, listTenantIds)) {
    pending += await countPending(tenantReader(pool, tenantId), { tenantId });
  }
  return pending;
}
