import type { BudgetUse } from "@magic-meetings/contract/accounts/account.ts";

/** Where a budget's bar has its mark. */
export const budgetMark = 80;

/** How much of a budget is used, in whole percent rounded down; a budget of nothing is used up. */
export function usedPercent({ budgetMinor, usedMinor }: Pick<BudgetUse, "budgetMinor" | "usedMinor">): number {
  if (budgetMinor <= 0) return 100;
  return Math.floor((usedMinor * 100) / budgetMinor);
}

/** The parts of a stacked bar, in percent of its length; what is there at all can be seen. */
export function barParts(amounts: readonly number[], whole: number): number[] {
  const total = Math.max(
    whole,
    amounts.reduce((sum, amount) => sum + amount, 0),
  );
  if (total <= 0) return amounts.map(() => 0);
  return amounts.map((amount) => (amount <= 0 ? 0 : Math.max((amount * 100) / total, 1)));
}

/** The days of a month, `2026-10`. */
export function daysOfMonth(month: string): { from: string; to: string } {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, "0")}` };
}

/** The month that these days are exactly. */
export function monthOfDays(from: string, to: string): string | undefined {
  const month = from.slice(0, 7);
  const days = daysOfMonth(month);
  return days.from === from && days.to === to ? month : undefined;
}

/** The last months up to one of them, the latest first. */
export function monthsUntil(month: string, count: number): string[] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(year, number - 1 - index, 1));
    return date.toISOString().slice(0, 7);
  });
}

/** `October 2026` in the reader's language. */
export function monthWords(month: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${month}-15T12:00:00Z`));
}

/** `30 Oct 2026` in the reader's language, of a day without a zone. */
export function dayWords(day: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return format.format(new Date(`${day}T12:00:00Z`));
}

const longest = 400;

/** Whether these days can be asked for. */
export function areDaysRight({ from, to }: { from: string; to: string }): boolean {
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return length >= 1 && length <= longest;
}
