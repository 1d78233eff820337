import type { FinanceExport } from "@magic-meetings/contract/accounts/finance-export.ts";
import type { TransactionKind } from "@magic-meetings/contract/accounts/account.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const exported = sql(
  "finance_export_of_month",
  `select e.id
     from finance_export e
    where e.tenant_id = $1
      and e.month = $2::date
    limit 1`,
);

/** Whether anything of a month has been exported. */
export async function hasExport(
  db: Queries,
  { tenantId, month }: { tenantId: string; month: string },
): Promise<boolean> {
  return (await db.query(exported, [tenantId, month])).length > 0;
}

const columns = `e.id, e.number, e.month, e.layout, e.transaction_count, e.row_count, e.byte_count, e.sha256,
          e.created_at, u.name as created_by`;

const list = sql(
  "finance_export_list",
  `select ${columns}
     from finance_export e
     left join app_user u on u.tenant_id = e.tenant_id and u.id = e.created_by
    where e.tenant_id = $1
      and ($2::date is null or e.month = $2::date)
      and ($3::bigint is null or e.number < $3::bigint)
    order by e.number desc
    limit $4`,
);

const find = sql(
  "finance_export_find",
  `select ${columns}
     from finance_export e
     left join app_user u on u.tenant_id = e.tenant_id and u.id = e.created_by
    where e.tenant_id = $1
      and e.id = $2`,
);

interface Row {
  id: string;
  number: number;
  month: string;
  layout: number;
  transaction_count: number;
  row_count: number;
  byte_count: number;
  sha256: string;
  created_at: Date;
  created_by: string | null;
}

export async function listExports(
  db: Queries,
  asked: { tenantId: string; month: string | null; before: number | null; limit: number },
): Promise<FinanceExport[]> {
  const rows = await db.query<Row>(list, [asked.tenantId, asked.month, asked.before, asked.limit]);
  return rows.map(toExport);
}

export async function findExport(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<FinanceExport | undefined> {
  return (await db.query<Row>(find, [tenantId, id])).map(toExport)[0];
}

function toExport(row: Row): FinanceExport {
  return {
    id: row.id,
    number: row.number,
    month: row.month.slice(0, 7),
    layout: row.layout,
    transactions: row.transaction_count,
    rows: row.row_count,
    bytes: row.byte_count,
    sha256: row.sha256,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
  };
}

const page = sql(
  "finance_export_rows",
  `select x.id as transaction_id, x.at, x.at::text as exact_at, x.kind, x.period, x.memo, x.corrects_id,
          t.id as transfer_id, t.currency, c.minor_units, t.amount_minor, d.code as debit_account,
          k.code as credit_account, o.number as order_number, s.name as service, v.name as vendor, l.vat_percent
     from transaction x
     join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
     join currency c on c.code = t.currency
     join account d on d.tenant_id = t.tenant_id and d.id = t.debit_account_id
     join account k on k.tenant_id = t.tenant_id and k.id = t.credit_account_id
     left join service_order o on o.tenant_id = x.tenant_id and o.id = x.service_order_id
     left join service_order_line l on l.tenant_id = t.tenant_id and l.id = t.service_order_line_id
     left join service s on s.tenant_id = l.tenant_id and s.id = l.service_id
     left join vendor v on v.tenant_id = l.tenant_id and v.id = l.vendor_id
    where x.tenant_id = $1
      and x.period = $2::date
      and x.kind in ('post', 'fee', 'refund', 'correction')
      and not exists (
        select 1
          from finance_export_mark m
         where m.tenant_id = x.tenant_id
           and m.transaction_id = x.id)
      and ($3::timestamptz is null or (x.at, x.id) >= ($3::timestamptz, $4::uuid))
      and ($3::timestamptz is null or (x.at, x.id, t.id) > ($3::timestamptz, $4::uuid, $5::uuid))
    order by x.at, x.id, t.id
    limit $6`,
  { plan: "each" },
);

export interface ExportRow {
  transactionId: string;
  transferId: string;
  at: Date;
  kind: TransactionKind;
  /** The month's first day. */
  period: string;
  debitAccount: string;
  creditAccount: string;
  currency: string;
  minorUnits: number;
  amountMinor: number;
  vatPercent: number | null;
  orderNumber: number | null;
  service: string | null;
  vendor: string | null;
  correctsId: string | null;
  memo: string;
  position: readonly [at: string, transactionId: string, transferId: string];
}

/** What counts in a month and was not exported yet, in its order, from a position on. */
export async function readUnexported(
  db: Queries,
  asked: { tenantId: string; month: string; after: ExportRow["position"] | undefined; limit: number },
): Promise<ExportRow[]> {
  const values = [asked.tenantId, asked.month, ...(asked.after ?? [null, null, null]), asked.limit];
  const rows = await db.query<PageRow>(page, values);
  return rows.map((row) => ({
    transactionId: row.transaction_id,
    transferId: row.transfer_id,
    at: row.at,
    kind: row.kind,
    period: row.period,
    debitAccount: row.debit_account,
    creditAccount: row.credit_account,
    currency: row.currency,
    minorUnits: row.minor_units,
    amountMinor: row.amount_minor,
    vatPercent: row.vat_percent === null ? null : Number(row.vat_percent),
    orderNumber: row.order_number,
    service: row.service,
    vendor: row.vendor,
    correctsId: row.corrects_id,
    memo: row.memo,
    position: [row.exact_at, row.transaction_id, row.transfer_id],
  }));
}

interface PageRow {
  transaction_id: string;
  transfer_id: string;
  at: Date;
  exact_at: string;
  kind: TransactionKind;
  period: string;
  memo: string;
  corrects_id: string | null;
  currency: string;
  minor_units: number;
  amount_minor: number;
  debit_account: string;
  credit_account: string;
  order_number: number | null;
  service: string | null;
  vendor: string | null;
  vat_percent: string | null;
}

const next = sql(
  "finance_export_next_number",
  `insert into counter (tenant_id, name, value)
   values ($1, 'finance_export', 1)
   on conflict (tenant_id, name) do update
      set value = counter.value + 1
   returning value`,
);

/** Exports are numbered without a gap. */
export async function nextExportNumber(db: Queries, tenantId: string): Promise<number> {
  return (await db.query<{ value: number }>(next, [tenantId]))[0]?.value ?? 1;
}

const insert = sql(
  "finance_export_insert",
  `insert into finance_export (
     tenant_id, id, number, month, layout, transaction_count, row_count, sha256, byte_count, created_at, created_by)
   values ($1, $2, $3, $4::date, $5, $6, $7, $8, $9, $10, $11)`,
);

export interface NewExport {
  tenantId: string;
  id: string;
  number: number;
  month: string;
  layout: number;
  transactions: number;
  rows: number;
  sha256: string;
  bytes: number;
  now: Date;
  userId: string | null;
}

export async function insertExport(db: Queries, made: NewExport): Promise<void> {
  await db.execute(insert, [
    ...[made.tenantId, made.id, made.number, made.month, made.layout, made.transactions, made.rows],
    ...[made.sha256, made.bytes, made.now, made.userId],
  ]);
}

const insertMarkRows = insertRows("finance_export_mark", {
  shared: ["tenant_id", "finance_export_id"],
  own: ["transaction_id"],
});

export async function insertMarks(
  db: Queries,
  { tenantId, exportId, transactionIds }: { tenantId: string; exportId: string; transactionIds: readonly string[] },
): Promise<void> {
  await insertMarkRows(
    db,
    [tenantId, exportId],
    transactionIds.map((id) => [id]),
  );
}

const insertPartRow = sql(
  "finance_export_part_insert",
  `insert into finance_export_part (tenant_id, finance_export_id, number, content)
   values ($1, $2, $3, $4)`,
);

interface Part {
  tenantId: string;
  exportId: string;
  number: number;
}

export async function insertPart(db: Queries, part: Part & { content: Uint8Array }): Promise<void> {
  await db.execute(insertPartRow, [part.tenantId, part.exportId, part.number, Buffer.from(part.content)]);
}

const readPartRow = sql(
  "finance_export_part_read",
  `select p.content
     from finance_export_part p
    where p.tenant_id = $1
      and p.finance_export_id = $2
      and p.number = $3`,
);

export async function readPart(db: Queries, { tenantId, exportId, number }: Part): Promise<Uint8Array | undefined> {
  return (await db.query<{ content: Buffer }>(readPartRow, [tenantId, exportId, number]))[0]?.content;
}
