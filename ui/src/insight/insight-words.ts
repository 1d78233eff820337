import type { InsightGrouping, InsightRow } from "@magic-meetings/contract/insight/insight.ts";

/** A group by its name: `November 2026` of a month. */
export function groupName(
  { key, name }: Pick<InsightRow, "key" | "name">,
  by: InsightGrouping,
  language: string,
  none: string,
): string {
  if (key === null) return none;
  return by === "month" ? monthName(key, language) : name;
}

export function monthName(month: string, language: string, width: "long" | "short" = "long"): string {
  const format = new Intl.DateTimeFormat(language, { month: width, year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** `42 %` as the language writes it; `none` where there is nothing to have a share of. */
export function shareWords(share: number | null, language: string, none: string): string {
  if (share === null) return none;
  const maximumFractionDigits = share < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits }).format(share);
}

export function numberWords(value: number | null, language: string, none: string): string {
  return value === null ? none : new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}

/** An amount as a bar shows it, in whole units of its currency. */
export function wholeUnits({ amountMinor, currency }: InsightRow["spend"]): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return Math.round(amountMinor / 10 ** maximumFractionDigits);
}
