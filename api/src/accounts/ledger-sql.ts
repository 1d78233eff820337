import type { TransactionKind } from "@magic-meetings/contract/accounts/account.ts";
import { constraintName } from "../db/constraint-errors.ts";
import type { Queries } from "../db/queries.ts";
import { sql, type Statement } from "../db/statement.ts";

/** Changes of one account's maintained amounts; only cost centres have them. */
export interface AccountChange {
  accountId: string;
  heldMinor: number;
  postedMinor: number;
  /** More is to be held on it. */
  mustBeOpen: boolean;
}

/** A change of what counts against the budget of a period; `budgetMinor` is needed where it counts more. */
export interface PeriodChange {
  accountId: string;
  startsOn: string;
  usedMinor: number;
  budgetMinor: number | null;
}

/** A budget and what of it is given away; `startsOn` null: the budget for all time. */
export interface Usage {
  accountId: string;
  startsOn: string | null;
  budgetMinor: number;
  usedMinor: number;
  /** How much of it came with this move. */
  addedMinor: number;
}

export interface Movements {
  tenantId: string;
  serviceOrderId: string | null;
  currency: string;
  period: string;
  now: Date;
  userId: string | null;
  movements: readonly {
    id: string;
    kind: TransactionKind;
    correctsId?: string | null;
    memo?: string;
    transfers: readonly {
      id: string;
      debitAccountId: string;
      creditAccountId: string;
      amountMinor: number;
      reversesId?: string | null;
      lineId?: string | null;
      budgetStartsOn?: string | null;
    }[];
  }[];
  accounts: readonly AccountChange[];
  periods: readonly PeriodChange[];
}

const shared = 10;
const transactionColumns = 4;
const transferColumns = 8;
const periodColumns = 4;

/**
 * Writes transactions with their transfers and what they change, in one statement. `budget_exceeded`: the transaction
 * has failed and must be rolled back; `openAccounts`: how many of the accounts were changed.
 */
export async function writeMovements(
  db: Queries,
  written: Movements,
): Promise<{ openAccounts: number; usages: Usage[] } | "budget_exceeded"> {
  const { tenantId, serviceOrderId, currency, period, now, userId, movements, accounts, periods } = written;
  const transfers = movements.flatMap(({ id, transfers: own }) => own.map((transfer) => ({ ...transfer, of: id })));
  const more = periods.filter(({ usedMinor }) => usedMinor > 0);
  const less = periods.filter(({ usedMinor }) => usedMinor < 0);
  const values = [
    ...[tenantId, now, serviceOrderId, userId, period, currency],
    accounts.map(({ accountId }) => accountId),
    accounts.map(({ heldMinor }) => heldMinor),
    accounts.map(({ postedMinor }) => postedMinor),
    accounts.map(({ mustBeOpen }) => mustBeOpen),
    ...movements.flatMap(({ id, kind, correctsId, memo }) => [id, kind, correctsId ?? null, memo ?? ""]),
    ...transfers.flatMap((t) => [
      ...[t.id, t.of, t.debitAccountId, t.creditAccountId, t.amountMinor],
      ...[t.reversesId ?? null, t.lineId ?? null, t.budgetStartsOn ?? null],
    ]),
    ...more.flatMap(({ accountId, startsOn, budgetMinor, usedMinor }) => [
      ...[accountId, startsOn, budgetMinor ?? usedMinor, usedMinor],
    ]),
    ...(less.length === 0
      ? []
      : [
          less.map(({ accountId }) => accountId),
          less.map(({ startsOn }) => startsOn),
          less.map(({ usedMinor }) => usedMinor),
        ]),
  ];
  const statement = statementFor(movements.length, transfers.length, more.length, less.length > 0);
  try {
    const rows = await db.query<UsageRow>(statement, values);
    return {
      openAccounts: rows.filter(({ starts_on }) => starts_on === null).length,
      usages: rows.flatMap((row) => toUsage(row, written)),
    };
  } catch (error) {
    const name = constraintName(error);
    if (name === "account_within_budget" || name === "account_period_within_budget") return "budget_exceeded";
    throw error;
  }
}

interface UsageRow {
  account_id: string;
  starts_on: string | null;
  budget_minor: number | null;
  used_minor: number;
}

function toUsage(row: UsageRow, { accounts, periods }: Pick<Movements, "accounts" | "periods">): Usage[] {
  const { account_id: accountId, starts_on: startsOn, budget_minor: budgetMinor, used_minor: usedMinor } = row;
  if (budgetMinor === null) return [];
  const account = accounts.find((change) => change.accountId === accountId);
  const period = periods.find((change) => change.accountId === accountId && change.startsOn === startsOn);
  const addedMinor =
    startsOn === null ? (account?.heldMinor ?? 0) + (account?.postedMinor ?? 0) : (period?.usedMinor ?? 0);
  return [{ accountId, startsOn, budgetMinor, usedMinor, addedMinor }];
}

const statements = new Map<string, Statement>();

function statementFor(transactions: number, transfers: number, more: number, less: boolean): Statement {
  const name = `money_move_${transactions}_${transfers}_${more}${less ? "_less" : ""}`;
  const known = statements.get(name);
  if (known) return known;
  const made = sql(name, statementText(transactions, transfers, more, less));
  statements.set(name, made);
  return made;
}

function statementText(transactions: number, transfers: number, more: number, less: boolean): string {
  let next = shared;
  const rows = (count: number, columns: number, row: (parameters: string[]) => string) =>
    Array.from({ length: count }, () => row(Array.from({ length: columns }, () => `$${(next += 1)}`))).join(", ");
  const transactionRows = rows(
    transactions,
    transactionColumns,
    ([id, kind, corrects, memo]) =>
      `($1, ${id}::uuid, $2::timestamptz, ${kind}, $3::uuid, ${corrects}::uuid, ${memo}, $5::date, $4::uuid)`,
  );
  const transferRows = rows(
    transfers,
    transferColumns,
    ([id, of, debit, credit, amount, reverses, line, budget]) =>
      `($1, ${id}::uuid, ${of}::uuid, ${debit}::uuid, ${credit}::uuid, $6::char(3), ${amount}::bigint,
        ${reverses}::uuid, ${line}::uuid, ${budget}::date)`,
  );
  const periodRows = rows(
    more,
    periodColumns,
    ([account, starts, budget, used]) => `($1, ${account}::uuid, ${starts}::date, ${budget}::bigint, ${used}::bigint)`,
  );
  return `with made as (
       insert into transaction (
         tenant_id, id, at, kind, service_order_id, corrects_id, memo, period, created_by)
       values ${transactionRows}
     ), moved as (
       insert into transfer (
         tenant_id, id, transaction_id, debit_account_id, credit_account_id, currency, amount_minor, reverses_id,
         service_order_line_id, budget_starts_on)
       values ${transferRows}
     )${more === 0 ? "" : morePeriods(periodRows)}${less ? lessPeriods(next) : ""}, changed as (
       update account a
          set held_minor = a.held_minor + c.held_minor,
              posted_minor = a.posted_minor + c.posted_minor,
              -- The version is that of what people keep up: money moves without touching it.
              updated_at = $2::timestamptz
         from unnest($7::uuid[], $8::bigint[], $9::bigint[], $10::boolean[])
                as c (account_id, held_minor, posted_minor, must_be_open)
        where a.tenant_id = $1
          and a.id = c.account_id
          and a.kind = 'cost_centre'
          and (a.status = 'open' or not c.must_be_open)
       returning a.id, a.budget_minor, a.held_minor + a.posted_minor as used_minor
     )
     select id as account_id, null as starts_on, budget_minor, used_minor
       from changed
     ${more === 0 ? "" : "union all select account_id, starts_on::text, budget_minor, used_minor from more"}`;
}

function morePeriods(rows: string): string {
  return `, more as (
       insert into account_period (tenant_id, account_id, starts_on, budget_minor, used_minor)
       values ${rows}
       on conflict (tenant_id, account_id, starts_on) do update
          set used_minor = account_period.used_minor + excluded.used_minor,
              budget_minor = excluded.budget_minor
       returning account_id, starts_on, budget_minor, used_minor
     )`;
}

function lessPeriods(after: number): string {
  return `, less as (
       update account_period p
          set used_minor = p.used_minor + c.used_minor
         from unnest($${after + 1}::uuid[], $${after + 2}::date[], $${after + 3}::bigint[])
                as c (account_id, starts_on, used_minor)
        where p.tenant_id = $1
          and p.account_id = c.account_id
          and p.starts_on = c.starts_on
     )`;
}

/** A transfer that may be taken back. */
export interface OpenTransfer {
  id: string;
  transactionId: string;
  /** The cost centre that was debited. */
  accountId: string;
  /** What was credited: the clearing account of a hold, the vendor's of a post or a fee. */
  creditAccountId: string;
  amountMinor: number;
  lineId: string | null;
  budgetStartsOn: string | null;
}

const open = sql(
  "transfer_open",
  `select t.id, t.transaction_id, t.debit_account_id, t.credit_account_id, t.amount_minor, t.service_order_line_id,
          t.budget_starts_on::text as budget_starts_on
     from transaction x
     join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
    where x.tenant_id = $1
      and x.service_order_id = $2
      and x.kind = $3
      and ($4::uuid[] is null or t.service_order_line_id = any($4::uuid[]))
      and not exists (
        select 1
          from transfer r
         where r.tenant_id = t.tenant_id
           and r.reverses_id = t.id)
    order by t.id`,
);

export interface OpenTransfersQuestion {
  tenantId: string;
  serviceOrderId: string;
  kind: "hold" | "post" | "fee";
  /** Null: of all lines. */
  lineIds: readonly string[] | null;
}

/** The transfers of an order that are not taken back. */
export async function findOpenTransfers(db: Queries, question: OpenTransfersQuestion): Promise<OpenTransfer[]> {
  const { tenantId, serviceOrderId, kind, lineIds } = question;
  const rows = await db.query<{
    id: string;
    transaction_id: string;
    debit_account_id: string;
    credit_account_id: string;
    amount_minor: number;
    service_order_line_id: string | null;
    budget_starts_on: string | null;
  }>(open, [tenantId, serviceOrderId, kind, lineIds]);
  return rows.map((row) => ({
    id: row.id,
    transactionId: row.transaction_id,
    accountId: row.debit_account_id,
    creditAccountId: row.credit_account_id,
    amountMinor: row.amount_minor,
    lineId: row.service_order_line_id,
    budgetStartsOn: row.budget_starts_on,
  }));
}
