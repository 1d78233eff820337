import type { AccountKind, AccountStatus, BudgetPeriod } from "@magic-meetings/contract/accounts/account-words.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// Writing accounts; reading them is in account-upkeep-sql.ts.

/** What people write of an account. */
export interface AccountValues {
  code: string;
  name: string;
  currency: string;
  status: AccountStatus;
  ownerId: string | null;
  approvalLimitMinor: number | null;
  budgetMinor: number | null;
  budgetPeriod: BudgetPeriod | null;
  periodBudgetMinor: number | null;
}

const lock = sql(
  "account_lock",
  `select a.code, a.name, a.kind, a.currency, a.status, a.owner_id, a.approval_limit_minor, a.budget_minor,
          a.budget_period, a.period_budget_minor, a.held_minor, a.posted_minor, a.version
     from account a
    where a.tenant_id = $1
      and a.id = $2
      and a.deleted_at is null
      for no key update`,
);

export interface LockedAccount {
  kind: AccountKind;
  version: number;
  heldMinor: number;
  postedMinor: number;
  values: AccountValues;
}

interface LockedRow {
  version: number;
  code: string;
  name: string;
  kind: AccountKind;
  currency: string;
  status: AccountStatus;
  owner_id: string | null;
  approval_limit_minor: number | null;
  budget_minor: number | null;
  budget_period: BudgetPeriod | null;
  period_budget_minor: number | null;
  held_minor: number;
  posted_minor: number;
}

/** Locks an account against everything that moves money on it. */
export async function lockAccount(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<LockedAccount | undefined> {
  const rows = await db.query<LockedRow>(lock, [tenantId, id]);
  return rows.map((row) => ({
    kind: row.kind,
    version: row.version,
    heldMinor: row.held_minor,
    postedMinor: row.posted_minor,
    values: {
      code: row.code,
      name: row.name,
      currency: row.currency,
      status: row.status,
      ownerId: row.owner_id,
      approvalLimitMinor: row.approval_limit_minor,
      budgetMinor: row.budget_minor,
      budgetPeriod: row.budget_period,
      periodBudgetMinor: row.period_budget_minor,
    },
  }))[0];
}

interface Written {
  tenantId: string;
  id: string;
  now: Date;
  userId: string | null;
  values: AccountValues;
}

const insert = insertRows("account", {
  shared: ["tenant_id", "created_at", "created_by", "updated_at", "updated_by", "kind"],
  own: [
    ...["id", "code", "name", "currency", "status", "owner_id"],
    ...["approval_limit_minor", "budget_minor", "budget_period", "period_budget_minor"],
  ],
});

/** Adds cost centres. */
export async function insertAccounts(
  db: Queries,
  {
    tenantId,
    now,
    userId,
    accounts,
  }: Omit<Written, "id" | "values"> & { accounts: readonly { id: string; values: AccountValues }[] },
): Promise<void> {
  const rows = accounts.map(({ id, values }) => [id, ...columnsOf(values)]);
  await insert(db, [tenantId, now, userId, now, userId, "cost_centre"], rows);
}

const update = sql(
  "account_update",
  `update account
      set code = $5,
          name = $6,
          currency = $7,
          status = $8,
          owner_id = $9,
          approval_limit_minor = $10,
          budget_minor = $11,
          budget_period = $12,
          period_budget_minor = $13,
          budget_warned_at = case when $14 then null else budget_warned_at end,
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

/** `warnAnew`: the budget for all time is another one, so its mark may be reached again. */
export async function updateAccount(db: Queries, written: Written & { warnAnew: boolean }): Promise<void> {
  await db.execute(update, [...valuesOf(written), written.warnAnew]);
}

function valuesOf({ tenantId, id, now, userId, values }: Written): unknown[] {
  return [tenantId, id, now, userId, ...columnsOf(values)];
}

function columnsOf(values: AccountValues): unknown[] {
  return [
    ...[values.code, values.name, values.currency, values.status, values.ownerId],
    ...[values.approvalLimitMinor, values.budgetMinor, values.budgetPeriod, values.periodBudgetMinor],
  ];
}

const newBudget = sql(
  "account_period_new_budget",
  `update account_period
      set budget_minor = $4,
          warned_at = null
    where tenant_id = $1
      and account_id = $2
      and starts_on >= $3::date`,
);

/** The budget of the present period and of those after it. */
export async function changePeriodBudgets(
  db: Queries,
  changed: { tenantId: string; accountId: string; startsOn: string; budgetMinor: number },
): Promise<void> {
  await db.execute(newBudget, [changed.tenantId, changed.accountId, changed.startsOn, changed.budgetMinor]);
}

const users = sql(
  "account_user_list",
  `select g.user_id
     from account_user g
    where g.tenant_id = $1
      and g.account_id = $2
    order by g.user_id`,
);

const removeUsers = sql(
  "account_user_remove",
  `delete from account_user
    where tenant_id = $1
      and account_id = $2
      and user_id = any($3::uuid[])`,
);

const insertUsers = insertRows("account_user", { shared: ["tenant_id", "account_id"], own: ["user_id"] });

export async function listAccountUsers(
  db: Queries,
  { tenantId, accountId }: { tenantId: string; accountId: string },
): Promise<string[]> {
  return (await db.query<{ user_id: string }>(users, [tenantId, accountId])).map((row) => row.user_id);
}

export async function changeAccountUsers(
  db: Queries,
  change: { tenantId: string; accountId: string; gone: readonly string[]; added: readonly string[] },
): Promise<void> {
  const { tenantId, accountId, gone, added } = change;
  if (gone.length > 0) await db.execute(removeUsers, [tenantId, accountId, gone]);
  const rows = added.map((userId) => [userId]);
  if (rows.length > 0) await insertUsers(db, [tenantId, accountId], rows);
}
