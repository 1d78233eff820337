import type { Database } from "../db/pool.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { withoutTenant } from "../db/transaction.ts";
import { listTenantIds } from "../jobs/tenant-sql.ts";
import { countPendingMessages } from "./pending-messages-sql.ts";

/** How many messages wait in all, for the metrics: one tenant after the other, so that it takes one connection. */
export async function pendingMessages(pool: Database): Promise<number> {
  let pending = 0;
  for (const tenantId of await withoutTenant(pool, listTenantIds)) {
    pending += await countPendingMessages(tenantReader(pool, tenantId), tenantId);
  }
  return pending;
}
