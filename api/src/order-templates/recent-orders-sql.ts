import type { RecentOrder } from "@magic-meetings/contract/order-templates/order-template.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { isActedForBy } from "../delegates/delegate-ids-sql.ts";

const recentStatement = sql(
  "service_order_recent",
  `select o.id, o.number, o.currency, o.total_minor, m.id as meeting_id, m.subject, m.starts_at, l.head_count,
          s.id as site_id, s.name as site_name, s.time_zone,
          (select coalesce(json_agg(json_build_object('service', v.name, 'quantity', i.quantity) order by i.position), '[]')
             from service_order_line i
             join service v on v.tenant_id = i.tenant_id and v.id = i.service_id
            where i.tenant_id = o.tenant_id
              and i.service_order_id = o.id) as lines
     from service_order o
     join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
     join meeting_location l on l.tenant_id = o.tenant_id and l.id = o.meeting_location_id
     join site s on s.tenant_id = o.tenant_id and s.id = o.site_id
    where o.tenant_id = $1
      and o.status not in ('draft', 'cancelled', 'rejected')
      and m.deleted_at is null
      and ${isActedForBy("$2")}
      and ($3::integer is null or o.number < $3::integer)
    order by o.number desc
    limit $4`,
);

interface Row {
  id: string;
  number: number;
  currency: string;
  total_minor: number;
  meeting_id: string;
  subject: string;
  starts_at: Date;
  head_count: number;
  site_id: string;
  site_name: string;
  time_zone: string;
  lines: RecentOrder["lines"];
}

/** The orders of meetings that a user acts for, the last one first. */
export async function listRecentOrders(
  db: Queries,
  list: { tenantId: string; userId: string; after: number | undefined; limit: number },
): Promise<RecentOrder[]> {
  const { tenantId, userId, after = null, limit } = list;
  const rows = await db.query<Row>(recentStatement, [tenantId, userId, after, limit]);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    meeting: {
      id: row.meeting_id,
      subject: row.subject,
      start: row.starts_at.toISOString(),
      timeZone: row.time_zone,
    },
    site: { id: row.site_id, name: row.site_name },
    headCount: row.head_count,
    lines: row.lines,
    total: { amountMinor: row.total_minor, currency: row.currency.trim() },
  }));
}
