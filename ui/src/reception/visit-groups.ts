import type { ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";

/** Which part of the day is shown. */
export const shownParts = ["all", "expected", "here", "gone"] as const;
export type ShownPart = (typeof shownParts)[number];

export function partOf({ status }: Pick<ReceptionVisit, "status">): Exclude<ShownPart, "all"> {
  if (status === "arrived") return "here";
  return status === "invited" || status === "confirmed" ? "expected" : "gone";
}

export type PartCounts = Record<ShownPart, number>;

export function countParts(visits: readonly Pick<ReceptionVisit, "status">[]): PartCounts {
  const counts: PartCounts = { all: visits.length, expected: 0, here: 0, gone: 0 };
  for (const visit of visits) counts[partOf(visit)] += 1;
  return counts;
}

export interface HourGroup<Visit> {
  /** `09`, or null for those of another day. */
  hour: string | null;
  visits: Visit[];
  /** How many of them came. */
  here: number;
}

/** Visits by the hour at which they begin; those of another day, which stand here because of a move, come last. */
export function groupByHour<Visit extends Pick<ReceptionVisit, "start" | "status">>(
  visits: readonly Visit[],
  { day, clockOf }: { day: string; clockOf: (moment: string) => { day: string; hour: string } },
): HourGroup<Visit>[] {
  const groups = new Map<string | null, HourGroup<Visit>>();
  for (const visit of visits) {
    const clock = clockOf(visit.start);
    const hour = clock.day === day ? clock.hour : null;
    const group = groups.get(hour) ?? { hour, visits: [], here: 0 };
    group.visits.push(visit);
    if (visit.status === "arrived" || visit.status === "left") group.here += 1;
    groups.set(hour, group);
  }
  return [...groups.values()].sort((a, b) => order(a.hour) - order(b.hour));
}

function order(hour: string | null): number {
  return hour === null ? 24 : Number(hour);
}
