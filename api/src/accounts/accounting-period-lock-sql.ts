import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const lock = sql(
  "accounting_period_share",
  `select status
     from accounting_period
    where tenant_id = $1
      and month = $2
      for share`,
);

const insert = sql(
  "accounting_period_open",
  `insert into accounting_period (tenant_id, id, month, created_at)
   values ($1, $2, $3, $4)
   on conflict (tenant_id, month) do nothing`,
);

/** Locks a month against being closed and says whether it is; it is written down when it is first needed. */
export async function lockAccountingPeriod(
  db: Queries,
  { tenantId, id, month, now }: { tenantId: string; id: string; month: string; now: Date },
): Promise<"open" | "closed"> {
  const read = async () => (await db.query<{ status: "open" | "closed" }>(lock, [tenantId, month]))[0]?.status;
  const known = await read();
  if (known !== undefined) return known;
  await db.execute(insert, [tenantId, id, month, now]);
  return (await read()) ?? "open";
}
