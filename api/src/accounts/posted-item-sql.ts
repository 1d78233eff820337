import type { PostedItem } from "@magic-meetings/contract/accounts/match-invoice-rules.ts";
import type { MissingItems } from "@magic-meetings/contract/accounts/vendor-invoice.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// What is posted to a vendor and no invoice has taken yet, and who paid for it.

const lockVendorRow = sql(
  "vendor_invoice_lock_vendor",
  `select v.name
     from vendor v
    where v.tenant_id = $1
      and v.id = $2
      for no key update`,
);

/** Locks a vendor, so that its invoices are matched one after the other; gives its name. */
export async function lockVendor(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<string | undefined> {
  return (await db.query<{ name: string }>(lockVendorRow, [tenantId, id]))[0]?.name;
}

/** What was posted for lines of orders and is on no invoice: posts and fees without what was given back. */
const open = `
   select t.service_order_line_id as id, o.number as order_number, max(coalesce(s.name, f.service_name, '')) as service,
          max(l.quantity) as quantity, max(x.period) as day,
          sum(case when x.kind = 'refund' then -t.amount_minor else t.amount_minor end)::bigint as posted_minor
     from account a
     join transfer t
       on t.tenant_id = a.tenant_id
      and (t.credit_account_id = a.id or t.debit_account_id = a.id)
     join transaction x on x.tenant_id = t.tenant_id and x.id = t.transaction_id
     join service_order o on o.tenant_id = x.tenant_id and o.id = x.service_order_id
     left join service_order_line l on l.tenant_id = t.tenant_id and l.id = t.service_order_line_id
     left join service s on s.tenant_id = l.tenant_id and s.id = l.service_id
     left join lateral (
       select e.service_name
         from order_fee e
        where e.tenant_id = t.tenant_id
          and e.service_order_line_id = t.service_order_line_id
        limit 1) f on true
    where a.tenant_id = $1
      and a.vendor_id = $2
      and a.kind = 'vendor_payable'
      and t.currency = $3
      and t.service_order_line_id is not null
      and x.kind in ('post', 'fee', 'refund')
      and not exists (
        select 1
          from vendor_invoice_match k
         where k.tenant_id = t.tenant_id
           and k.service_order_line_id = t.service_order_line_id)`;

const having = `having sum(case when x.kind = 'refund' then -t.amount_minor else t.amount_minor end) <> 0`;

const openOfOrders = sql(
  "vendor_invoice_open_items",
  `${open}
      and o.number = any($4::bigint[])
    group by t.service_order_line_id, o.number
    ${having}
    order by o.number, t.service_order_line_id`,
  { plan: "each" },
);

const missing = sql(
  "vendor_invoice_missing",
  `select i.*, count(*) over ()::int as count, sum(i.posted_minor) over ()::bigint as total_minor
     from (${open}
      and x.period <= $4::date
      and x.period > ($4::date - interval '13 months')::date
    group by t.service_order_line_id, o.number
    ${having}) i
    order by i.order_number, i.id
    limit 50`,
  { plan: "each" },
);

interface ItemRow {
  id: string;
  order_number: number;
  service: string;
  quantity: number | null;
  day: string;
  posted_minor: number;
}

interface OfVendor {
  tenantId: string;
  vendorId: string;
  currency: string;
}

/** What of some orders may be matched. */
export async function findOpenItems(
  db: Queries,
  { tenantId, vendorId, currency, orderNumbers }: OfVendor & { orderNumbers: readonly number[] },
): Promise<PostedItem[]> {
  const rows = await db.query<ItemRow>(openOfOrders, [tenantId, vendorId, currency, orderNumbers]);
  return rows.map((row) => ({
    id: row.id,
    orderNumber: row.order_number,
    service: row.service,
    quantity: row.quantity ?? 0,
    postedMinor: row.posted_minor,
  }));
}

/** What was posted until a month and is on no invoice. */
export async function findMissing(
  db: Queries,
  { tenantId, vendorId, currency, month }: OfVendor & { month: string },
): Promise<MissingItems> {
  const rows = await db.query<ItemRow & { count: number; total_minor: number }>(missing, [
    tenantId,
    vendorId,
    currency,
    month,
  ]);
  return {
    count: rows[0]?.count ?? 0,
    totalMinor: rows[0]?.total_minor ?? 0,
    items: rows.map((row) => ({
      id: row.id,
      orderNumber: row.order_number,
      service: row.service,
      day: row.day,
      postedMinor: row.posted_minor,
    })),
  };
}

const payers = sql(
  "vendor_invoice_line_payers",
  `select account_id, sum(amount)::bigint as amount_minor
     from (select case when x.kind = 'refund' then t.credit_account_id else t.debit_account_id end as account_id,
                  case when x.kind = 'refund' then -t.amount_minor else t.amount_minor end as amount
             from vendor_invoice_match k
             join transfer t on t.tenant_id = k.tenant_id and t.service_order_line_id = k.service_order_line_id
             join transaction x on x.tenant_id = t.tenant_id and x.id = t.transaction_id
            where k.tenant_id = $1
              and k.vendor_invoice_id = $2
              and k.vendor_invoice_line_number = $3
              and x.kind in ('post', 'fee', 'refund')) paid
    group by account_id
   having sum(amount) > 0
    order by account_id`,
);

/** Who paid for what a line was matched with, and how much. */
export async function findPayers(
  db: Queries,
  { tenantId, invoiceId, number }: { tenantId: string; invoiceId: string; number: number },
): Promise<{ accountId: string; amountMinor: number }[]> {
  const rows = await db.query<{ account_id: string; amount_minor: number }>(payers, [tenantId, invoiceId, number]);
  return rows.map((row) => ({ accountId: row.account_id, amountMinor: row.amount_minor }));
}
