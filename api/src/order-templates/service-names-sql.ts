import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const namesStatement = sql(
  "service_names",
  `select s.id, s.name
     from service s
    where s.tenant_id = $1
      and s.id = any($2::uuid[])`,
);

/** The names of services, also of those that are gone from the catalogue. */
export async function findServiceNames(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; name: string }>(namesStatement, [tenantId, ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
