import type { AccountItem } from "@magic-meetings/contract/accounts/account.ts";
import type { AccountKind, AccountStatus, BudgetPeriod } from "@magic-meetings/contract/accounts/account-words.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { AccountSight } from "./account-policy.ts";

/** An account as it is read, without what the asker may do with it. */
export type BareAccount = Omit<AccountItem, "allowed">;

const columns = `a.id, a.version, a.code, a.name, a.kind, a.currency, c.minor_units, a.status,
          o.id as owner_id, o.name as owner_name, v.id as vendor_id, v.name as vendor_name, a.approval_limit_minor,
          a.budget_minor, a.budget_period, a.period_budget_minor, a.held_minor, a.posted_minor,
          date_trunc(a.budget_period, $2::date::timestamp)::date as period_starts_on, p.used_minor as period_used_minor`;

const joins = `join currency c on c.code = a.currency
     left join app_user o on o.tenant_id = a.tenant_id and o.id = a.owner_id
     left join vendor v on v.tenant_id = a.tenant_id and v.id = a.vendor_id
     left join account_period p
       on p.tenant_id = a.tenant_id
      and p.account_id = a.id
      and p.starts_on = date_trunc(a.budget_period, $2::date::timestamp)::date`;

/** `$3` everything, else what `$4` owns and what is in `$5`. */
const seen = `($3::boolean or a.owner_id = $4::uuid or a.id = any($5::uuid[]))`;

const list = sql(
  "account_overview",
  `select ${columns}
     from account a
     ${joins}
    where a.tenant_id = $1
      and a.deleted_at is null
      and ${seen}
      and ($6::text is null or a.kind = $6)
      and ($7::text is null or a.status = $7)
      and ($8::text is null or a.currency = $8)
      and ($9::text is null or a.code || ' ' || a.name ilike $9)
      and ($10::text is null or a.code > $10)
    order by a.code
    limit $11`,
);

const find = sql(
  "account_find",
  `select ${columns},
          (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) order by u.name, u.id), '[]')
             from account_user g
             join app_user u on u.tenant_id = g.tenant_id and u.id = g.user_id
            where g.tenant_id = a.tenant_id
              and g.account_id = a.id
              and u.deleted_at is null) as users,
          exists (select 1
                    from transfer t
                   where t.tenant_id = a.tenant_id
                     and (t.debit_account_id = a.id or t.credit_account_id = a.id))
          or exists (select 1
                       from account_split s
                      where s.tenant_id = a.tenant_id
                        and s.account_id = a.id) as is_used
     from account a
     ${joins}
    where a.tenant_id = $1
      and a.deleted_at is null
      and ${seen}
      and a.id = $6`,
);

interface Row {
  id: string;
  version: number;
  code: string;
  name: string;
  kind: AccountKind;
  currency: string;
  minor_units: number;
  status: AccountStatus;
  owner_id: string | null;
  owner_name: string | null;
  vendor_id: string | null;
  vendor_name: string | null;
  approval_limit_minor: number | null;
  budget_minor: number | null;
  budget_period: BudgetPeriod | null;
  period_budget_minor: number | null;
  held_minor: number;
  posted_minor: number;
  period_starts_on: string | null;
  period_used_minor: number | null;
}

interface Asking {
  tenantId: string;
  /** The company's day. */
  today: string;
  sight: AccountSight;
}

export interface AccountFilters {
  kind?: string | undefined;
  status?: string | undefined;
  currency?: string | undefined;
  pattern: string | null;
  after: string | null;
  limit: number;
}

/** Accounts by their code. */
export async function listAccounts(db: Queries, asking: Asking, filters: AccountFilters): Promise<BareAccount[]> {
  const { kind, status, currency, pattern, after, limit } = filters;
  const wanted = [kind ?? null, status ?? null, currency ?? null, pattern, after, limit];
  return (await db.query<Row>(list, [...shared(asking), ...wanted])).map(toAccount);
}

interface DetailRow extends Row {
  users: { id: string; name: string }[];
  is_used: boolean;
}

/** One account; undefined where there is none that the asker may see. */
export async function findAccount(db: Queries, asking: Asking & { id: string }) {
  const rows = await db.query<DetailRow>(find, [...shared(asking), asking.id]);
  return rows.map((row) => ({ ...toAccount(row), users: row.users, isUsed: row.is_used }))[0];
}

function shared({ tenantId, today, sight }: Asking): unknown[] {
  return [tenantId, today, sight.all, sight.userId, sight.accountIds];
}

function toAccount(row: Row): BareAccount {
  return {
    id: row.id,
    version: row.version,
    code: row.code,
    name: row.name,
    kind: row.kind,
    currency: row.currency,
    minorUnits: row.minor_units,
    status: row.status,
    owner: reference(row.owner_id, row.owner_name),
    vendor: reference(row.vendor_id, row.vendor_name),
    approvalLimitMinor: row.approval_limit_minor,
    budgetMinor: row.budget_minor,
    budgetPeriod: row.budget_period,
    periodBudgetMinor: row.period_budget_minor,
    heldMinor: row.held_minor,
    postedMinor: row.posted_minor,
    budget: budgetOf(row),
  };
}

function budgetOf(row: Row): BareAccount["budget"] {
  if (row.period_budget_minor !== null) {
    const usedMinor = row.period_used_minor ?? 0;
    return { startsOn: row.period_starts_on, budgetMinor: row.period_budget_minor, usedMinor };
  }
  if (row.budget_minor === null) return null;
  return { startsOn: null, budgetMinor: row.budget_minor, usedMinor: row.held_minor + row.posted_minor };
}

function reference(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null || name === null ? null : { id, name };
}

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

/** Locks an account against everything that moves money on it. */
export async function lockAccount(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<LockedAccount | undefined> {
  const rows = await db.query<Row>(lock, [tenantId, id]);
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

const insert = sql(
  "account_insert",
  `insert into account (
     tenant_id, id, created_at, created_by, updated_at, updated_by, kind, code, name, currency, status, owner_id,
     approval_limit_minor, budget_minor, budget_period, period_budget_minor)
   values ($1, $2, $3, $4, $3, $4, 'cost_centre', $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
);

export async function insertAccount(db: Queries, written: Written): Promise<void> {
  await db.execute(insert, valuesOf(written));
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
  return [
    ...[tenantId, id, now, userId, values.code, values.name, values.currency, values.status, values.ownerId],
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
