import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const find = sql(
  "account_payable_of_vendors",
  `select distinct on (a.vendor_id) a.vendor_id, a.id
     from account a
    where a.tenant_id = $1
      and a.vendor_id = any($2::uuid[])
      and a.kind = 'vendor_payable'
      and a.currency = $3
      and a.deleted_at is null
    order by a.vendor_id, a.code`,
);

export async function findPayableAccounts(
  db: Queries,
  { tenantId, vendorIds, currency }: { tenantId: string; vendorIds: readonly string[]; currency: string },
): Promise<Map<string, string>> {
  const rows = await db.query<{ vendor_id: string; id: string }>(find, [tenantId, vendorIds, currency]);
  return new Map(rows.map((row) => [row.vendor_id, row.id]));
}

const insert = insertRows("account", {
  name: "account_payable",
  shared: ["tenant_id", "kind", "currency", "created_at", "created_by", "updated_at", "updated_by"],
  own: ["id", "code", "name", "vendor_id"],
  // Two deliveries of a new vendor at once: the first account is the one.
  then: "on conflict (tenant_id, code) do nothing",
});

export async function insertPayableAccounts(
  db: Queries,
  args: {
    tenantId: string;
    currency: string;
    now: Date;
    userId: string | null;
    accounts: readonly { id: string; vendorId: string; name: string }[];
  },
): Promise<void> {
  const { tenantId, currency, now, userId, accounts } = args;
  await insert(
    db,
    [tenantId, "vendor_payable", currency, now, userId, now, userId],
    accounts.map(({ id, vendorId, name }) => [id, `V-${currency}-${vendorId}`, name, vendorId]),
  );
}
