import type { CutOffRule } from "../service-orders/cut-off-rules.ts";
import type { FeeTier } from "../service-orders/fee-rules.ts";

// The terms of a vendor, as people enter them: deadlines, and what it costs to be later than they say.

/** A lead time beyond these is a mistake in typing. */
export const termsLimits = { minutes: 20_160, days: 60, tiers: 6, groupDaysEarlier: 30, capacity: 100_000 } as const;

export type TierProblemCode = "percent" | "not_rising" | "last_has_until" | "no_until" | "until_not_later" | "too_many";

export interface TierProblem {
  index: number;
  field: "percent" | "until";
  code: TierProblemCode;
}

/** Everything that is wrong with fee tiers, in their order; the same for the screen and for the service. */
export function tierProblems(tiers: readonly FeeTier[]): TierProblem[] {
  if (tiers.length > termsLimits.tiers) return [{ index: termsLimits.tiers, field: "percent", code: "too_many" }];
  return tiers.flatMap((tier, index) => [
    ...percentProblem(tier, tiers[index - 1], index),
    ...untilProblem(tier, index, tiers),
  ]);
}

function percentProblem({ percent }: FeeTier, before: FeeTier | undefined, index: number): TierProblem[] {
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) return [{ index, field: "percent", code: "percent" }];
  if (before !== undefined && percent <= before.percent) return [{ index, field: "percent", code: "not_rising" }];
  return [];
}

function untilProblem({ until }: FeeTier, index: number, tiers: readonly FeeTier[]): TierProblem[] {
  const isLast = index === tiers.length - 1;
  if (until === null) return isLast ? [] : [{ index, field: "until", code: "no_until" }];
  if (isLast) return [{ index, field: "until", code: "last_has_until" }];
  const before = tiers[index - 1]?.until;
  if (before && !isLater(before, until)) return [{ index, field: "until", code: "until_not_later" }];
  return [];
}

/**
 * Whether `later` comes nearer to the delivery than `earlier`, whatever the calendar. Open minutes are counted from the
 * delivery itself, so they come after a number of days and never before it.
 */
export function isLater(earlier: CutOffRule, later: CutOffRule): boolean {
  if (earlier.kind === "business_minutes") return later.kind === "business_minutes" && later.minutes < earlier.minutes;
  if (later.kind === "business_minutes") return true;
  return later.days < earlier.days || (later.days === earlier.days && later.at > earlier.at);
}

/** What is wrong, as a sentence for whoever uses the API; screens have their own. */
export const tierSentences: Record<TierProblemCode, string> = {
  percent: "A whole number from 0 to 100 is expected",
  not_rising: "It has to be more than the percentage before it",
  last_has_until: "The last step holds until the delivery and has no end",
  no_until: "Only the last step has no end",
  until_not_later: "It has to end later than the step before it",
  too_many: `At most ${termsLimits.tiers} steps are possible`,
};
