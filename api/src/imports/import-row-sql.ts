import type { ImportRow, RowProblem } from "@magic-meetings/contract/imports/import.ts";
import type { RowFields, RowOutcome } from "@magic-meetings/contract/imports/import-words.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { JudgedRow } from "./judge-row.ts";
import type { OfImport } from "./row-key-sql.ts";

/** A row with its cells, and what became of it when it was last judged. */
export interface StoredRow extends ImportRow {
  thingId: string | null;
  thingVersion: number | null;
  target: string | null;
}

const insert = insertRows("import_row", {
  shared: ["tenant_id", "import_id"],
  own: [
    "number",
    "fields",
    "problems",
    "outcome",
    "email_key",
    "reference_key",
    "name_key",
    "site_key",
    "room_id",
    "room_version",
    "target",
  ],
});

export interface RowToStore {
  number: number;
  fields: RowFields;
  judged: JudgedRow;
}

export function insertImportRows(db: Queries, { tenantId, importId }: OfImport, rows: readonly RowToStore[]) {
  return insert(
    db,
    [tenantId, importId],
    rows.map(({ number, fields, judged }) => [number, JSON.stringify(fields), ...judgementValues(judged)]),
  );
}

function judgementValues({ problems, outcome, keys, thingId, thingVersion, target }: JudgedRow): unknown[] {
  const { email, reference, name, site } = keys;
  return [
    JSON.stringify(problems),
    outcome,
    email ?? null,
    reference ?? null,
    name ?? null,
    site ?? null,
    thingId,
    thingVersion,
    target,
  ];
}

const update = sql(
  "import_row_update",
  `update import_row
      set fields = $4,
          problems = $5,
          outcome = $6,
          email_key = $7,
          reference_key = $8,
          name_key = $9,
          site_key = $10,
          room_id = $11,
          room_version = $12,
          target = $13
    where tenant_id = $1
      and import_id = $2
      and number = $3`,
);

export async function updateImportRow(db: Queries, { tenantId, importId }: OfImport, row: RowToStore): Promise<void> {
  await db.execute(update, [
    tenantId,
    importId,
    row.number,
    JSON.stringify(row.fields),
    ...judgementValues(row.judged),
  ]);
}

const forget = sql("import_row_forget", "delete from import_row where tenant_id = $1 and import_id = $2");

/** Deletes what an earlier, unfinished reading left. */
export async function deleteImportRows(db: Queries, { tenantId, importId }: OfImport): Promise<void> {
  await db.execute(forget, [tenantId, importId]);
}

// `room_id` and `room_version`: what the row changes, whatever its kind.
const columns = "r.number, r.fields, r.problems, r.outcome, r.room_id, r.room_version, r.target";

interface Row {
  number: number;
  fields: RowFields;
  problems: RowProblem[];
  outcome: RowOutcome;
  room_id: string | null;
  room_version: number | null;
  target: string | null;
}

function toRow(row: Row): StoredRow {
  const { number, fields, problems, outcome, target } = row;
  return { number, fields, problems, outcome, thingId: row.room_id, thingVersion: row.room_version, target };
}

const list = sql(
  "import_row_list",
  `select ${columns}
     from import_row r
    where r.tenant_id = $1
      and r.import_id = $2
      and r.number > $3
    order by r.number
    limit $4`,
);

const listOnly = sql(
  "import_row_list_only",
  `select ${columns}
     from import_row r
    where r.tenant_id = $1
      and r.import_id = $2
      and r.outcome = $5
      and r.number > $3
    order by r.number
    limit $4`,
);

/** In the order of the file; `only` those with one outcome. */
export async function listImportRows(
  db: Queries,
  {
    tenantId,
    importId,
    after,
    limit,
    only,
  }: OfImport & { after: number; limit: number; only?: RowOutcome | undefined },
): Promise<StoredRow[]> {
  const values = [tenantId, importId, after, limit];
  const rows = only === undefined ? db.query<Row>(list, values) : db.query<Row>(listOnly, [...values, only]);
  return (await rows).map(toRow);
}

const one = sql(
  "import_row_one",
  `select ${columns}
     from import_row r
    where r.tenant_id = $1
      and r.import_id = $2
      and r.number = $3`,
);

export async function findImportRow(db: Queries, args: OfImport & { number: number }): Promise<StoredRow | undefined> {
  return (await db.query<Row>(one, [args.tenantId, args.importId, args.number])).map(toRow)[0];
}

const skip = sql(
  "import_row_skip",
  `update import_row
      set outcome = 'skipped'
    where tenant_id = $1
      and import_id = $2
      and outcome = 'bad'`,
);

/** Marks the bad rows as left out. */
export async function skipBadRows(db: Queries, { tenantId, importId }: OfImport): Promise<void> {
  await db.execute(skip, [tenantId, importId]);
}
