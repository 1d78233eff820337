import type { BudgetPeriod } from "./account-words.ts";

/** A budget that has reached its warning mark, as it stands now. */
export interface BudgetCardView {
  account: { id: string; code: string; name: string; currency: string };
  owner: string | null;
  /** The first day of the period; null: a budget for all time. */
  startsOn: string | null;
  period: BudgetPeriod | null;
  budgetMinor: number;
  usedMinor: number;
  /** Whole percent, rounded down: 100 is all of it. */
  percent: number;
}
