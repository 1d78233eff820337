import type { QueryResult } from "pg";
import { DatabaseUnavailable, isUnavailable } from "./database-errors.ts";
import { runPipelined } from "./pipelined-query.ts";
import type { Database } from "./pool.ts";
import type { Queries } from "./queries.ts";
import { setTenant } from "./set-tenant.ts";
import { sqlState } from "./sql-state.ts";
import type { Statement } from "./statement.ts";

/**
 * One read of one tenant's rows in a single round trip, in a transaction of its own. For reading only: a change belongs
 * into `inTenant`, which knows what a lost answer means. Throws `DatabaseUnavailable`.
 */
export async function readTenant<Row>(
  pool: Database,
  tenantId: string,
  statement: Statement,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const result = await run(pool, tenantId, statement, values);
  return result.rows as Row[];
}

/** Lets a `*-sql.ts` function read outside a transaction: every query of it is one `readTenant`. */
export function tenantReader(pool: Database, tenantId: string): Queries {
  return {
    query: (statement, values = []) => readTenant(pool, tenantId, statement, values),
    execute: () => Promise.reject(new Error("Changes need a transaction: use inTenant")),
  };
}

async function run(
  pool: Database,
  tenantId: string,
  statement: Statement,
  values: readonly unknown[],
): Promise<QueryResult<Record<string, unknown>>> {
  let broken = false;
  const client = await pool.connect().catch(rethrow);
  try {
    return await runPipelined(client, [{ statement: setTenant, values: [tenantId] }], { statement, values });
  } catch (error) {
    // Only after an error that the server itself reported are both sides known to agree on where they are.
    broken = sqlState(error) === undefined;
    return rethrow(error);
  } finally {
    client.release(broken);
  }
}

function rethrow(error: unknown): never {
  throw isUnavailable(error) ? new DatabaseUnavailable(error) : error;
}
