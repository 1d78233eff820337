import type { Import, ImportProblem } from "@magic-meetings/contract/imports/import.ts";
import type { ImportKind, ImportSource, ImportStatus } from "@magic-meetings/contract/imports/import-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** An import without what may be done with it. */
export interface ImportRecord extends Omit<Import, "allowed"> {
  isRead: boolean;
}

const columns = `i.id, i.version, i.kind, i.source, i.file_name, i.status, i.problem, i.ignored_columns, i.is_read,
          i.progress, i.rows_read, i.rows_create, i.rows_update, i.rows_same, i.rows_bad, i.created_at,
          u.id as created_by_id, u.name as created_by_name`;

const from = `from import_data i
     left join app_user u on u.tenant_id = i.tenant_id and u.id = i.created_by`;

interface Row {
  id: string;
  version: number;
  kind: ImportKind;
  source: ImportSource;
  file_name: string;
  status: ImportStatus;
  problem: ImportProblem | null;
  ignored_columns: string[];
  is_read: boolean;
  progress: number;
  rows_read: number;
  rows_create: number;
  rows_update: number;
  rows_same: number;
  rows_bad: number;
  created_at: Date;
  created_by_id: string | null;
  created_by_name: string | null;
}

function toImport(row: Row): ImportRecord {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    source: row.source,
    fileName: row.file_name,
    status: row.status,
    problem: row.problem,
    ignoredColumns: row.ignored_columns,
    isRead: row.is_read,
    progress: row.progress,
    counts: {
      read: row.rows_read,
      create: row.rows_create,
      update: row.rows_update,
      same: row.rows_same,
      bad: row.rows_bad,
    },
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by_id === null ? null : { id: row.created_by_id, name: row.created_by_name ?? "" },
  };
}

const insert = sql(
  "import_insert",
  `insert into import_data
     (tenant_id, id, kind, source, file_name, content, status, created_at, created_by, updated_at, updated_by)
   values ($1, $2, $8, $3, $4, $5, 'reading', $6, $7, $6, $7)`,
);

export interface NewImport {
  tenantId: string;
  id: string;
  kind: ImportKind;
  source: ImportSource;
  fileName: string;
  /** The file as it came; null where the rows come from elsewhere. */
  content: Uint8Array | null;
  now: Date;
  userId: string | null;
}

export async function insertImport(db: Queries, one: NewImport): Promise<void> {
  const content = one.content === null ? null : Buffer.from(one.content);
  await db.execute(insert, [
    ...[one.tenantId, one.id, one.source, one.fileName, content, one.now, one.userId],
    one.kind,
  ]);
}

const find = sql("import_find", `select ${columns} ${from} where i.tenant_id = $1 and i.id = $2`);

const lock = sql("import_lock", `${find.text} for no key update of i`);

export async function findImport(db: Queries, { tenantId, id }: { tenantId: string; id: string }) {
  return (await db.query<Row>(find, [tenantId, id])).map(toImport)[0];
}

/** The same, and nobody else changes it before this transaction ends. */
export async function lockImport(db: Queries, { tenantId, id }: { tenantId: string; id: string }) {
  return (await db.query<Row>(lock, [tenantId, id])).map(toImport)[0];
}

const list = sql(
  "import_list",
  `select ${columns}
     ${from}
    where i.tenant_id = $1
      and i.kind = any($5::text[])
      and ($2::timestamptz is null or (i.created_at, i.id) < ($2::timestamptz, $3::uuid))
    order by i.created_at desc, i.id desc
    limit $4`,
);

/** The latest first. */
export async function listImports(
  db: Queries,
  {
    tenantId,
    kinds,
    after,
    limit,
  }: { tenantId: string; kinds: readonly ImportKind[]; after: [string, string] | undefined; limit: number },
): Promise<ImportRecord[]> {
  const rows = await db.query<Row>(list, [tenantId, after?.[0] ?? null, after?.[1] ?? null, limit, kinds]);
  return rows.map(toImport);
}

const move = sql(
  "import_move",
  `update import_data
      set status = $3,
          skip_bad = $4,
          problem = null,
          progress = 0,
          attempts = 0,
          lease_number = lease_number + 1,
          leased_until = null,
          content = null,
          updated_at = $5,
          updated_by = $6,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export interface MoveImport {
  tenantId: string;
  id: string;
  status: "committing" | "discarded" | "reading";
  skipBad: boolean;
  now: Date;
  userId: string | null;
}

/** What a person decided; whoever still works on an earlier step has lost it. */
export async function moveImport(db: Queries, { tenantId, id, status, skipBad, now, userId }: MoveImport) {
  await db.execute(move, [tenantId, id, status, skipBad, now, userId]);
}

const count = sql(
  "import_count",
  `update import_data
      set rows_create = rows_create + $3,
          rows_update = rows_update + $4,
          rows_same = rows_same + $5,
          rows_bad = rows_bad + $6,
          updated_at = $7,
          updated_by = $8,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export type OutcomeCounts = Record<"create" | "update" | "same" | "bad", number>;

/** Adds to the numbers of rows by outcome, after a row was corrected. */
export async function countOutcomes(
  db: Queries,
  one: { tenantId: string; id: string; more: OutcomeCounts; now: Date; userId: string | null },
): Promise<void> {
  const { create, update, same, bad } = one.more;
  await db.execute(count, [one.tenantId, one.id, create, update, same, bad, one.now, one.userId]);
}
