import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const mostOrders = 200;

// Few of a day's orders have somebody who said anything: only those are looked at more closely.
const read = sql(
  "diet_production_orders",
  `select p.id
     from production_order p
     join meeting m on m.tenant_id = p.tenant_id and m.id = p.meeting_id
    where p.tenant_id = $1
      and p.deliver_at >= $2
      and p.deliver_at < $3
      and p.status in ('new', 'accepted', 'in_production', 'ready', 'delivered')
      and ($4::uuid[] is null or p.vendor_id = any ($4))
      and (exists (
             select 1
               from diet d
              where d.tenant_id = m.tenant_id
                and d.user_id = m.organizer_id
                and (d.meeting_id is null or d.meeting_id = m.id))
           or exists (
             select 1
               from meeting_role r
               join diet d on d.tenant_id = r.tenant_id and d.user_id = r.user_id
              where r.tenant_id = m.tenant_id
                and r.meeting_id = m.id
                and r.role = 'participant'
                and (d.meeting_id is null or d.meeting_id = m.id)))
    order by p.deliver_at, p.id
    limit ${mostOrders}`,
  { plan: "each" },
);

export interface DietsOfPeriod {
  tenantId: string;
  from: Date;
  to: Date;
  /** Null: every vendor's. */
  vendorIds: readonly string[] | null;
}

/** The production orders of a period where anybody of the meeting has said what she eats. */
export async function findProductionWithDiets(
  db: Queries,
  { tenantId, from, to, vendorIds }: DietsOfPeriod,
): Promise<string[]> {
  return (await db.query<{ id: string }>(read, [tenantId, from, to, vendorIds])).map(({ id }) => id);
}
