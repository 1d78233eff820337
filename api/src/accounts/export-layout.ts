import { minorToDecimal, vatOf } from "@magic-meetings/contract/accounts/decimal-rules.ts";
import type { ExportRow } from "./finance-export-sql.ts";
import { csvRow } from "./write-table.ts";
import type { Cell } from "./write-xlsx.ts";

// Layout 1 of the export for finance systems, as docs/finance-export.md describes it. It does not change: another one
// gets another number.

export const layout = 1;

type Column = readonly [header: string, value: (row: ExportRow, exportNumber: number) => Cell];

const columns: readonly Column[] = [
  ["layout", () => whole(layout)],
  ["export", (_, exportNumber) => whole(exportNumber)],
  ["period", ({ period }) => period.slice(0, 7)],
  ["moment", ({ at }) => at.toISOString()],
  ["transaction", ({ transactionId }) => transactionId],
  ["transfer", ({ transferId }) => transferId],
  ["kind", ({ kind }) => kind],
  ["debit_account", ({ debitAccount }) => debitAccount],
  ["credit_account", ({ creditAccount }) => creditAccount],
  ["currency", ({ currency }) => currency],
  ["amount", ({ amountMinor, minorUnits }) => ({ number: minorToDecimal(amountMinor, minorUnits) })],
  ["vat_percent", ({ vatPercent }) => (vatPercent === null ? null : { number: vatPercent.toFixed(2) })],
  ["vat", (row) => vatCell(row)],
  ["order", ({ orderNumber }) => (orderNumber === null ? null : whole(orderNumber))],
  ["service", ({ service }) => service],
  ["vendor", ({ vendor }) => vendor],
  ["corrects", ({ correctsId }) => correctsId],
  ["memo", ({ memo }) => memo],
];

export function exportHeader(): string {
  return csvRow(columns.map(([header]) => header));
}

export function exportLine(row: ExportRow, exportNumber: number): string {
  return csvRow(columns.map(([, value]) => value(row, exportNumber)));
}

function whole(value: number): Cell {
  return { number: String(value) };
}

function vatCell({ amountMinor, vatPercent, minorUnits }: ExportRow): Cell {
  return vatPercent === null ? null : { number: minorToDecimal(vatOf(amountMinor, vatPercent), minorUnits) };
}
