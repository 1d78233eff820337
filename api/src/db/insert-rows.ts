import type { Queries } from "./queries.ts";
import { sql, type Statement } from "./statement.ts";

/** Columns of an insert: those that all rows share are one parameter each, whatever the number of rows. */
interface InsertColumns {
  shared: readonly string[];
  own: readonly string[];
}

export type InsertRows = (
  db: Queries,
  sharedValues: readonly unknown[],
  rows: readonly (readonly unknown[])[],
) => Promise<void>;

const mostRows = 500;

/** An `insert ... values` of any number of rows: one statement a row count, prepared when it is first needed. */
export function insertRows(table: string, { shared, own }: InsertColumns): InsertRows {
  const statements = new Map<number, Statement>();
  const statementFor = (count: number) => {
    const known = statements.get(count);
    if (known) return known;
    const made = sql(`${table}_insert_${count}`, insertText(table, { shared, own }, count));
    statements.set(count, made);
    return made;
  };
  return async (db, sharedValues, rows) => {
    for (let first = 0; first < rows.length; first += mostRows) {
      const some = rows.slice(first, first + mostRows);
      await db.execute(statementFor(some.length), [...sharedValues, ...some.flat()]);
    }
  };
}

function insertText(table: string, { shared, own }: InsertColumns, count: number): string {
  const rows = Array.from({ length: count }, (_, row) => {
    const first = shared.length + row * own.length;
    const parameters = [...shared.map((_, i) => i + 1), ...own.map((_, i) => first + i + 1)];
    return `(${parameters.map((number) => `$${number}`).join(", ")})`;
  });
  return `insert into ${table} (${[...shared, ...own].join(", ")}) values ${rows.join(", ")}`;
}
