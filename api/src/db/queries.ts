import type { Statement } from "./statement.ts";

/**
 * What a `*-sql.ts` function needs: one tenant's rows, in a transaction or in a single read. A JSON array among the
 * values is passed as `JSON.stringify(array)`, because a plain array becomes a PostgreSQL array.
 */
export interface Queries {
  /** The rows, columns named as in the statement. */
  query<Row>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
  /** The number of rows that were inserted, updated or deleted. */
  execute(statement: Statement, values?: readonly unknown[]): Promise<number>;
}
