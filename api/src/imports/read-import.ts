import type { RowFields } from "@magic-meetings/contract/imports/import-words.ts";
import { importLimits } from "@magic-meetings/contract/imports/import-words.ts";
import { inTenant } from "../db/transaction.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { FileRefusal } from "./file-refusal.ts";
import { beginChecking, beginReading, finishStep, readContent, recordProgress } from "./import-lease-sql.ts";
import { deleteImportRows, insertImportRows, listImportRows, updateImportRow } from "./import-row-sql.ts";
import { continueUnlessStopped, countByOutcome, rowsAtOnce, type ImportStep } from "./import-step.ts";
import { kindOfImport } from "./kinds-of-import.ts";
import type { SeenRows } from "./import-kind.ts";
import { readSheet, type ImportedRow, type Sheet } from "./read-sheet.ts";
import { rowOfPlace } from "./row-of-place.ts";

/** Reads and checks an import from its first row, whatever an earlier worker got done. Throws `FileRefusal`. */
export async function readImport(step: ImportStep): Promise<void> {
  const { pool, lease, clock } = step;
  const { tenantId, id: importId } = lease;
  const kind = await kindOfImport(lease.kind).open(tenantReader(pool, tenantId), { tenantId, now: clock.now() });
  const { ignoredColumns, rows } = await openSource(step);
  await inTenant(pool, tenantId, async (tx) => {
    await beginReading(tx, lease, { ignoredColumns });
    await deleteImportRows(tx, { tenantId, importId });
  });
  const firsts: SeenRows = new Map();
  let read = 0;
  for await (const some of inBatches(rows)) {
    continueUnlessStopped(step);
    read += some.length;
    const progress = percent(some.at(-1)?.done ?? read / importLimits.rows);
    await inTenant(pool, tenantId, async (tx) => {
      const { rows: checked } = await kind.check(tx, { tenantId, importId, firsts }, some);
      await insertImportRows(tx, { tenantId, importId }, checked);
      const outcomes = countByOutcome(checked);
      await recordProgress(tx, lease, { read: some.length, outcomes, progress, until: step.until() });
    });
  }
  const now = clock.now();
  await inTenant(pool, tenantId, (tx) =>
    finishStep(tx, lease, { status: "checked", problem: null, isRead: true, now }),
  );
}

async function openSource({ pool, lease, placesOf }: ImportStep): Promise<Sheet> {
  const { source, tenantId, kind } = lease;
  if (source !== "graph") return readSheet(source, await readContent(tenantReader(pool, tenantId), lease), kind);
  const directory = placesOf(tenantId);
  if (directory === undefined) throw new FileRefusal("not_connected");
  return { ignoredColumns: [], rows: rowsOfDirectory(directory.list()) };
}

async function* rowsOfDirectory(places: AsyncIterable<Parameters<typeof rowOfPlace>[0]>): AsyncGenerator<ImportedRow> {
  let number = 0;
  const list = places[Symbol.asyncIterator]();
  for (;;) {
    const next = await list.next().catch(() => {
      throw new FileRefusal("source_failed");
    });
    if (next.done) break;
    number += 1;
    if (number > importLimits.rows) throw new FileRefusal("too_many_rows", { about: String(importLimits.rows) });
    yield { number, fields: rowOfPlace(next.value), done: undefined };
  }
  if (number === 0) throw new FileRefusal("no_rows");
}

async function* inBatches(rows: AsyncIterable<ImportedRow>): AsyncGenerator<ImportedRow[]> {
  let some: ImportedRow[] = [];
  for await (const row of rows) {
    some.push({ ...row, fields: storable(row.fields) });
    if (some.length < rowsAtOnce) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

/** Without what a database cannot keep: NUL, and halves of characters. */
function storable(fields: RowFields): RowFields {
  return Object.fromEntries(
    Object.entries(fields).map(([field, text]) => [field, text.replace(/\0|\p{Surrogate}/gu, "\ufffd")]),
  );
}

/** Judges once more what is read already, because places or other rows have changed. */
export async function checkAgain(step: ImportStep): Promise<void> {
  const { pool, lease, clock } = step;
  const { tenantId, id: importId } = lease;
  const kind = await kindOfImport(lease.kind).open(tenantReader(pool, tenantId), { tenantId, now: clock.now() });
  await inTenant(pool, tenantId, (tx) => beginChecking(tx, lease));
  const total = lease.rows.total;
  const firsts: SeenRows = new Map();
  let after = 0;
  let done = 0;
  for (;;) {
    continueUnlessStopped(step);
    const count = await inTenant(pool, tenantId, async (tx) => {
      const rows = await listImportRows(tx, { tenantId, importId, after, limit: rowsAtOnce });
      const { rows: checked } = await kind.check(tx, { tenantId, importId, firsts }, rows);
      for (const [index, row] of checked.entries()) {
        if (!sameJudgement(row.judged, rows[index])) await updateImportRow(tx, { tenantId, importId }, row);
      }
      const progress = percent((done + rows.length) / Math.max(total, 1));
      await recordProgress(tx, lease, { read: 0, outcomes: countByOutcome(checked), progress, until: step.until() });
      after = rows.at(-1)?.number ?? after;
      return rows.length;
    });
    done += count;
    if (count < rowsAtOnce) break;
  }
  const problem = lease.problem;
  const now = clock.now();
  await inTenant(pool, tenantId, (tx) => finishStep(tx, lease, { status: "checked", problem, isRead: true, now }));
}

interface Judgement {
  outcome: string;
  problems: readonly unknown[];
  thingId: string | null;
  thingVersion: number | null;
  target: string | null;
}

/** Whether nothing about a row's judgement is new; then it is not written again. */
export function sameJudgement(now: Judgement, before: Judgement | undefined): boolean {
  if (before === undefined) return false;
  return (
    now.outcome === before.outcome &&
    now.thingId === before.thingId &&
    now.thingVersion === before.thingVersion &&
    now.target === before.target &&
    JSON.stringify(now.problems) === JSON.stringify(before.problems)
  );
}

function percent(done: number): number {
  return Math.max(0, Math.min(99, Math.floor(done * 100)));
}
