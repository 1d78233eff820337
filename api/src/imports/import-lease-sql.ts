import type { ImportProblem } from "@magic-meetings/contract/imports/import.ts";
import type { ImportKind, ImportSource } from "@magic-meetings/contract/imports/import-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { OutcomeCounts } from "./import-sql.ts";

/** An import that a worker works on. What it writes is refused as soon as somebody else has a higher lease number. */
export interface LeasedImport {
  tenantId: string;
  id: string;
  leaseNumber: number;
  attempts: number;
  status: "reading" | "committing";
  kind: ImportKind;
  source: ImportSource;
  isRead: boolean;
  skipBad: boolean;
  /** Who pressed last. */
  user: { id: string; name: string } | null;
  rows: { total: number; toWrite: number };
  /** What the step before left to be said at its end. */
  problem: ImportProblem | null;
}

const waiting = sql(
  "import_waiting",
  `select 1
     from import_data
    where tenant_id = $1
      and status in ('reading', 'committing')
      and (leased_until is null or leased_until < $2)
    limit 1`,
);

/** Whether an import waits for a worker. Leases go by a clock that nobody moves. */
export async function isImportWaiting(db: Queries, { tenantId, now }: { tenantId: string; now: Date }) {
  return (await db.query(waiting, [tenantId, now])).length > 0;
}

const next = sql(
  "import_next",
  `select i.id, i.status, i.kind, i.source, i.is_read, i.skip_bad, i.lease_number, i.attempts, i.rows_read,
          i.rows_create + i.rows_update as to_write, i.problem,
          u.id as user_id, u.name as user_name
     from import_data i
     left join app_user u on u.tenant_id = i.tenant_id and u.id = i.updated_by
    where i.tenant_id = $1
      and i.status in ('reading', 'committing')
      and (i.leased_until is null or i.leased_until < $2)
    order by i.created_at
    limit 1
      for no key update of i skip locked`,
);

const claim = sql(
  "import_claim",
  `update import_data
      set lease_number = lease_number + 1,
          attempts = attempts + 1,
          leased_until = $3
    where tenant_id = $1
      and id = $2`,
);

interface NextRow {
  id: string;
  status: "reading" | "committing";
  kind: ImportKind;
  source: ImportSource;
  is_read: boolean;
  skip_bad: boolean;
  lease_number: number;
  attempts: number;
  rows_read: number;
  to_write: number;
  problem: ImportProblem | null;
  user_id: string | null;
  user_name: string | null;
}

/** Takes the import that waits longest; undefined where none does. */
export async function leaseImport(
  db: Queries,
  { tenantId, now, until }: { tenantId: string; now: Date; until: Date },
): Promise<LeasedImport | undefined> {
  const [row] = await db.query<NextRow>(next, [tenantId, now]);
  if (row === undefined) return undefined;
  await db.execute(claim, [tenantId, row.id, until]);
  return {
    tenantId,
    id: row.id,
    leaseNumber: row.lease_number + 1,
    attempts: row.attempts + 1,
    status: row.status,
    kind: row.kind,
    source: row.source,
    isRead: row.is_read,
    skipBad: row.skip_bad,
    user: row.user_id === null ? null : { id: row.user_id, name: row.user_name ?? "" },
    rows: { total: row.rows_read, toWrite: row.to_write },
    problem: row.problem,
  };
}

const content = sql("import_content", "select content from import_data where tenant_id = $1 and id = $2");

export async function readContent(db: Queries, { tenantId, id }: LeasedImport): Promise<Buffer> {
  const [row] = await db.query<{ content: Buffer | null }>(content, [tenantId, id]);
  return row?.content ?? Buffer.alloc(0);
}

/** Somebody else works on it now, or a person has decided otherwise. */
export class LeaseLost extends Error {
  constructor() {
    super("The import is no longer this worker's");
    this.name = "LeaseLost";
  }
}

async function own(affected: Promise<number>): Promise<void> {
  if ((await affected) === 0) throw new LeaseLost();
}

const begin = sql(
  "import_begin",
  `update import_data
      set rows_read = 0,
          rows_create = 0,
          rows_update = 0,
          rows_same = 0,
          rows_bad = 0,
          progress = 0,
          ignored_columns = $4
    where tenant_id = $1
      and id = $2
      and lease_number = $3`,
);

/** Starts the reading from the first row. */
export function beginReading(db: Queries, lease: LeasedImport, { ignoredColumns }: { ignoredColumns: string[] }) {
  return own(db.execute(begin, [lease.tenantId, lease.id, lease.leaseNumber, ignoredColumns]));
}

const beginCheck = sql(
  "import_begin_check",
  `update import_data
      set rows_create = 0,
          rows_update = 0,
          rows_same = 0,
          rows_bad = 0,
          progress = 0
    where tenant_id = $1
      and id = $2
      and lease_number = $3`,
);

/** Starts to check from the first row what is read already. */
export function beginChecking(db: Queries, lease: LeasedImport) {
  return own(db.execute(beginCheck, [lease.tenantId, lease.id, lease.leaseNumber]));
}

const proceed = sql(
  "import_proceed",
  `update import_data
      set rows_read = rows_read + $4,
          rows_create = rows_create + $5,
          rows_update = rows_update + $6,
          rows_same = rows_same + $7,
          rows_bad = rows_bad + $8,
          progress = $9,
          leased_until = $10
    where tenant_id = $1
      and id = $2
      and lease_number = $3`,
);

export interface Progress {
  read: number;
  outcomes: OutcomeCounts;
  /** In percent. */
  progress: number;
  until: Date;
}

/** Says how far it is, and keeps the lease. */
export function recordProgress(db: Queries, lease: LeasedImport, { read, outcomes, progress, until }: Progress) {
  const { create, update, same, bad } = outcomes;
  const values = [lease.tenantId, lease.id, lease.leaseNumber, read, create, update, same, bad, progress, until];
  return own(db.execute(proceed, values));
}

const finish = sql(
  "import_finish",
  `update import_data
      set status = $4,
          problem = $5,
          is_read = is_read or $6,
          content = null,
          progress = 100,
          leased_until = null,
          attempts = 0,
          updated_at = $7,
          version = version + 1
    where tenant_id = $1
      and id = $2
      and lease_number = $3`,
);

export interface Finish {
  status: "checked" | "committed" | "failed" | "reading";
  problem: ImportProblem | null;
  isRead: boolean;
  now: Date;
}

/** Ends the step and the lease. */
export function finishStep(db: Queries, lease: LeasedImport, { status, problem, isRead, now }: Finish) {
  const json = problem === null ? null : JSON.stringify(problem);
  return own(db.execute(finish, [lease.tenantId, lease.id, lease.leaseNumber, status, json, isRead, now]));
}

const release = sql(
  "import_release",
  `update import_data
      set leased_until = null,
          attempts = attempts - 1
    where tenant_id = $1
      and id = $2
      and lease_number = $3`,
);

/** Gives it back unfinished, because this worker stops: the next one begins the step again. */
export async function releaseImport(db: Queries, lease: LeasedImport): Promise<void> {
  await db.execute(release, [lease.tenantId, lease.id, lease.leaseNumber]);
}
