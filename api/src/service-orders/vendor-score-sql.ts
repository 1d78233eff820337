import type { VendorScore } from "@magic-meetings/contract/service-orders/receive.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** Until so many minutes after the agreed moment a delivery is on time. */
const graceMinutes = 5;

const score = sql(
  "vendor_score",
  `select v.id, v.name, r.score, coalesce(r.ratings, 0)::integer as ratings, r.distribution,
          coalesce(r.ordered, 0)::integer as ordered, coalesce(r.delivered, 0)::integer as delivered,
          coalesce(r.wasted, 0)::integer as wasted, coalesce(p.deliveries, 0)::integer as deliveries,
          coalesce(p.on_time, 0)::integer as on_time, coalesce(p.declined, 0)::integer as declined
     from vendor v
    cross join lateral (
       select round(avg(l.rating), 2)::double precision as score, count(l.rating) as ratings,
              array[count(*) filter (where l.rating = 1), count(*) filter (where l.rating = 2),
                    count(*) filter (where l.rating = 3), count(*) filter (where l.rating = 4),
                    count(*) filter (where l.rating = 5)]::integer[] as distribution,
              sum(l.quantity) filter (where l.delivered is not null) as ordered, sum(l.delivered) as delivered,
              sum(l.wasted) as wasted
         from service_order_line l
        where l.tenant_id = v.tenant_id
          and l.vendor_id = v.id
          and ($3::timestamptz is null or l.deliver_at >= $3::timestamptz)
          and ($4::timestamptz is null or l.deliver_at < $4::timestamptz)) r
    cross join lateral (
       select count(*) filter (where q.delivered_at is not null) as deliveries,
              count(*) filter (where q.delivered_at <= q.deliver_at + make_interval(mins => $5)) as on_time,
              count(*) filter (where q.status = 'declined') as declined
         from production_order q
        where q.tenant_id = v.tenant_id
          and q.vendor_id = v.id
          and ($3::timestamptz is null or q.deliver_at >= $3::timestamptz)
          and ($4::timestamptz is null or q.deliver_at < $4::timestamptz)) p
    where v.tenant_id = $1
      and v.id = $2`,
  { plan: "each" },
);

interface Row {
  id: string;
  name: string;
  score: number | null;
  ratings: number;
  distribution: number[];
  ordered: number;
  delivered: number;
  wasted: number;
  deliveries: number;
  on_time: number;
  declined: number;
}

export interface ScoreQuestion {
  tenantId: string;
  vendorId: string;
  from: Date | null;
  to: Date | null;
}

/** How a vendor does, by its deliveries of a time; one query. */
export async function readVendorScore(
  db: Queries,
  { tenantId, vendorId, from, to }: ScoreQuestion,
): Promise<VendorScore | undefined> {
  const [row] = await db.query<Row>(score, [tenantId, vendorId, from, to, graceMinutes]);
  return (
    row && {
      vendor: { id: row.id, name: row.name },
      from: from?.toISOString() ?? null,
      to: to?.toISOString() ?? null,
      score: row.score,
      ratings: row.ratings,
      distribution: row.distribution,
      deliveries: row.deliveries,
      onTime: row.on_time,
      declined: row.declined,
      ordered: row.ordered,
      delivered: row.delivered,
      wasted: row.wasted,
    }
  );
}
