import type { Database } from "../db/pool.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { withoutTenant } from "../db/transaction.ts";
import { listTenantIds } from "../jobs/tenant-sql.ts";
import { countLooks } from "./event-look-sql.ts";

/** How many events of all companies wait to be looked at, and for how long the oldest has. */
export async function waitingLooks(pool: Database, now: Date): Promise<{ waiting: number; oldestSeconds: number }> {
  const tenantIds = await withoutTenant(pool, listTenantIds);
  let [waiting, oldest] = [0, now.getTime()];
  for (const tenantId of tenantIds) {
    const looks = await countLooks(tenantReader(pool, tenantId), { tenantId });
    waiting += looks.waiting;
    oldest = Math.min(oldest, looks.oldest?.getTime() ?? oldest);
  }
  return { waiting, oldestSeconds: (now.getTime() - oldest) / 1000 };
}
