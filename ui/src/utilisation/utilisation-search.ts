import { addDays } from "../format/moments.ts";

/** How places are listed; by hour and weekday is shown beside it. */
export const placeGroupings = ["site", "floor", "room"] as const;
export type PlaceGrouping = (typeof placeGroupings)[number];

export const periodLengths = [7, 30, 90, 365] as const;

/** What is shown: one place or everything, from the first to the last day. */
export interface UtilisationSearch {
  site?: string;
  floor?: string;
  room?: string;
  from: string;
  to: string;
  by: PlaceGrouping;
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const mostDays = 400;

/** Reads the page's address; what is missing or makes no sense is the last 30 days of everything by site. */
export function searchOf(address: URLSearchParams, today: string): UtilisationSearch {
  const part = (name: string) => address.get(name) || undefined;
  const day = (name: string, otherwise: string) => {
    const given = part(name);
    return given && dayPattern.test(given) ? given : otherwise;
  };
  const by = placeGroupings.find((grouping) => grouping === address.get("by")) ?? "site";
  const place = { site: part("site"), floor: part("floor"), room: part("room") };
  return { ...place, by, from: day("from", addDays(today, -30)), to: day("to", addDays(today, -1)) };
}

/** The address of a search. */
export function addressOf(search: UtilisationSearch): URLSearchParams {
  const parts = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return new URLSearchParams(parts);
}

/** The search inside a place of its list: a site by its floors, a floor by its rooms, a room alone. */
export function inside(search: UtilisationSearch, placeId: string): UtilisationSearch {
  const { from, to } = search;
  if (search.by === "site") return { site: placeId, from, to, by: "floor" };
  if (search.by === "floor") return { floor: placeId, from, to, by: "room" };
  return { room: placeId, from, to, by: "room" };
}

/** The days up to yesterday. */
export function lastDays(today: string, days: number): { from: string; to: string } {
  return { from: addDays(today, -days), to: addDays(today, -1) };
}

/** Which of the usual periods the search has; undefined where somebody chose its days. */
export function lengthOf({ from, to }: UtilisationSearch, today: string): number | undefined {
  return periodLengths.find((days) => {
    const usual = lastDays(today, days);
    return usual.from === from && usual.to === to;
  });
}

/** Whether the days can be asked for. */
export function areDaysRight({ from, to }: UtilisationSearch): boolean {
  const days = (Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000 + 1;
  return days >= 1 && days <= mostDays;
}
