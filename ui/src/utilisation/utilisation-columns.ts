import { sharesOf } from "@magic-meetings/contract/utilisation/utilisation-rules.ts";
import type { UtilisationFigures, UtilisationRow } from "@magic-meetings/contract/utilisation/utilisation.ts";

/** The columns with figures, in their order; which one is a number, a time or a share decides how it is written. */
export const figureColumns = {
  open: { kind: "hours", value: (row) => row.openMinutes },
  booked: { kind: "hours", value: (row) => row.bookedMinutes },
  bookedShare: { kind: "share", value: (row) => sharesOf(row).booked },
  used: { kind: "hours", value: (row) => row.usedMinutes },
  usedShare: { kind: "share", value: (row) => sharesOf(row).used },
  bookings: { kind: "count", value: (row) => row.bookings },
  noShows: { kind: "count", value: (row) => row.noShows },
  released: { kind: "count", value: (row) => row.released },
  givenBack: { kind: "hours", value: (row) => row.givenBackMinutes },
  seats: { kind: "share", value: (row) => sharesOf(row).seats },
} as const satisfies Record<string, FigureColumn>;

export interface FigureColumn {
  kind: "hours" | "share" | "count";
  value: (figures: UtilisationFigures) => number | null;
}

export type FigureColumnName = keyof typeof figureColumns;
export const figureColumnNames = Object.keys(figureColumns) as FigureColumnName[];

export interface RowOrder {
  column: FigureColumnName | "place";
  descending: boolean;
}

/** Rows in an order; what has no value comes last either way, and what is equal stays as it came. */
export function sortRows(rows: readonly UtilisationRow[], { column, descending }: RowOrder): UtilisationRow[] {
  const sign = descending ? -1 : 1;
  if (column === "place") {
    return rows.toSorted((a, b) => sign * (a.place?.name ?? "").localeCompare(b.place?.name ?? ""));
  }
  const { value } = figureColumns[column];
  return rows.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  });
}

/** Pressing a heading: figures begin with the largest, names with the first; again turns it around. */
export function nextOrder(order: RowOrder | undefined, column: RowOrder["column"]): RowOrder {
  if (order?.column === column) return { column, descending: !order.descending };
  return { column, descending: column !== "place" };
}
