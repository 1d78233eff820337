import type { Queries } from "./queries.ts";
import { sql, type Statement } from "./statement.ts";

/** Columns of an insert: those that all rows share are one parameter each, whatever the number of rows. */
interface InsertColumns {
  /** The statements' name, where another insert into the same table has other columns. */
  name?: string;
  shared: readonly string[];
  own: readonly string[];
  /** What follows the values: `on conflict …`, `returning …`. */
  then?: string;
}

export type InsertRows = (
  db: Pick<Queries, "execute">,
  sharedValues: readonly unknown[],
  rows: readonly (readonly unknown[])[],
) => Promise<void>;

const mostRows = 500;

/** An `insert ... values` of any number of rows: one statement a row count, prepared when it is first needed. */
export function insertRows(table: string, columns: InsertColumns): InsertRows {
  const insert = insertInParts(table, columns);
  return async (db, sharedValues, rows) => {
    await insert((statement, values) => db.execute(statement, values), sharedValues, rows);
  };
}

/** The same with the rows that `then` says to return. */
export function insertRowsReturning<Row>(
  table: string,
  columns: InsertColumns & { then: string },
): (db: Queries, ...values: InsertValues) => Promise<Row[]> {
  const insert = insertInParts(table, columns);
  return async (db, sharedValues, rows) =>
    (await insert((statement, values) => db.query<Row>(statement, values), sharedValues, rows)).flat();
}

type InsertValues = [sharedValues: readonly unknown[], rows: readonly (readonly unknown[])[]];

function insertInParts(table: string, columns: InsertColumns) {
  const statements = new Map<number, Statement>();
  const statementFor = (count: number) => {
    const known = statements.get(count);
    if (known) return known;
    const made = sql(`${columns.name ?? table}_insert_${count}`, insertText(table, columns, count));
    statements.set(count, made);
    return made;
  };
  return async <Outcome>(
    run: (statement: Statement, values: readonly unknown[]) => Promise<Outcome>,
    ...[sharedValues, rows]: InsertValues
  ): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    for (let first = 0; first < rows.length; first += mostRows) {
      const some = rows.slice(first, first + mostRows);
      outcomes.push(await run(statementFor(some.length), [...sharedValues, ...some.flat()]));
    }
    return outcomes;
  };
}

function insertText(table: string, { shared, own, then = "" }: InsertColumns, count: number): string {
  const rows = Array.from({ length: count }, (_, row) => {
    const first = shared.length + row * own.length;
    const parameters = [...shared.map((_, i) => i + 1), ...own.map((_, i) => first + i + 1)];
    return `(${parameters.map((number) => `$${number}`).join(", ")})`;
  });
  return `insert into ${table} (${[...shared, ...own].join(", ")}) values ${rows.join(", ")} ${then}`.trim();
}
