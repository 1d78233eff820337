import type { CheckKind, PeriodCheck, PeriodDetail } from "@magic-meetings/contract/accounts/accounting-period.ts";
import type { Queries } from "../db/queries.ts";
import { sql, type Statement } from "../db/statement.ts";

const shown = 20;

/** Orders with a delivery in the month, by the company's clock, that are in one of some states. */
const orders = (name: string, where: string) =>
  sql(
    `month_check_${name}`,
    `select o.id, o.number::text as number, m.subject as name, m.id as meeting_id, null as invoice_id,
            count(*) over ()::int as count
       from service_order o
       join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
      where o.tenant_id = $1
        and ${where}
        and exists (
          select 1
            from service_order_line l
           where l.tenant_id = o.tenant_id
             and l.service_order_id = o.id
             and l.deliver_at >= ($2::date::timestamp at time zone $3)
             and l.deliver_at < (($2::date + interval '1 month')::timestamp at time zone $3))
      order by o.number
      limit ${shown}`,
    { plan: "each" },
  );

const unmatched = sql(
  "month_check_unmatched",
  `select i.id || ':' || l.number as id, i.number, l.text as name, null as meeting_id, i.id as invoice_id,
          count(*) over ()::int as count
     from vendor_invoice i
     join vendor_invoice_line l on l.tenant_id = i.tenant_id and l.vendor_invoice_id = i.id
    where i.tenant_id = $1
      and i.invoice_date >= $2::date
      and i.invoice_date < ($2::date + interval '1 month')::date
      and $3::text is not null
      and l.outcome <> 'matched'
      and l.accepted_at is null
    order by i.number, l.number
    limit ${shown}`,
);

const checks: Record<CheckKind, Statement> = {
  undelivered: orders("undelivered", "o.status in ('submitted', 'confirmed', 'in_production')"),
  unapproved: orders("unapproved", "o.status = 'awaiting_approval'"),
  unreceived: orders("unreceived", "o.status = 'delivered' and o.received_at is null"),
  unmatched,
};

interface Row {
  id: string;
  number: string;
  name: string;
  meeting_id: string | null;
  invoice_id: string | null;
  count: number;
}

interface Month {
  tenantId: string;
  month: string;
  timeZone: string;
}

/** What is still open in a month, kind by kind. */
export async function readChecklist(db: Queries, { tenantId, month, timeZone }: Month): Promise<PeriodCheck[]> {
  const made: PeriodCheck[] = [];
  for (const [kind, statement] of Object.entries(checks) as [CheckKind, Statement][]) {
    const rows = await db.query<Row>(statement, [tenantId, month, timeZone]);
    const items = rows.map((row) => ({
      id: row.invoice_id ?? row.id,
      number: row.number,
      name: row.name,
      meetingId: row.meeting_id,
      invoiceId: row.invoice_id,
    }));
    made.push({ kind, count: rows[0]?.count ?? 0, items });
  }
  return made;
}

const posted = sql(
  "month_posted",
  `select t.currency, c.minor_units,
          sum(case when x.kind = 'refund' then -t.amount_minor else t.amount_minor end)::bigint as amount_minor
     from transaction x
     join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
     join currency c on c.code = t.currency
    where x.tenant_id = $1
      and x.period = $2::date
      and x.kind in ('post', 'fee', 'refund')
    group by t.currency, c.minor_units
    order by t.currency`,
  { plan: "each" },
);

/** What orders of the month cost, by currency; corrections move money between accounts and are not among it. */
export async function readPosted(
  db: Queries,
  { tenantId, month }: Omit<Month, "timeZone">,
): Promise<PeriodDetail["posted"]> {
  const rows = await db.query<{ currency: string; minor_units: number; amount_minor: number }>(posted, [
    tenantId,
    month,
  ]);
  return rows.map((row) => ({
    currency: row.currency,
    minorUnits: row.minor_units,
    amountMinor: row.amount_minor,
  }));
}
