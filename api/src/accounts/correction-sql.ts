import type { Correction } from "@magic-meetings/contract/accounts/accounting-period.ts";
import type { AccountKind, AccountStatus, BudgetPeriod } from "@magic-meetings/contract/accounts/account-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const columns = `t.id as transfer_id, x.id, x.at, x.period, x.memo, x.corrects_id, t.amount_minor, t.currency, c.minor_units,
          d.id as debit_id, d.code || ' ' || d.name as debit_name, k.id as credit_id,
          k.code || ' ' || k.name as credit_name, u.name as created_by`;

const joins = `join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
     join currency c on c.code = t.currency
     join account d on d.tenant_id = t.tenant_id and d.id = t.debit_account_id
     join account k on k.tenant_id = t.tenant_id and k.id = t.credit_account_id
     left join app_user u on u.tenant_id = x.tenant_id and u.id = x.created_by`;

const list = sql(
  "correction_list",
  `select ${columns}
     from transaction x
     ${joins}
    where x.tenant_id = $1
      and x.kind = 'correction'
      and ($2::date is null or x.period = $2::date)
      and ($3::uuid is null or t.id < $3::uuid)
    order by t.id desc
    limit $4`,
  { plan: "each" },
);

const find = sql(
  "correction_find",
  `select ${columns}
     from transaction x
     ${joins}
    where x.tenant_id = $1
      and x.id = $2
      and x.kind = 'correction'`,
);

interface Row {
  transfer_id: string;
  id: string;
  at: Date;
  period: string;
  memo: string;
  corrects_id: string | null;
  amount_minor: number;
  currency: string;
  minor_units: number;
  debit_id: string;
  debit_name: string;
  credit_id: string;
  credit_name: string;
  created_by: string | null;
}

/** Corrections, the latest first. */
export async function listCorrections(
  db: Queries,
  asked: { tenantId: string; month: string | null; before: string | null; limit: number },
): Promise<(Correction & { position: string })[]> {
  const rows = await db.query<Row>(list, [asked.tenantId, asked.month, asked.before, asked.limit]);
  return rows.map((row) => ({ ...toCorrection(row), position: row.transfer_id }));
}

export async function findCorrection(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<Correction | undefined> {
  return (await db.query<Row>(find, [tenantId, id])).map(toCorrection)[0];
}

function toCorrection(row: Row): Correction {
  return {
    id: row.id,
    at: row.at.toISOString(),
    period: row.period.slice(0, 7),
    debitAccount: { id: row.debit_id, name: row.debit_name },
    creditAccount: { id: row.credit_id, name: row.credit_name },
    currency: row.currency,
    minorUnits: row.minor_units,
    amountMinor: row.amount_minor,
    memo: row.memo,
    correctsId: row.corrects_id,
    by: row.created_by,
  };
}

const accounts = sql(
  "correction_accounts",
  `select a.id, a.currency, a.kind, a.status, a.budget_period, a.period_budget_minor
     from account a
    where a.tenant_id = $1
      and a.id = any($2::uuid[])
      and a.deleted_at is null
    order by a.id
      for no key update`,
);

export interface CorrectedAccount {
  id: string;
  currency: string;
  kind: AccountKind;
  status: AccountStatus;
  budgetPeriod: BudgetPeriod | null;
  periodBudgetMinor: number | null;
}

/** Locks the accounts between which money is to move, in one order everywhere. */
export async function lockAccounts(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<CorrectedAccount[]> {
  const rows = await db.query<{
    id: string;
    currency: string;
    kind: AccountKind;
    status: AccountStatus;
    budget_period: BudgetPeriod | null;
    period_budget_minor: number | null;
  }>(accounts, [tenantId, ids]);
  return rows.map((row) => ({
    id: row.id,
    currency: row.currency,
    kind: row.kind,
    status: row.status,
    budgetPeriod: row.budget_period,
    periodBudgetMinor: row.period_budget_minor,
  }));
}

const known = sql(
  "transaction_known",
  `select x.id, x.service_order_id
     from transaction x
    where x.tenant_id = $1
      and x.id = $2`,
);

/** A transaction that a correction goes back to. */
export async function findTransaction(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<{ serviceOrderId: string | null } | undefined> {
  const rows = await db.query<{ service_order_id: string | null }>(known, [tenantId, id]);
  return rows.map((row) => ({ serviceOrderId: row.service_order_id }))[0];
}
