import { stringify } from "csv-stringify/sync";

/** Rows as CSV (RFC 4180) in UTF-8; what a spreadsheet would take for a formula is text. Headers are not translated. */
export function toCsv<Row>(
  columns: readonly (readonly [string, (row: Row) => string | number | null])[],
  rows: readonly Row[],
) {
  const lines = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, value]) => value(row)))];
  const text = stringify(lines, { bom: true, escape_formulas: true, record_delimiter: "windows" });
  return new TextEncoder().encode(text);
}
