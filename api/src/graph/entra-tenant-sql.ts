import type { Database } from "../db/pool.ts";
import { sql } from "../db/statement.ts";
import { withoutTenant } from "../db/transaction.ts";

const entraTenant = sql(
  "graph_entra_tenant",
  `select t.entra_tenant_id
     from tenant t
    where t.id = $1`,
);

/** The company as Entra knows it; a reference table, read without a tenant. */
export function findEntraTenant(pool: Database, tenantId: string): Promise<string | undefined> {
  return withoutTenant(pool, async (tx) => {
    const rows = await tx.query<{ entra_tenant_id: string }>(entraTenant, [tenantId]);
    return rows[0]?.entra_tenant_id;
  });
}
