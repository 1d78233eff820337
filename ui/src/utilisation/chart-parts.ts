import type { UtilisationFigures, UtilisationRow } from "@magic-meetings/contract/utilisation/utilisation.ts";

/** More bars than this cannot be told apart. */
export const mostBars = 12;

/** The places with most booked time, as many as a chart can show; those without any are left out. */
export function busiest(rows: readonly UtilisationRow[]): UtilisationRow[] {
  return rows
    .filter(({ bookedMinutes }) => bookedMinutes > 0)
    .toSorted((a, b) => b.bookedMinutes - a.bookedMinutes)
    .slice(0, mostBars);
}

export type ChartPart = "used" | "unclaimed" | "noShow";

/** What the booked minutes are made of. */
export function chartParts(figures: UtilisationFigures): { part: ChartPart; minutes: number }[] {
  const { bookedMinutes, usedMinutes, noShowMinutes } = figures;
  return [
    { part: "used", minutes: usedMinutes },
    { part: "unclaimed", minutes: bookedMinutes - usedMinutes - noShowMinutes },
    { part: "noShow", minutes: noShowMinutes },
  ];
}
