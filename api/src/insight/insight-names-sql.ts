import type { InsightGrouping } from "@magic-meetings/contract/insight/insight.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const named = (table: string) =>
  sql(
    `insight_names_${table}`,
    `select n.id, n.name
       from ${table} n
      where n.tenant_id = $1
        and n.id = any($2::uuid[])`,
  );

const statements = {
  site: named("site"),
  vendor: named("vendor"),
  category: named("service_category"),
  account: named("account"),
};

/** The names of groups by their ids; of months there are none. */
export async function findGroupNames(
  db: Queries,
  { tenantId, by, ids }: { tenantId: string; by: InsightGrouping; ids: readonly string[] },
): Promise<Map<string, string>> {
  if (by === "month" || ids.length === 0) return new Map();
  const rows = await db.query<{ id: string; name: string }>(statements[by], [tenantId, ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const company = sql(
  "insight_company",
  `select t.default_time_zone as time_zone,
          array(select c.id
                  from account c
                 where c.tenant_id = t.id
                   and c.owner_id = $2
                   and c.kind = 'cost_centre'
                   and c.deleted_at is null) as own_account_ids
     from tenant t
    where t.id = $1`,
);

/** The company's zone, and the accounts that a person owns. */
export async function findInsightFacts(
  db: Queries,
  { tenantId, userId }: { tenantId: string; userId: string | null },
): Promise<{ timeZone: string; ownAccountIds: string[] }> {
  const [row] = await db.query<{ time_zone: string; own_account_ids: string[] }>(company, [tenantId, userId]);
  return { timeZone: row?.time_zone ?? "UTC", ownAccountIds: row?.own_account_ids ?? [] };
}

const sites = sql(
  "insight_sites",
  `select s.id, s.name
     from site s
    where s.tenant_id = $1
      and s.deleted_at is null
      and ($2::uuid[] is null or s.id = any($2::uuid[]))
    order by s.name, s.id
    limit 500`,
);

/** The sites to choose from. */
export function findInsightSites(
  db: Queries,
  { tenantId, siteIds }: { tenantId: string; siteIds: readonly string[] | null },
): Promise<{ id: string; name: string }[]> {
  return db.query<{ id: string; name: string }>(sites, [tenantId, siteIds]);
}
