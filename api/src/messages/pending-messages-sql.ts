import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const countPending = sql(
  "message_count_pending",
  `select count(*) as pending
     from message_log
    where tenant_id = $1
      and status = 'pending'`,
);

/** How many messages of a tenant wait for their delivery. */
export async function countPendingMessages(db: Queries, tenantId: string): Promise<number> {
  const rows = await db.query<{ pending: number }>(countPending, [tenantId]);
  return rows[0]?.pending ?? 0;
}
