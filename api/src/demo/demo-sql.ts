import type { Queries } from "../db/queries.ts";
import { sql, type Statement } from "../db/statement.ts";

const insertTenantStatement = sql(
  "demo_insert_tenant",
  `insert into tenant (id, name, entra_tenant_id, domains, default_currency, default_time_zone, default_locale, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict do nothing`,
);

export interface NewTenant {
  id: string;
  name: string;
  entraTenantId: string;
  domains: string[];
  currency: string;
  timeZone: string;
  locale: string;
  createdAt: Date;
}

/** False where the tenant is there already. Only the owner of the tables may do this. */
export async function insertTenant(db: Queries, tenant: NewTenant): Promise<boolean> {
  const { id, name, entraTenantId, domains, currency, timeZone, locale, createdAt } = tenant;
  const values = [id, name, entraTenantId, domains, currency, timeZone, locale, createdAt];
  return (await db.execute(insertTenantStatement, values)) === 1;
}

type Row = Record<string, unknown>;

/** Inserts a tenant's rows of one table; all of them name the columns of the first, the tenant not among them. */
export async function insertTableRows(
  db: Queries,
  { tenantId, table, rows }: { tenantId: string; table: string; rows: readonly Row[] },
): Promise<void> {
  const [first] = rows;
  if (first) await db.execute(insertInto(table, Object.keys(first)), [tenantId, JSON.stringify(rows)]);
}

/** All rows travel as one JSON parameter, which PostgreSQL reads by the table's own column types. */
function insertInto(table: string, columns: readonly string[]): Statement {
  const names = columns.join(", ");
  return sql(
    `demo_insert_${table}`,
    `insert into "${table}" (tenant_id, ${names})
     select $1, ${names}
       from jsonb_populate_recordset(null::"${table}", $2::jsonb)`,
  );
}

const analyse = sql("demo_analyse", "analyze");

/** Lets the database's planner know what the tables hold. */
export async function gatherStatistics(db: Queries): Promise<void> {
  await db.execute(analyse, []);
}
