import type { ClientBase } from "pg";
import { accessRules } from "./catalog-access-rules.ts";
import { behaviourRules } from "./catalog-behaviour-rules.ts";
import { keyRules } from "./catalog-key-rules.ts";
import type { CatalogRule } from "./catalog-rule.ts";
import { migrationsTable } from "./migrate.ts";
import { referenceTables } from "./reference-tables.ts";

export interface CatalogViolation {
  rule: string;
  says: string;
  object: string;
  detail: string;
}

/** What lets the database be spread over machines by tenant and keeps tenants apart, 22 rules in all. */
export const catalogRules: CatalogRule[] = [...keyRules, ...accessRules, ...behaviourRules].sort((a, b) =>
  a.id.localeCompare(b.id),
);

/** Looks for breaches in `public` of the connected database; an empty answer is a good one. */
export async function lintCatalog(client: Pick<ClientBase, "query">): Promise<CatalogViolation[]> {
  const violations: CatalogViolation[] = [];
  for (const { id, says, sql } of catalogRules) {
    const { rows } = await client.query<{ object: string; detail: string }>(`${checkedTable}\n${sql}\norder by 1, 2`);
    violations.push(...rows.map(({ object, detail }) => ({ rule: id, says, object, detail })));
  }
  return violations;
}

function quoteList(names: string[]): string {
  return names.map((name) => `'${name}'`).join(", ");
}

/** Our tables (of no extension, not the migrations' own) with the number of their tenant_id column. */
const checkedTable = `
with checked_table as (
  select
    c.oid,
    c.relname as name,
    c.relowner as owner,
    c.relispartition as is_partition,
    c.relrowsecurity and c.relforcerowsecurity as is_protected,
    c.relhasrules as has_rules,
    c.relname in (${quoteList(referenceTables)}) as is_reference,
    (
      select a.attnum
      from pg_attribute a
      where a.attrelid = c.oid
        and a.attname = 'tenant_id'
        and not a.attisdropped
    ) as tenant_column
  from pg_class c
  where c.relnamespace = 'public'::regnamespace
    and c.relkind in ('r', 'p')
    and c.relname <> '${migrationsTable}'
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
)`;
