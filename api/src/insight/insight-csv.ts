import { insightShares } from "@magic-meetings/contract/insight/insight-rules.ts";
import type { Insight, InsightRow } from "@magic-meetings/contract/insight/insight.ts";
import { stringify } from "csv-stringify/sync";

type Column = readonly [header: string, value: (row: InsightRow, of: Insight) => string | number | null];

const decimals = (currency: string) =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;

const amount = ({ amountMinor, currency }: InsightRow["spend"]) =>
  (amountMinor / 10 ** decimals(currency)).toFixed(decimals(currency));

const share = (value: number | null) => (value === null ? null : Math.round(value * 10_000) / 10_000);

/** Headers are not translated: what reads the file relies on them. */
const columns: readonly Column[] = [
  ["from", (_, { from }) => from],
  ["to", (_, { to }) => to],
  ["by", (_, { by }) => by],
  ["key", ({ key }) => key],
  ["name", ({ name }) => name],
  ["currency", ({ currency }) => currency],
  ["spend", ({ spend }) => amount(spend)],
  ["orders", ({ orders }) => orders],
  ["delivered", ({ delivered }) => delivered],
  ["wasted", ({ wasted }) => wasted],
  ["waste_share", (row) => share(insightShares(row).waste)],
  ["deliveries", ({ deliveries }) => deliveries],
  ["on_time", ({ onTime }) => onTime],
  ["on_time_share", (row) => share(insightShares(row).onTime)],
  ["late_changes", ({ lateChanges }) => lateChanges],
  ["fees", ({ fees }) => amount(fees)],
  ["fees_waived", ({ waived }) => amount(waived)],
  ["saved_by_head_count", ({ saved }) => amount(saved)],
  ["rating", (row) => share(insightShares(row).rating)],
  ["score", (row) => insightShares(row).score],
];

/** The figures as CSV (RFC 4180) in UTF-8; a name that a spreadsheet would take for a formula is text. */
export function insightCsv(insight: Insight): Uint8Array {
  const rows = insight.items.map((row) => columns.map(([, value]) => value(row, insight)));
  const header = columns.map(([name]) => name);
  // With the mark at its beginning a spreadsheet knows the encoding.
  const text = stringify([header, ...rows], { bom: true, escape_formulas: true, record_delimiter: "windows" });
  return new TextEncoder().encode(text);
}
