import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const insertSplitRows = insertRows("account_split", {
  shared: ["tenant_id", "service_order_id"],
  own: ["account_id", "percent"],
});

const deleteSplit = sql(
  "account_split_delete",
  `delete from account_split
    where tenant_id = $1
      and service_order_id = $2`,
);

/** Replaces who pays. */
export async function replaceAccountSplit(
  db: Queries,
  args: { tenantId: string; serviceOrderId: string; shares: readonly { accountId: string; percent: number }[] },
): Promise<void> {
  await db.execute(deleteSplit, [args.tenantId, args.serviceOrderId]);
  await insertAccountSplit(db, args);
}

export function insertAccountSplit(
  db: Queries,
  args: { tenantId: string; serviceOrderId: string; shares: readonly { accountId: string; percent: number }[] },
): Promise<void> {
  const rows = args.shares.map(({ accountId, percent }) => [accountId, percent]);
  return insertSplitRows(db, [args.tenantId, args.serviceOrderId], rows);
}

const rememberAccountStatement = sql(
  "account_user_remember",
  `update account_user
      set last_used_at = $4
    where tenant_id = $1
      and user_id = $2
      and account_id = any($3::uuid[])`,
);

/** The accounts used last are suggested first. */
export async function rememberAccounts(
  db: Queries,
  args: { tenantId: string; userId: string; accountIds: readonly string[]; now: Date },
): Promise<void> {
  await db.execute(rememberAccountStatement, [args.tenantId, args.userId, args.accountIds, args.now]);
}
