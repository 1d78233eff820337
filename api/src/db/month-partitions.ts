import type { ClientBase } from "pg";
import { isCheckViolation } from "./constraint-errors.ts";

/** Tables that only grow; a month is removed by dropping its partition. */
const partitionedTables = ["audit_log", "message_log"];
const monthsAhead = 3;

/** Makes the partitions of this month and the coming ones; needs the owner. Rows outside them lie in the default one. */
export async function ensureMonthPartitions(client: ClientBase, now: Date): Promise<void> {
  for (const table of partitionedTables) {
    for (let month = 0; month < monthsAhead; month += 1) {
      const firstDay = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + month, 1))
        .toISOString()
        .slice(0, 10);
      await ensureMonthPartition(client, table, firstDay);
    }
  }
}

async function ensureMonthPartition(client: ClientBase, table: string, firstDay: string): Promise<void> {
  try {
    await client.query("call app.ensure_month_partitions($1, $2::date, 1)", [table, firstDay]);
  } catch (error) {
    // The default partition holds rows of this month already (the clock was moved): they stay there.
    if (!isCheckViolation(error)) throw error;
  }
}
