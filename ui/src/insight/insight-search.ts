import type { InsightGrouping } from "@magic-meetings/contract/insight/insight.ts";

export const insightGroupings = ["month", "site", "vendor", "category", "account"] as const satisfies InsightGrouping[];

/** How many months up to this one can be shown with one press. */
export const monthCounts = [3, 6, 12, 24] as const;

/** What is shown: some months, `2026-11`, of one site or all. */
export interface InsightSearch {
  from: string;
  to: string;
  by: InsightGrouping;
  site?: string;
}

const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;
const mostMonths = 24;

/** Reads the page's address; what is missing or makes no sense is the last six months, month by month. */
export function insightSearchOf(address: URLSearchParams, thisMonth: string): InsightSearch {
  const month = (name: string, otherwise: string) => {
    const given = address.get(name) ?? "";
    return monthPattern.test(given) ? given : otherwise;
  };
  const by = insightGroupings.find((grouping) => grouping === address.get("by")) ?? "month";
  const site = address.get("site") || undefined;
  const search = { by, from: month("from", addMonths(thisMonth, -5)), to: month("to", thisMonth) };
  return site === undefined ? search : { ...search, site };
}

export function insightAddressOf(search: InsightSearch): URLSearchParams {
  return new URLSearchParams(Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** `2026-11` so many months later. */
export function addMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** Whether the months can be asked for. */
export function areMonthsRight({ from, to }: Pick<InsightSearch, "from" | "to">): boolean {
  return from <= to && to < addMonths(from, mostMonths);
}

/** Which of the usual numbers of months up to this one the search has; undefined where somebody chose others. */
export function monthCountOf({ from, to }: InsightSearch, thisMonth: string): number | undefined {
  return to === thisMonth ? monthCounts.find((count) => addMonths(thisMonth, 1 - count) === from) : undefined;
}
