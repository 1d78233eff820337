import {
  extraCells,
  importLimits,
  neededColumns,
  type ImportColumn,
  type ImportKind,
  type RowFields,
} from "@magic-meetings/contract/imports/import-words.ts";
import { FileRefusal } from "./file-refusal.ts";
import { findColumn, headingOf } from "./import-headings.ts";
import { readCsv } from "./read-csv.ts";
import { readXlsx } from "./read-xlsx.ts";
import type { SheetRow } from "./sheet-row.ts";

/** A row below the heading: its cells by the columns that the heading names. */
export interface ImportedRow {
  number: number;
  fields: RowFields;
  /** How much is read with it, from 0 to 1; undefined where nobody knows how much there is. */
  done: number | undefined;
}

export interface Sheet {
  /** Headings that are no columns of ours. */
  ignoredColumns: string[];
  rows: AsyncIterable<ImportedRow>;
}

/** Reads a spreadsheet's heading, and its rows as they are asked for. Throws `FileRefusal`, also while rows are read. */
export async function readSheet(
  source: "csv" | "xlsx",
  bytes: Uint8Array,
  kind: ImportKind = "places",
): Promise<Sheet> {
  if (bytes.length === 0) throw new FileRefusal("empty");
  if (startsWith(bytes, oldExcel)) throw new FileRefusal("old_excel");
  const isArchive = startsWith(bytes, archive);
  if (source === "xlsx" && !isArchive) throw new FileRefusal("not_xlsx");
  if (source === "csv" && isArchive) throw new FileRefusal("not_text");
  const rows = source === "csv" ? readCsv(bytes) : readXlsx(bytes);
  const heading = await rows.next();
  if (heading.done) throw new FileRefusal("empty");
  const { columns, ignoredColumns } = readHeading(kind, heading.value.cells);
  return { ignoredColumns, rows: named(rows, columns) };
}

const oldExcel = [0xd0, 0xcf, 0x11, 0xe0];
const archive = [0x50, 0x4b];

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

interface Heading {
  /** By position; undefined where a column is none of ours. */
  columns: (ImportColumn | undefined)[];
  ignoredColumns: string[];
}

function readHeading(kind: ImportKind, cells: readonly string[]): Heading {
  const columns = cells.map((cell) => findColumn(kind, cell));
  const found = columns.filter((column) => column !== undefined);
  if (found.length === 0) throw new FileRefusal("no_header");
  const twice = found.find((column, index) => found.indexOf(column) !== index);
  if (twice !== undefined) throw new FileRefusal("column_twice", { about: headingOf(kind, twice) });
  const missing = neededColumns[kind].filter((column) => !found.includes(column));
  if (kind === "places" && !found.includes("floor") && !found.includes("floorLevel")) missing.push("floorLevel");
  if (missing.length > 0) {
    throw new FileRefusal("missing_columns", { about: missing.map((column) => headingOf(kind, column)).join(", ") });
  }
  const ignoredColumns = cells.filter((cell, index) => columns[index] === undefined && cell.trim() !== "");
  return { columns, ignoredColumns: ignoredColumns.map((heading) => heading.trim().slice(0, 100)).slice(0, 50) };
}

async function* named(
  rows: AsyncIterable<SheetRow>,
  columns: readonly (ImportColumn | undefined)[],
): AsyncGenerator<ImportedRow> {
  let count = 0;
  for await (const { number, cells, done } of rows) {
    count += 1;
    if (count > importLimits.rows) throw new FileRefusal("too_many_rows", { about: String(importLimits.rows) });
    yield { number, fields: fieldsOf(cells, columns), done };
  }
  if (count === 0) throw new FileRefusal("no_rows");
}

/** One more than a cell may have is kept, so that it is still seen to be too long. */
const mostKept = importLimits.cellCharacters + 1;

function fieldsOf(cells: readonly string[], columns: readonly (ImportColumn | undefined)[]): RowFields {
  const fields: RowFields = {};
  cells.slice(0, columns.length).forEach((cell, index) => {
    const column = columns[index];
    if (column !== undefined && cell.trim() !== "") fields[column] = cell.slice(0, mostKept);
  });
  const extra = cells.slice(columns.length).filter((cell) => cell.trim() !== "");
  if (extra.length > 0) fields[extraCells] = extra.join("; ").slice(0, mostKept);
  return fields;
}
