import type { AccountItem } from "@magic-meetings/contract/accounts/account.ts";
import type { AccountKind, AccountStatus, BudgetPeriod } from "@magic-meetings/contract/accounts/account-words.ts";
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
