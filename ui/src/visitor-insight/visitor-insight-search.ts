import type { VisitorInsightGrouping } from "@magic-meetings/contract/visitor-insight/visitor-insight-words.ts";
import {
  mostInsightDays,
  visitorInsightGroupings,
} from "@magic-meetings/contract/visitor-insight/visitor-insight-words.ts";
import { addDays } from "../format/moments.ts";

/** Some days of one site or all, and how they are grouped. */
export interface VisitorInsightSearch {
  from: string;
  to: string;
  by: VisitorInsightGrouping;
  site?: string;
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the page's address; what is missing or makes no sense is the last 30 days, day by day. */
export function visitorSearchOf(address: URLSearchParams, today: string): VisitorInsightSearch {
  const day = (name: string, otherwise: string) => {
    const given = address.get(name) ?? "";
    return dayPattern.test(given) && !Number.isNaN(Date.parse(given)) ? given : otherwise;
  };
  const by = visitorInsightGroupings.find((grouping) => grouping === address.get("by")) ?? "day";
  const site = address.get("site");
  return { by, from: day("from", addDays(today, -29)), to: day("to", today), ...(site ? { site } : {}) };
}

export function visitorAddressOf(search: VisitorInsightSearch): URLSearchParams {
  return new URLSearchParams(Object.entries({ view: "visitors", ...search }));
}

/** Whether the days can be asked for. */
export function areDaysRight({ from, to }: Pick<VisitorInsightSearch, "from" | "to">): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return days >= 1 && days <= mostInsightDays;
}
