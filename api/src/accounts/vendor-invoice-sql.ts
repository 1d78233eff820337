import type { InvoiceLineOutcome, LineMatch } from "@magic-meetings/contract/accounts/match-invoice-rules.ts";
import type { InvoiceLine, VendorInvoice } from "@magic-meetings/contract/accounts/vendor-invoice.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const insert = sql(
  "vendor_invoice_insert",
  `insert into vendor_invoice (
     tenant_id, id, vendor_id, number, invoice_date, currency, total_minor, line_count, created_at, created_by)
   values ($1, $2, $3, $4, $5::date, $6, $7, $8, $9, $10)`,
);

export interface InsertInvoice {
  tenantId: string;
  id: string;
  vendorId: string;
  number: string;
  invoiceDate: string;
  currency: string;
  totalMinor: number;
  lines: number;
  now: Date;
  userId: string | null;
}

export async function insertInvoice(db: Queries, made: InsertInvoice): Promise<void> {
  await db.execute(insert, [
    ...[made.tenantId, made.id, made.vendorId, made.number, made.invoiceDate, made.currency, made.totalMinor],
    ...[made.lines, made.now, made.userId],
  ]);
}

const insertLineRows = insertRows("vendor_invoice_line", {
  shared: ["tenant_id", "vendor_invoice_id"],
  own: ["number", "order_number", "text", "quantity", "amount_minor", "outcome", "posted_minor", "difference_minor"],
});
const insertMatchRows = insertRows("vendor_invoice_match", {
  shared: ["tenant_id", "vendor_invoice_id"],
  own: ["service_order_line_id", "vendor_invoice_line_number"],
});

export interface MatchedLine extends LineMatch {
  orderNumber: number | null;
  text: string;
  quantity: number | null;
  amountMinor: number;
}

export async function insertLines(
  db: Queries,
  { tenantId, invoiceId, lines }: { tenantId: string; invoiceId: string; lines: readonly MatchedLine[] },
): Promise<void> {
  await insertLineRows(
    db,
    [tenantId, invoiceId],
    lines.map((line) => [
      ...[line.number, line.orderNumber, line.text, line.quantity, line.amountMinor, line.outcome],
      ...[line.postedMinor, line.differenceMinor],
    ]),
  );
  await insertMatchRows(
    db,
    [tenantId, invoiceId],
    lines.flatMap(({ number, itemIds }) => itemIds.map((itemId) => [itemId, number])),
  );
}

const invoiceColumns = `i.id, i.vendor_id, v.name as vendor_name, i.number, i.invoice_date, i.currency, c.minor_units,
          i.total_minor, i.line_count, i.created_at, n.matched, n.differs, n.unknown, n.accepted`;

const invoiceJoins = `join vendor v on v.tenant_id = i.tenant_id and v.id = i.vendor_id
     join currency c on c.code = i.currency
     cross join lateral (
       select (count(*) filter (where l.outcome = 'matched'))::int as matched,
              (count(*) filter (where l.outcome = 'differs'))::int as differs,
              (count(*) filter (where l.outcome = 'unknown'))::int as unknown,
              (count(*) filter (where l.accepted_at is not null))::int as accepted
         from vendor_invoice_line l
        where l.tenant_id = $1
          and l.vendor_invoice_id = i.id) n`;

const list = sql(
  "vendor_invoice_list",
  `select ${invoiceColumns}
     from vendor_invoice i
     ${invoiceJoins}
    where i.tenant_id = $1
      and ($2::uuid is null or i.vendor_id = $2)
      and ($3::date is null or (i.invoice_date, i.id) < ($3::date, $4::uuid))
    order by i.invoice_date desc, i.id desc
    limit $5`,
);

const find = sql(
  "vendor_invoice_find",
  `select ${invoiceColumns}
     from vendor_invoice i
     ${invoiceJoins}
    where i.tenant_id = $1
      and i.id = $2`,
);

interface InvoiceRow {
  id: string;
  vendor_id: string;
  vendor_name: string;
  number: string;
  invoice_date: string;
  currency: string;
  minor_units: number;
  total_minor: number;
  line_count: number;
  created_at: Date;
  matched: number;
  differs: number;
  unknown: number;
  accepted: number;
}

export async function listInvoices(
  db: Queries,
  asked: { tenantId: string; vendorId: string | null; after: [string, string] | undefined; limit: number },
): Promise<VendorInvoice[]> {
  const after = asked.after ?? [null, null];
  return (await db.query<InvoiceRow>(list, [asked.tenantId, asked.vendorId, ...after, asked.limit])).map(toInvoice);
}

export async function findInvoice(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<VendorInvoice | undefined> {
  return (await db.query<InvoiceRow>(find, [tenantId, id])).map(toInvoice)[0];
}

function toInvoice(row: InvoiceRow): VendorInvoice {
  return {
    id: row.id,
    vendor: { id: row.vendor_id, name: row.vendor_name },
    number: row.number,
    invoiceDate: row.invoice_date,
    currency: row.currency,
    minorUnits: row.minor_units,
    totalMinor: row.total_minor,
    lines: row.line_count,
    counts: { matched: row.matched, differs: row.differs, unknown: row.unknown, accepted: row.accepted },
    createdAt: row.created_at.toISOString(),
  };
}

const lineColumns = `l.number, l.order_number, l.text, l.quantity, l.amount_minor, l.outcome, l.posted_minor,
          l.difference_minor, l.accepted_at, u.name as accepted_by, l.accept_reason,
          array(select s.name
                  from vendor_invoice_match k
                  join service_order_line o on o.tenant_id = k.tenant_id and o.id = k.service_order_line_id
                  join service s on s.tenant_id = o.tenant_id and s.id = o.service_id
                 where k.tenant_id = l.tenant_id
                   and k.vendor_invoice_id = l.vendor_invoice_id
                   and k.vendor_invoice_line_number = l.number
                 order by s.name) as services`;

const listLineRows = sql(
  "vendor_invoice_lines",
  `select ${lineColumns}
     from vendor_invoice_line l
     left join app_user u on u.tenant_id = l.tenant_id and u.id = l.accepted_by
    where l.tenant_id = $1
      and l.vendor_invoice_id = $2
      and ($3::text is null or l.outcome = $3)
      and l.number > $4
    order by l.number
    limit $5`,
);

const findLineRow = sql(
  "vendor_invoice_line_find",
  `select ${lineColumns}
     from vendor_invoice_line l
     left join app_user u on u.tenant_id = l.tenant_id and u.id = l.accepted_by
    where l.tenant_id = $1
      and l.vendor_invoice_id = $2
      and l.number = $3`,
);

interface LineRow {
  number: number;
  order_number: number | null;
  text: string;
  quantity: string | null;
  amount_minor: number;
  outcome: InvoiceLineOutcome;
  posted_minor: number | null;
  difference_minor: number | null;
  accepted_at: Date | null;
  accepted_by: string | null;
  accept_reason: string | null;
  services: string[];
}

interface OfInvoice {
  tenantId: string;
  invoiceId: string;
}

export async function listLines(
  db: Queries,
  asked: OfInvoice & { outcome: InvoiceLineOutcome | null; after: number; limit: number },
): Promise<InvoiceLine[]> {
  const values = [asked.tenantId, asked.invoiceId, asked.outcome, asked.after, asked.limit];
  return (await db.query<LineRow>(listLineRows, values)).map(toLine);
}

export async function findLine(
  db: Queries,
  { tenantId, invoiceId, number }: OfInvoice & { number: number },
): Promise<InvoiceLine | undefined> {
  return (await db.query<LineRow>(findLineRow, [tenantId, invoiceId, number])).map(toLine)[0];
}

function toLine(row: LineRow): InvoiceLine {
  const isOpen = row.outcome !== "matched" && row.accepted_at === null;
  return {
    number: row.number,
    orderNumber: row.order_number,
    text: row.text,
    quantity: row.quantity === null ? null : Number(row.quantity),
    amountMinor: row.amount_minor,
    outcome: row.outcome,
    services: row.services,
    postedMinor: row.posted_minor,
    differenceMinor: row.difference_minor,
    accepted:
      row.accepted_at === null
        ? null
        : { at: row.accepted_at.toISOString(), by: row.accepted_by, reason: row.accept_reason ?? "" },
    allowed: { accept: isOpen ? { ok: true } : { ok: false, because: "wrong_state" } },
  };
}

const lockLineRow = sql(
  "vendor_invoice_line_lock",
  `select l.number
     from vendor_invoice_line l
    where l.tenant_id = $1
      and l.vendor_invoice_id = $2
      and l.number = $3
      for update`,
);

/** Of two who accept a line the second one finds it accepted. */
export async function lockLine(db: Queries, of: OfInvoice & { number: number }): Promise<InvoiceLine | undefined> {
  await db.query(lockLineRow, [of.tenantId, of.invoiceId, of.number]);
  return findLine(db, of);
}

const accept = sql(
  "vendor_invoice_line_accept",
  `update vendor_invoice_line
      set accepted_at = $4,
          accepted_by = $5,
          accept_reason = $6,
          correction_id = $7
    where tenant_id = $1
      and vendor_invoice_id = $2
      and number = $3`,
);

export async function acceptLineRow(
  db: Queries,
  of: OfInvoice & { number: number; now: Date; userId: string | null; reason: string; correctionId: string | null },
): Promise<void> {
  const { tenantId, invoiceId, number, now, userId, reason, correctionId } = of;
  await db.execute(accept, [tenantId, invoiceId, number, now, userId, reason, correctionId]);
}
