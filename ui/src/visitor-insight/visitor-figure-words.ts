import type { VisitorInsightGrouping } from "@magic-meetings/contract/visitor-insight/visitor-insight-words.ts";
import { erasedPeople, fewPeople, noCompany } from "@magic-meetings/contract/visitor-insight/visitor-insight-words.ts";
import type { VisitorFigures, VisitorInsightRow } from "@magic-meetings/contract/visitor-insight/visitor-insight.ts";
import type { FeatureText } from "../messages/feature-text.ts";
import type { en } from "./visitor-insight-messages-en.ts";

export type VisitorText = FeatureText<keyof typeof en>;

const groups: Record<string, "few" | "noCompany" | "erased"> = {
  [fewPeople]: "few",
  [noCompany]: "noCompany",
  [erasedPeople]: "erased",
};

/** What a row is called. */
export function rowName(
  { key, name }: Pick<VisitorInsightRow, "key" | "name">,
  by: VisitorInsightGrouping,
  { text, language }: { text: VisitorText; language: string },
): string {
  const date = (day: string, form: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));
  switch (by) {
    case "day":
      return date(key, { weekday: "short", day: "numeric", month: "short" });
    case "weekday":
      // 5 January 2026 is a Monday.
      return date(`2026-01-${String(4 + Number(key)).padStart(2, "0")}`, { weekday: "long" });
    case "hour":
      return `${key.padStart(2, "0")}–${String((Number(key) + 1) % 24).padStart(2, "0")}`;
    case "site":
      return name;
    case "source": {
      const word = `source.${key}`;
      return text.knows(word) ? text(word) : key;
    }
    case "company": {
      const group = groups[key];
      return group === undefined ? name : text(group);
    }
  }
}

/** A waiting time in seconds, as people say it. */
export function waitingWords(seconds: number | null, { text, language }: { text: VisitorText; language: string }) {
  if (seconds === null) return text("none");
  if (seconds < 90) return text("seconds", { count: Math.round(seconds).toLocaleString(language) });
  return text("minutes", { count: (Math.round(seconds / 6) / 10).toLocaleString(language) });
}

/** A lead time in hours, as people say it. */
export function leadWords(hours: number | null, text: VisitorText): string {
  if (hours === null) return text("none");
  return hours < 48 ? text("hours", { count: Math.round(hours) }) : text("days", { count: Math.round(hours / 24) });
}

/** Of a row's visits those that came, those that did not, and the rest: what the chart stacks. */
export function chartParts({ visits, came, noShows }: VisitorFigures): Record<"came" | "missed" | "open", number> {
  return { came, missed: noShows, open: Math.max(0, visits - came - noShows) };
}
