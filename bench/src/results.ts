import { rounded } from "./statistics.ts";

/** One figure: what was measured, against what limit of the same run, and what it has to reach. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What the value is held against; the ratio is value / limit. */
  limit?: { name: string; value: number };
  target?: { ratioAtLeast: number } | { ratioAtMost: number } | { atLeast: number } | { atMost: number };
}

/** A row in the shape of the project's reference measurements, so that the two can be laid side by side. */
export interface ReferenceLine {
  table: string;
  columns: readonly string[];
  cells: readonly (string | number)[];
}

export interface Results {
  figures: Figure[];
  reference: ReferenceLine[];
  /** Longer texts, for example query plans. */
  notes: Record<string, string>;
}

export function ratioOf({ value, limit }: Figure): number | undefined {
  return limit === undefined ? undefined : value / limit.value;
}

/** Undefined where the figure has no target. */
export function isReached(figure: Figure): boolean | undefined {
  const { target, value } = figure;
  if (target === undefined) return undefined;
  const ratio = ratioOf(figure) ?? Number.NaN;
  if ("ratioAtLeast" in target) return ratio >= target.ratioAtLeast;
  if ("ratioAtMost" in target) return ratio <= target.ratioAtMost;
  return "atLeast" in target ? value >= target.atLeast : value <= target.atMost;
}

export function targetText({ target }: Figure): string {
  if (target === undefined) return "";
  if ("ratioAtLeast" in target) return `ratio >= ${target.ratioAtLeast}`;
  if ("ratioAtMost" in target) return `ratio <= ${target.ratioAtMost}`;
  return "atLeast" in target ? `>= ${target.atLeast}` : `<= ${target.atMost}`;
}

/** The figures as a Markdown table. */
export function figuresTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const ratio = ratioOf(figure);
    const reached = isReached(figure);
    return [
      figure.name,
      `${rounded(figure.value)} ${figure.unit}`,
      figure.limit === undefined ? "" : `${figure.limit.name}: ${rounded(figure.limit.value)}`,
      ratio === undefined ? "" : String(rounded(ratio)),
      targetText(figure),
      reached === undefined ? "" : reached ? "yes" : "NO",
    ];
  });
  return markdown(["figure", "measured", "limit of the same run", "ratio", "target", "reached"], rows);
}

/** The reference lines, a Markdown table each. */
export function referenceTables(lines: readonly ReferenceLine[]): string {
  return [...grouped(lines)]
    .map(([name, rows]) => {
      const body = rows.map(({ cells }) => cells.map(String));
      return `## ${name}\n${markdown(rows[0]?.columns ?? [], body)}`;
    })
    .join("\n\n");
}

function grouped(lines: readonly ReferenceLine[]): Map<string, ReferenceLine[]> {
  const tables = new Map<string, ReferenceLine[]>();
  for (const line of lines) tables.set(line.table, [...(tables.get(line.table) ?? []), line]);
  return tables;
}

function markdown(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, index) => Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(" | ")} |`;
  return [line(columns), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...rows.map(line)].join("\n");
}
