import type { Queries } from "../db/queries.ts";
import { sql, type Statement } from "../db/statement.ts";
import { demoTables, type DemoRow, type DemoRows, type DemoTable } from "./demo-rows.ts";

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

/** Inserts all rows of a tenant, a statement a table. */
export async function insertDemoRows(db: Queries, tenantId: string, rows: DemoRows): Promise<void> {
  for (const table of demoTables) {
    const [first, ...others] = rows.get(table) ?? [];
    if (first) await db.execute(insertInto(table, Object.keys(first)), [tenantId, JSON.stringify([first, ...others])]);
  }
}

/** All rows travel as one JSON parameter, which PostgreSQL reads by the table's own column types. */
function insertInto(table: DemoTable, columns: (keyof DemoRow)[]): Statement {
  const names = columns.join(", ");
  return sql(
    `demo_insert_${table}`,
    `insert into "${table}" (tenant_id, ${names})
     select $1, ${names}
       from jsonb_populate_recordset(null::"${table}", $2::jsonb)`,
  );
}
