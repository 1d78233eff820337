import { addFigures, noFigures, sharesOf } from "@magic-meetings/contract/utilisation/utilisation-rules.ts";
import type { UtilisationFigures, UtilisationRow } from "@magic-meetings/contract/utilisation/utilisation.ts";

export interface WeekHours {
  /** Hours in which something is open or booked, the first to the last without a gap. */
  hours: number[];
  days: { weekday: number; cells: UtilisationFigures[]; all: UtilisationFigures }[];
  all: UtilisationFigures[];
}

/** The rows by hour of the week as a table: a line a weekday, a column an hour. */
export function weekHours(rows: readonly UtilisationRow[]): WeekHours {
  const known = rows.flatMap(({ hour }) => (hour === null ? [] : [hour]));
  const first = Math.min(...known);
  const hours = known.length === 0 ? [] : Array.from({ length: Math.max(...known) - first + 1 }, (_, n) => first + n);
  const at = (weekday: number, hour: number) =>
    rows.find((row) => row.weekday === weekday && row.hour === hour) ?? noFigures;
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => rows.some((row) => row.weekday === weekday));
  return {
    hours,
    days: weekdays.map((weekday) => {
      const cells = hours.map((hour) => at(weekday, hour));
      return { weekday, cells, all: cells.reduce(addFigures, noFigures) };
    }),
    all: hours.map((hour) => weekdays.map((weekday) => at(weekday, hour)).reduce(addFigures, noFigures)),
  };
}

/** How strongly a cell is coloured, 0 to 5: 0 is nothing, 5 from four fifths on. */
export function heatOf(figures: UtilisationFigures): 0 | 1 | 2 | 3 | 4 | 5 {
  const { booked } = sharesOf(figures);
  if (booked === null || booked <= 0) return 0;
  return Math.min(5, Math.floor(booked * 5) + 1) as 1 | 2 | 3 | 4 | 5;
}
