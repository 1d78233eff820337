import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const domains = sql(
  "tenant_domains",
  `select t.domains
     from tenant t
    where t.id = $1`,
);

/** The company's own mail domains: people from elsewhere are external. */
export async function findTenantDomains(db: Queries, tenantId: string): Promise<string[]> {
  return (await db.query<{ domains: string[] }>(domains, [tenantId]))[0]?.domains ?? [];
}
