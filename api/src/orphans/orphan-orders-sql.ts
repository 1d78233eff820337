import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { serviceOrderJson, type ServiceOrderRecord } from "../service-orders/service-order-json-sql.ts";

const about = sql(
  "orphan_orders",
  `select f.id as orphan_id, ${serviceOrderJson} as service_order
     from orphan f
     join meeting m
       on m.tenant_id = f.tenant_id
      and ((f.entity_type <> 'series' and m.id = f.meeting_id)
        or (f.entity_type = 'series' and m.series_id = f.entity_id and m.ends_at > $3))
     join service_order o on o.tenant_id = m.tenant_id and o.meeting_id = m.id
    where f.tenant_id = $1
      and f.id = any ($2)
      and f.entity_type <> 'room_booking'
      and (f.entity_type <> 'service_order' or o.id = f.entity_id)
      and o.status in ('draft', 'submitted', 'awaiting_approval', 'confirmed', 'in_production')`,
  { plan: "each" },
);

/** The orders that would be cancelled with what is left alone, by the orphan's id. */
export async function findOrdersOfOrphans(
  db: Queries,
  { tenantId, ids, now }: { tenantId: string; ids: readonly string[]; now: Date },
): Promise<Map<string, ServiceOrderRecord[]>> {
  const found = new Map<string, ServiceOrderRecord[]>();
  if (ids.length === 0) return found;
  const rows = await db.query<{ orphan_id: string; service_order: ServiceOrderRecord }>(about, [tenantId, ids, now]);
  for (const { orphan_id: id, service_order: order } of rows) found.set(id, [...(found.get(id) ?? []), order]);
  return found;
}
