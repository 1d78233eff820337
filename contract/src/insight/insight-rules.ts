import type { InsightFigures } from "./insight.ts";

// How figures become shares and scores; the screen and the file say the same.

/** A delivery counts as on time up to so many minutes after its moment. */
export const onTimeMinutes = 10;

type Counts = Pick<InsightFigures, "weighed" | "wasted" | "deliveries" | "onTime" | "ratings" | "ratingSum">;

export interface InsightShares {
  /** Of what came, how much was left. */
  waste: number | null;
  onTime: number | null;
  /** From 1 to 5. */
  rating: number | null;
  /** From 0 to 100: half punctuality, half rating; of one alone where the other is not known. */
  score: number | null;
}

/** Null where there is nothing to divide by. */
export function insightShares({ weighed, wasted, deliveries, onTime, ratings, ratingSum }: Counts): InsightShares {
  const share = (part: number, of: number) => (of === 0 ? null : part / of);
  const punctual = share(onTime, deliveries);
  const rating = share(ratingSum, ratings);
  const parts = [punctual, rating === null ? null : (rating - 1) / 4].filter((part) => part !== null);
  const score = share(
    parts.reduce((sum, part) => sum + part, 0),
    parts.length,
  );
  return {
    waste: share(wasted, weighed),
    onTime: punctual,
    rating,
    score: score === null ? null : Math.round(score * 100),
  };
}

/** Figures of two groups in the same currency as those of one. */
export function addInsight(a: InsightFigures, b: InsightFigures): InsightFigures {
  const { currency } = a;
  if (b.currency !== currency) throw new Error(`${currency} and ${b.currency} are not added`);
  const money = (x: { amountMinor: number }, y: { amountMinor: number }) => ({
    amountMinor: x.amountMinor + y.amountMinor,
    currency,
  });
  return {
    currency,
    spend: money(a.spend, b.spend),
    orders: a.orders + b.orders,
    delivered: a.delivered + b.delivered,
    weighed: a.weighed + b.weighed,
    wasted: a.wasted + b.wasted,
    deliveries: a.deliveries + b.deliveries,
    onTime: a.onTime + b.onTime,
    lateChanges: a.lateChanges + b.lateChanges,
    fees: money(a.fees, b.fees),
    waived: money(a.waived, b.waived),
    saved: money(a.saved, b.saved),
    ratings: a.ratings + b.ratings,
    ratingSum: a.ratingSum + b.ratingSum,
  };
}

export function noInsight(currency: string): InsightFigures {
  const nothing = { amountMinor: 0, currency };
  return {
    currency,
    spend: nothing,
    orders: 0,
    delivered: 0,
    weighed: 0,
    wasted: 0,
    deliveries: 0,
    onTime: 0,
    lateChanges: 0,
    fees: nothing,
    waived: nothing,
    saved: nothing,
    ratings: 0,
    ratingSum: 0,
  };
}
