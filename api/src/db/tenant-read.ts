import type { QueryResult } from "pg";
import { connect, orAbort } from "./abortable.ts";
import { DatabaseUnavailable, isUnavailable } from "./database-errors.ts";
import { type Call, runPipelined } from "./pipelined-query.ts";
import type { Database } from "./pool.ts";
import type { Queries } from "./queries.ts";
import { setTenant } from "./set-tenant.ts";
import { sqlState } from "./sql-state.ts";
import type { Statement } from "./statement.ts";

export interface ReadOptions {
  /** Stops waiting for a connection or the answer. */
  signal?: AbortSignal;
}

/**
 * One read of one tenant's rows in a single round trip, in a transaction of its own. For reading only: a change belongs
 * into `inTenant`, which knows what a lost answer means. Throws `DatabaseUnavailable`.
 */
export async function readTenant<Row>(
  pool: Database,
  tenantId: string,
  statement: Statement,
  values: readonly unknown[] = [],
  options: ReadOptions = {},
): Promise<Row[]> {
  const result = await run(pool, tenantId, { statement, values }, options);
  return result.rows as Row[];
}

/** Lets a `*-sql.ts` function read outside a transaction: every query of it is one `readTenant`. */
export function tenantReader(pool: Database, tenantId: string, options: ReadOptions = {}): Queries {
  return {
    query: (statement, values = []) => readTenant(pool, tenantId, statement, values, options),
    execute: () => Promise.reject(new Error("Changes need a transaction: use inTenant")),
  };
}

async function run(
  pool: Database,
  tenantId: string,
  call: Call,
  { signal }: ReadOptions,
): Promise<QueryResult<Record<string, unknown>>> {
  signal?.throwIfAborted();
  let broken = false;
  const client = await connect(pool, signal).catch(rethrow);
  try {
    return await orAbort(runPipelined(client, [{ statement: setTenant, values: [tenantId] }], call), signal);
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
