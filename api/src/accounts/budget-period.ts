import { DateTime } from "luxon";

export type BudgetPeriod = "month" | "quarter" | "year";

/** The first day of the budget period in which a delivery counts, by the company's clock: `YYYY-MM-DD`. */
export function budgetStartsOn(period: BudgetPeriod, deliverAt: Date, timeZone: string): string {
  return DateTime.fromJSDate(deliverAt, { zone: timeZone }).startOf(period).toFormat("yyyy-MM-dd");
}

/** The month in which something counts that happens at `at`, by the company's clock: its first day, `YYYY-MM-DD`. */
export function accountingMonth(at: Date, timeZone: string): string {
  return budgetStartsOn("month", at, timeZone);
}

/** The share of a budget at which its owner and finance are warned. */
export const warningPercent = 80;

/** Whether this move brings a budget to its warning mark; what was there already was warned of. */
export function crossesWarning(usage: { budgetMinor: number; usedMinor: number; addedMinor: number }): boolean {
  const reaches = (usedMinor: number) => usedMinor * 100 >= usage.budgetMinor * warningPercent;
  return usage.addedMinor > 0 && reaches(usage.usedMinor) && !reaches(usage.usedMinor - usage.addedMinor);
}
