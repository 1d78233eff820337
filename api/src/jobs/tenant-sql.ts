import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const listAll = sql("tenant_list", "select id from tenant order by id");

/** Every tenant, from the reference table: work is looked for in one after the other, never across them. */
export async function listTenantIds(db: Queries): Promise<string[]> {
  return (await db.query<{ id: string }>(listAll)).map(({ id }) => id);
}
