import { xlsxType, csvType } from "@magic-meetings/contract/imports/import-words.ts";
import { xlsxPieces, type Cell, type Rows } from "./write-xlsx.ts";

/** Text for whoever reads it, never a formula of theirs. */
const formulaBegins = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;

/** One row of a CSV file (RFC 4180); a text that a spreadsheet would take for a formula is marked as text. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return cell.number;
  const text = formulaBegins.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as a CSV file in UTF-8, in pieces; with the mark at its beginning a spreadsheet knows the encoding. */
export async function* csvPieces(rows: Rows): AsyncGenerator<Uint8Array> {
  let mark = "\ufeff";
  for await (const some of rows) {
    yield Buffer.from(mark + some.map(csvRow).join(""), "utf8");
    mark = "";
  }
}

export type TableFormat = "csv" | "xlsx";

/** A table as a file that is written while it is read. */
export function tableFile(format: TableFormat, { name, sheet, rows }: { name: string; sheet: string; rows: Rows }) {
  return format === "csv"
    ? { type: `${csvType}; charset=utf-8`, name: `${name}.csv`, pieces: csvPieces(rows) }
    : { type: xlsxType, name: `${name}.xlsx`, pieces: xlsxPieces(sheet, rows) };
}
