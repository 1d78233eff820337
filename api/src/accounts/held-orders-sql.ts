import type { Blocker } from "@magic-meetings/contract/problems/problem.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const held = sql(
  "account_held_orders",
  `select distinct o.id, o.number::text as name
     from transfer t
     join transaction x on x.tenant_id = t.tenant_id and x.id = t.transaction_id
     join service_order o on o.tenant_id = x.tenant_id and o.id = x.service_order_id
    where t.tenant_id = $1
      and t.debit_account_id = $2
      and x.kind = 'hold'
      and not exists (
        select 1
          from transfer r
         where r.tenant_id = t.tenant_id
           and r.reverses_id = t.id)
    order by name
    limit 200`,
);

/** The orders that hold money on an account. */
export async function findHeldOrders(
  db: Queries,
  { tenantId, accountId }: { tenantId: string; accountId: string },
): Promise<{ count: number; items: Blocker[] }> {
  const rows = await db.query<{ id: string; name: string }>(held, [tenantId, accountId]);
  return { count: rows.length, items: rows.slice(0, 20).map(({ id, name }) => ({ type: "service_order", id, name })) };
}
