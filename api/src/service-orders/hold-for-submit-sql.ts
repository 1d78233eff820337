import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { anybodyHasSaid } from "../diets/line-diet-sql.ts";
import { vendorsOfOrder } from "../vendors/vendor-terms-sql.ts";

const hold = sql(
  "service_order_hold_for_submit",
  `select ${anybodyHasSaid} as has_said
     from vendor v
    where v.tenant_id = $1
      and v.id in (${vendorsOfOrder})
    order by v.id
      for share of v`,
);

/**
 * Keeps the terms of an order's vendors as they are to the end of the transaction, before the order is locked and priced
 * by them; says whether there are diets to fill in.
 */
export async function holdForSubmit(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<{ anybodyHasSaid: boolean }> {
  const rows = await db.query<{ has_said: boolean }>(hold, [tenantId, id]);
  return { anybodyHasSaid: rows.some((row) => row.has_said) };
}
