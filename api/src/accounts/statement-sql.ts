import type { TransactionKind } from "@magic-meetings/contract/accounts/account.ts";
import type { AccountKind } from "@magic-meetings/contract/accounts/account-words.ts";
import type { Balance } from "@magic-meetings/contract/accounts/statement.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { AccountSight } from "./account-policy.ts";

/** The account of a statement, and the clock of the company's books. */
export interface StatementAccount {
  id: string;
  code: string;
  name: string;
  kind: AccountKind;
  currency: string;
  minorUnits: number;
  timeZone: string;
}

const account = sql(
  "statement_account",
  `select a.id, a.code, a.name, a.kind, a.currency, c.minor_units, t.default_time_zone
     from account a
     join currency c on c.code = a.currency
     join tenant t on t.id = a.tenant_id
    where a.tenant_id = $1
      and a.id = $2
      and a.deleted_at is null
      and ($3::boolean or a.owner_id = $4::uuid or a.id = any($5::uuid[]))`,
);

/** Undefined where there is no such account that the asker may see. */
export async function findStatementAccount(
  db: Queries,
  { tenantId, id, sight }: { tenantId: string; id: string; sight: AccountSight },
): Promise<StatementAccount | undefined> {
  const rows = await db.query<{
    id: string;
    code: string;
    name: string;
    kind: AccountKind;
    currency: string;
    minor_units: number;
    default_time_zone: string;
  }>(account, [tenantId, id, sight.all, sight.userId, sight.accountIds]);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    kind: row.kind,
    currency: row.currency,
    minorUnits: row.minor_units,
    timeZone: row.default_time_zone,
  }))[0];
}

/** The day on which a transaction counts: its own in the company's zone, kept within the month in which it counts. */
function countingDay(zone: string): string {
  return `least(greatest((x.at at time zone ${zone})::date, x.period),
                (x.period + interval '1 month' - interval '1 day')::date)`;
}

/** What an account is asked for: its first and last day, and whether a debit makes its balance larger. */
export interface StatementQuestion {
  tenantId: string;
  accountId: string;
  kind: AccountKind;
  timeZone: string;
  from: string;
  to: string;
}

const sums = (until: string, bound: "<" | "<=") => `
   select sum(signed) filter (where is_held) as held,
          sum(signed) filter (where not is_held) as posted
     from (select case when t.debit_account_id = $2 then t.amount_minor else -t.amount_minor end as signed,
                  x.kind in ('hold', 'release') as is_held
             from transfer t
             join transaction x on x.tenant_id = t.tenant_id and x.id = t.transaction_id
            where t.tenant_id = $1
              and (t.debit_account_id = $2 or t.credit_account_id = $2)
              and x.period <= ${until}
              and ${countingDay("$3")} ${bound} $4::date) moved`;

const opening = sql("statement_opening", sums("date_trunc('month', $4::date)::date", "<"), { plan: "each" });
const closing = sql("statement_closing", sums("$4::date", "<="), { plan: "each" });

/** The balance before the first day. */
export function readOpening(db: Queries, question: StatementQuestion): Promise<Balance> {
  return readSums(db, opening, question, question.from);
}

/** The balance after the last day. */
export function readClosing(db: Queries, question: StatementQuestion): Promise<Balance> {
  return readSums(db, closing, question, question.to);
}

async function readSums(
  db: Queries,
  statement: typeof opening,
  { tenantId, accountId, timeZone, kind }: StatementQuestion,
  day: string,
): Promise<Balance> {
  const rows = await db.query<{ held: string | null; posted: string | null }>(statement, [
    tenantId,
    accountId,
    timeZone,
    day,
  ]);
  const sign = signOf(kind);
  const [row] = rows;
  return { heldMinor: sign * Number(row?.held ?? 0) || 0, postedMinor: sign * Number(row?.posted ?? 0) || 0 };
}

/** A cost centre grows by debits, what is owed to a vendor by credits. */
function signOf(kind: AccountKind): 1 | -1 {
  return kind === "cost_centre" ? 1 : -1;
}

const page = sql(
  "statement_page",
  `select x.period, x.at, x.at::text as exact_at, x.id as transaction_id, x.kind, x.memo, t.id, ${countingDay("$3")} as day,
          case when t.debit_account_id = $2 then t.amount_minor else -t.amount_minor end as signed,
          o.id as order_id, o.number as order_number, m.subject as meeting, s.name as service,
          coalesce(v.name, w.name) as vendor, l.vat_percent, other.code as counter_account
     from transaction x
     join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
     join account other
       on other.tenant_id = t.tenant_id
      and other.id = case when t.debit_account_id = $2 then t.credit_account_id else t.debit_account_id end
     left join service_order o on o.tenant_id = x.tenant_id and o.id = x.service_order_id
     left join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
     left join service_order_line l on l.tenant_id = t.tenant_id and l.id = t.service_order_line_id
     left join service s on s.tenant_id = l.tenant_id and s.id = l.service_id
     left join vendor v on v.tenant_id = l.tenant_id and v.id = l.vendor_id
     left join vendor w on w.tenant_id = other.tenant_id and w.id = other.vendor_id
    where x.tenant_id = $1
      and x.period >= date_trunc('month', $4::date)::date
      and x.period <= $5::date
      and (t.debit_account_id = $2 or t.credit_account_id = $2)
      and case when ${countingDay("$3")} between $4::date and $5::date then true else false end
      and ($6::date is null or (x.period, x.at, x.id) >= ($6::date, $7::timestamptz, $8::uuid))
      and ($6::date is null or (x.period, x.at, x.id, t.id) >= ($6::date, $7::timestamptz, $8::uuid, $9::uuid))
      and ($9::uuid is null or t.id <> $9::uuid)
    order by x.period, x.at, x.id, t.id
    limit $10`,
  // Planned for its values: a plan for any values sorts the whole month for each page.
  { plan: "each" },
);

export const statementStatements = { opening, page };

/** Where a page ends: month, moment, transaction, transfer. */
export type StatementPosition = readonly [period: string, at: string, transactionId: string, transferId: string];

export interface StatementRow {
  position: StatementPosition;
  id: string;
  transactionId: string;
  day: string;
  at: Date;
  kind: TransactionKind;
  memo: string;
  orderId: string | null;
  orderNumber: number | null;
  meeting: string | null;
  service: string | null;
  vendor: string | null;
  counterAccount: string;
  vatPercent: number | null;
  /** How the account's balance changes. */
  amountMinor: number;
}

/** The values of a page's statement, for whoever compares it with itself. */
export function pageValues(
  { tenantId, accountId, timeZone, from, to }: StatementQuestion,
  { after, limit }: { after: StatementPosition | undefined; limit: number },
): unknown[] {
  return [tenantId, accountId, timeZone, from, to, ...(after ?? [null, null, null, null]), limit];
}

/** The movements of an account in their order, from a position on. */
export async function readStatementPage(
  db: Queries,
  question: StatementQuestion,
  part: { after: StatementPosition | undefined; limit: number },
): Promise<StatementRow[]> {
  const rows = await db.query<Row>(page, pageValues(question, part));
  const sign = signOf(question.kind);
  return rows.map((row) => ({
    // As the database writes it: a Date has no microseconds.
    position: [row.period, row.exact_at, row.transaction_id, row.id],
    id: row.id,
    transactionId: row.transaction_id,
    day: row.day,
    at: row.at,
    kind: row.kind,
    memo: row.memo,
    orderId: row.order_id,
    orderNumber: row.order_number,
    meeting: row.meeting,
    service: row.service,
    vendor: row.vendor,
    counterAccount: row.counter_account,
    vatPercent: row.vat_percent === null ? null : Number(row.vat_percent),
    amountMinor: sign * row.signed,
  }));
}

interface Row {
  period: string;
  at: Date;
  exact_at: string;
  transaction_id: string;
  kind: TransactionKind;
  memo: string;
  id: string;
  day: string;
  signed: number;
  order_id: string | null;
  order_number: number | null;
  meeting: string | null;
  service: string | null;
  vendor: string | null;
  vat_percent: string | null;
  counter_account: string;
}
