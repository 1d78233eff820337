import type { Queries } from "./queries.ts";
import { sql } from "./statement.ts";

const begin = sql("savepoint_begin", "savepoint attempt");
const keep = sql("savepoint_keep", "release savepoint attempt");
const undo = sql("savepoint_undo", "rollback to savepoint attempt");

/** Runs work whose failure is no failure of the transaction: what it wrote is taken back, and its error is thrown. */
export async function withinSavepoint<T>(tx: Queries, work: () => Promise<T>): Promise<T> {
  await tx.execute(begin, []);
  try {
    const result = await work();
    await tx.execute(keep, []);
    return result;
  } catch (error) {
    await tx.execute(undo, []);
    // Also ended: an outer attempt of the same name must not find this one when it is undone.
    await tx.execute(keep, []);
    throw error;
  }
}
