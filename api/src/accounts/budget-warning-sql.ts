import type { BudgetPeriod } from "@magic-meetings/contract/accounts/account-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { AccountSight } from "./account-policy.ts";
import type { WarnedBudget } from "./budget-card-thread.ts";

const claimAllTime = sql(
  "budget_warning_claim",
  `update account
      set budget_warned_at = $3
    where tenant_id = $1
      and id = any($2::uuid[])
      and budget_warned_at is null
   returning id as account_id, null as starts_on`,
);

const claimPeriod = sql(
  "budget_warning_claim_period",
  `update account_period p
      set warned_at = $4
     from unnest($2::uuid[], $3::date[]) as c (account_id, starts_on)
    where p.tenant_id = $1
      and p.account_id = c.account_id
      and p.starts_on = c.starts_on
      and p.warned_at is null
   returning p.account_id, p.starts_on`,
);

/** Of these budgets those that nobody was warned of yet; from now on everybody was. */
export async function claimWarnings(
  db: Queries,
  { tenantId, budgets, now }: { tenantId: string; budgets: readonly WarnedBudget[]; now: Date },
): Promise<WarnedBudget[]> {
  const allTime = budgets.filter(({ startsOn }) => startsOn === null).map(({ accountId }) => accountId);
  const periods = budgets.filter(({ startsOn }) => startsOn !== null);
  const rows: { account_id: string; starts_on: string | null }[] = [];
  if (allTime.length > 0) rows.push(...(await db.query<(typeof rows)[number]>(claimAllTime, [tenantId, allTime, now])));
  if (periods.length > 0) {
    const ids = periods.map(({ accountId }) => accountId);
    const days = periods.map(({ startsOn }) => startsOn);
    rows.push(...(await db.query<(typeof rows)[number]>(claimPeriod, [tenantId, ids, days, now])));
  }
  return rows.map((row) => ({ accountId: row.account_id, startsOn: row.starts_on }));
}

const receivers = sql(
  "budget_warning_receivers",
  `select a.id as account_id, a.code, u.id as user_id
     from account a
     join app_user u
       on u.tenant_id = a.tenant_id
      and u.deleted_at is null
      and (u.id = a.owner_id
           or exists (select 1
                        from user_role r
                       where r.tenant_id = u.tenant_id
                         and r.user_id = u.id
                         and r.role = 'finance'
                         and (r.account_id = a.id or (r.account_id is null and r.site_id is null and r.vendor_id is null))))
    where a.tenant_id = $1
      and a.id = any($2::uuid[])
    order by a.id, u.id
    limit 500`,
);

export interface WarnedAccount {
  accountId: string;
  code: string;
  userIds: string[];
}

/** Who answers for accounts: their owners, and finance. */
export async function findWarningReceivers(
  db: Queries,
  { tenantId, accountIds }: { tenantId: string; accountIds: readonly string[] },
): Promise<WarnedAccount[]> {
  const rows = await db.query<{ account_id: string; code: string; user_id: string }>(receivers, [tenantId, accountIds]);
  const found = new Map<string, WarnedAccount>();
  for (const { account_id: accountId, code, user_id: userId } of rows) {
    const account = found.get(accountId) ?? { accountId, code, userIds: [] };
    account.userIds.push(userId);
    found.set(accountId, account);
  }
  return [...found.values()];
}

const budget = sql(
  "budget_warning_budget",
  `select a.id, a.code, a.name, a.currency, o.name as owner, a.budget_period,
          case when $3::date is null then a.budget_minor else p.budget_minor end as budget_minor,
          case when $3::date is null then a.held_minor + a.posted_minor else p.used_minor end as used_minor
     from account a
     left join app_user o on o.tenant_id = a.tenant_id and o.id = a.owner_id
     left join account_period p on p.tenant_id = a.tenant_id and p.account_id = a.id and p.starts_on = $3::date
    where a.tenant_id = $1
      and a.id = $2
      and a.deleted_at is null
      and ($4::boolean or a.owner_id = $5::uuid or a.id = any($6::uuid[]))`,
);

export interface BudgetRecord {
  id: string;
  code: string;
  name: string;
  currency: string;
  owner: string | null;
  period: BudgetPeriod | null;
  budgetMinor: number | null;
  usedMinor: number | null;
}

/** A budget as it stands; undefined where it is not the asker's. */
export async function findBudget(
  db: Queries,
  { tenantId, accountId, startsOn, sight }: WarnedBudget & { tenantId: string; sight: AccountSight },
): Promise<BudgetRecord | undefined> {
  const values = [tenantId, accountId, startsOn, sight.all, sight.userId, sight.accountIds];
  const rows = await db.query<{
    id: string;
    code: string;
    name: string;
    currency: string;
    owner: string | null;
    budget_period: BudgetPeriod | null;
    budget_minor: number | null;
    used_minor: number | null;
  }>(budget, values);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    currency: row.currency,
    owner: row.owner,
    period: row.budget_period,
    budgetMinor: row.budget_minor,
    usedMinor: row.used_minor,
  }))[0];
}
