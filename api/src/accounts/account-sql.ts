import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A cost centre that a user may order on: she owns it or was given it. */
export interface OrderAccountRecord {
  id: string;
  code: string;
  name: string;
  currency: string;
  ownerId: string | null;
  approvalLimitMinor: number | null;
  /** What is left of the budget; null where there is none to keep to. */
  availableMinor: number | null;
  lastUsedAt: Date | null;
}

const listStatement = sql(
  "account_list_for_user",
  `select a.id, a.code, a.name, a.currency, a.owner_id, a.approval_limit_minor,
          a.budget_minor - a.held_minor - a.posted_minor as available_minor, g.last_used_at
     from account a
     left join account_user g on g.tenant_id = a.tenant_id and g.account_id = a.id and g.user_id = $2
    where a.tenant_id = $1
      and a.kind = 'cost_centre'
      and a.status = 'open'
      and a.deleted_at is null
      and (a.owner_id = $2 or g.user_id is not null)
      and ($3::text is null or a.currency = $3::text)
    order by g.last_used_at desc nulls last, a.code
    limit 200`,
);

interface AccountRow {
  id: string;
  code: string;
  name: string;
  currency: string;
  owner_id: string | null;
  approval_limit_minor: number | null;
  available_minor: number | null;
  last_used_at: Date | null;
}

/** The accounts that a user may order on, the last used first. */
export async function findOrderAccounts(
  db: Queries,
  { tenantId, userId, currency }: { tenantId: string; userId: string; currency: string | null },
): Promise<OrderAccountRecord[]> {
  const rows = await db.query<AccountRow>(listStatement, [tenantId, userId, currency]);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    currency: row.currency,
    ownerId: row.owner_id,
    approvalLimitMinor: row.approval_limit_minor,
    availableMinor: row.available_minor,
    lastUsedAt: row.last_used_at,
  }));
}

const existing = sql(
  "account_exists",
  `select a.id
     from account a
    where a.tenant_id = $1
      and a.id = any($2::uuid[])
      and a.kind = 'cost_centre'
      and a.deleted_at is null`,
);

export async function findKnownAccounts(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<Set<string>> {
  return new Set((await db.query<{ id: string }>(existing, [tenantId, ids])).map((row) => row.id));
}
