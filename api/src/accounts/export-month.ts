import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { FinanceExport } from "@magic-meetings/contract/accounts/finance-export.ts";
import type { StreamedFile } from "@magic-meetings/contract/http/endpoint.ts";
import { csvType } from "@magic-meetings/contract/imports/import-words.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import { lockMonth } from "./close-month.ts";
import { exportHeader, exportLine, layout } from "./export-layout.ts";
import {
  findExport,
  insertExport,
  insertMarks,
  insertPart,
  nextExportNumber,
  readPart,
  readUnexported,
  type ExportRow,
} from "./finance-export-sql.ts";

const rowsAtOnce = 2_000;
const pack = promisify(gzip);
const unpack = promisify(gunzip);

interface Made {
  rows: number;
  transactions: number;
  bytes: number;
  sha256: string;
}

/**
 * Exports what counts in a closed month and was not exported before. The month's row is locked: of several who press at
 * once the first exports, and the others find nothing left.
 */
export async function exportMonth(context: CommandContext, { month }: { month: string }): Promise<FinanceExport> {
  const { tx, tenantId, now, principal } = context;
  const day = `${month}-01`;
  const { status } = await lockMonth(context, day);
  if (status !== "closed") throw new Refusal("period_open", "Only a closed month is exported: close it first");
  const first = await readUnexported(tx, { tenantId, month: day, after: undefined, limit: rowsAtOnce });
  if (first.length === 0) throw new Refusal("nothing_to_export", "Everything of this month is exported already");
  const id = context.newId();
  const number = await nextExportNumber(tx, tenantId);
  const written = await writeParts(context, { id, number, day, first });
  const { parts, transactionIds, ...made } = written;
  await insertExport(tx, { ...made, tenantId, id, number, month: day, layout, now, userId: principal.userId });
  for (const [index, content] of parts.entries()) {
    await insertPart(tx, { tenantId, exportId: id, number: index + 1, content });
  }
  await insertMarks(tx, { tenantId, exportId: id, transactionIds });
  record(context, { id, number, month, made });
  const found = await findExport(tx, { tenantId, id });
  if (found === undefined) throw new Error("The export that was just written is not there");
  return found;
}

async function writeParts(
  { tx, tenantId }: CommandContext,
  { number, day, first }: { id: string; number: number; day: string; first: ExportRow[] },
): Promise<Made & { parts: Uint8Array[]; transactionIds: string[] }> {
  const hash = createHash("sha256");
  const transactionIds = new Set<string>();
  const parts: Uint8Array[] = [];
  let [rowCount, bytes] = [0, 0];
  let rows = first;
  while (rows.length > 0) {
    const header = parts.length === 0 ? exportHeader() : "";
    const content = Buffer.from(header + rows.map((row) => exportLine(row, number)).join(""), "utf8");
    hash.update(content);
    bytes += content.length;
    rowCount += rows.length;
    for (const { transactionId } of rows) transactionIds.add(transactionId);
    parts.push(await pack(content));
    const after = rows.at(-1)?.position;
    rows = rows.length < rowsAtOnce ? [] : await readUnexported(tx, { tenantId, month: day, after, limit: rowsAtOnce });
  }
  return {
    rows: rowCount,
    bytes,
    transactions: transactionIds.size,
    sha256: hash.digest("hex"),
    parts,
    transactionIds: [...transactionIds],
  };
}

function record(
  context: CommandContext,
  { id, number, month, made }: { id: string; number: number; month: string; made: Made },
): void {
  context.signal({
    id: context.newId(),
    kind: "finance_export.made",
    subject: { type: "account", id },
    facts: { month, number },
  });
  const newValues = { number, month, layout, ...made };
  context.audit({ action: "finance_export.create", entityType: "finance_export", entityId: id, newValues });
}

/** The file of an export, the same bytes every time. */
export async function readExportFile(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<StreamedFile> {
  const found = await findExport(db, { tenantId, id });
  if (found === undefined) throw new Refusal("not_found", "There is no such export");
  const name = `finance-export-${String(found.number).padStart(4, "0")}-${found.month}.csv`;
  return { type: `${csvType}; charset=utf-8`, name, pieces: partsOf(db, { tenantId, id }) };
}

async function* partsOf(db: Queries, { tenantId, id }: { tenantId: string; id: string }): AsyncGenerator<Uint8Array> {
  for (let number = 1; ; number += 1) {
    const content = await readPart(db, { tenantId, exportId: id, number });
    if (content === undefined) return;
    yield await unpack(content);
  }
}
