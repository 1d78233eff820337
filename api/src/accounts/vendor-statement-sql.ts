import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/**
 * What is owed for a line by the ledger: posted, fees, and fees that were given up. A refund takes back what it names.
 */
const owed = `
      select coalesce(sum(case when x.kind = 'post' then t.amount_minor
                               when x.kind = 'refund' and rx.kind = 'post' then -t.amount_minor end), 0)::bigint as posted_minor,
             coalesce(sum(t.amount_minor) filter (where x.kind = 'fee'), 0)::bigint as fee_minor,
             coalesce(sum(t.amount_minor) filter (where x.kind = 'refund' and rx.kind = 'fee'), 0)::bigint as waived_minor
        from transfer t
        join transaction x on x.tenant_id = t.tenant_id and x.id = t.transaction_id
        left join transfer r on r.tenant_id = t.tenant_id and r.id = t.reverses_id
        left join transaction rx on rx.tenant_id = r.tenant_id and rx.id = r.transaction_id
       where t.tenant_id = $1
         and t.service_order_line_id = l.id
         and x.kind in ('post', 'fee', 'refund')`;

/** The vendor's lines of a month by the company's clock, also those of a cancelled order that cost something. */
const lines = `
   select l.id, l.deliver_at, (l.deliver_at at time zone $3)::date as day, o.number as order_number, m.subject as meeting,
          s.name as service, l.quantity as ordered, l.delivered, l.consumed, l.wasted, o.currency,
          w.posted_minor, w.fee_minor, w.waived_minor
     from service_order_line l
     join service_order o on o.tenant_id = l.tenant_id and o.id = l.service_order_id
     join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
     join service s on s.tenant_id = l.tenant_id and s.id = l.service_id
     cross join lateral (${owed}) w
    where l.tenant_id = $1
      and l.vendor_id = $2
      and l.deliver_at >= ($4::date::timestamp at time zone $3)
      and l.deliver_at < (($4::date + interval '1 month')::timestamp at time zone $3)
      and (o.status in ('submitted', 'confirmed', 'in_production', 'delivered', 'closed')
           or w.posted_minor <> 0 or w.fee_minor <> 0)`;

const page = sql(
  "vendor_statement_page",
  `select f.*, f.deliver_at::text as exact_at
     from (${lines}) f
    where ($5::timestamptz is null or (f.deliver_at, f.id) > ($5::timestamptz, $6::uuid))
    order by f.deliver_at, f.id
    limit $7`,
  { plan: "each" },
);

const totals = sql(
  "vendor_statement_totals",
  `select f.currency, c.minor_units, sum(f.posted_minor)::bigint as posted_minor, sum(f.fee_minor)::bigint as fee_minor,
          sum(f.waived_minor)::bigint as waived_minor
     from (${lines}) f
     join currency c on c.code = f.currency
    group by f.currency, c.minor_units
    order by f.currency`,
  { plan: "each" },
);

const vendor = sql(
  "vendor_statement_vendor",
  `select v.name, t.default_time_zone
     from vendor v
     join tenant t on t.id = v.tenant_id
    where v.tenant_id = $1
      and v.id = $2`,
);

export async function findStatementVendor(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<{ name: string; timeZone: string } | undefined> {
  const rows = await db.query<{ name: string; default_time_zone: string }>(vendor, [tenantId, id]);
  return rows.map((row) => ({ name: row.name, timeZone: row.default_time_zone }))[0];
}

export interface VendorMonth {
  tenantId: string;
  vendorId: string;
  timeZone: string;
  /** Its first day. */
  month: string;
}

export interface VendorLineRow {
  id: string;
  day: string;
  orderNumber: number;
  meeting: string;
  service: string;
  ordered: number;
  delivered: number | null;
  consumed: number | null;
  wasted: number | null;
  currency: string;
  postedMinor: number;
  feeMinor: number;
  waivedMinor: number;
  position: readonly [at: string, id: string];
}

export async function readVendorLines(
  db: Queries,
  { tenantId, vendorId, timeZone, month }: VendorMonth,
  { after, limit }: { after: VendorLineRow["position"] | undefined; limit: number },
): Promise<VendorLineRow[]> {
  const values = [tenantId, vendorId, timeZone, month, ...(after ?? [null, null]), limit];
  const rows = await db.query<{
    id: string;
    exact_at: string;
    day: string;
    order_number: number;
    meeting: string;
    service: string;
    ordered: number;
    delivered: number | null;
    consumed: number | null;
    wasted: number | null;
    currency: string;
    posted_minor: number;
    fee_minor: number;
    waived_minor: number;
  }>(page, values);
  return rows.map((row) => ({
    id: row.id,
    day: row.day,
    orderNumber: row.order_number,
    meeting: row.meeting,
    service: row.service,
    ordered: row.ordered,
    delivered: row.delivered,
    consumed: row.consumed,
    wasted: row.wasted,
    currency: row.currency,
    postedMinor: row.posted_minor,
    feeMinor: row.fee_minor,
    waivedMinor: row.waived_minor,
    position: [row.exact_at, row.id],
  }));
}

export async function readVendorTotals(db: Queries, { tenantId, vendorId, timeZone, month }: VendorMonth) {
  const rows = await db.query<{
    currency: string;
    minor_units: number;
    posted_minor: number;
    fee_minor: number;
    waived_minor: number;
  }>(totals, [tenantId, vendorId, timeZone, month]);
  return rows.map((row) => ({
    currency: row.currency,
    minorUnits: row.minor_units,
    postedMinor: row.posted_minor,
    feeMinor: row.fee_minor,
    waivedMinor: row.waived_minor,
    totalMinor: row.posted_minor + row.fee_minor - row.waived_minor,
  }));
}
