import type { Unit } from "../catalogue/catalogue.ts";

// What is ordered again is scaled: so much for so many people becomes as much for as many as come this time.

export interface Scaled {
  quantity: number;
  /** True where the group is too small for it, and the smallest quantity was taken. */
  raised: boolean;
}

export interface ToScale {
  quantity: number;
  unit: Unit;
  /** For how many people it was. */
  forHeadCount: number;
  /** For how many people it is now. */
  headCount: number;
  minimumQuantity: number;
}

/** What is counted by heads or by pieces follows the head count, rounded up so that nobody goes without. */
export function scaleQuantity({ quantity, unit, forHeadCount, headCount, minimumQuantity }: ToScale): Scaled {
  const wanted = unit === "person" || unit === "piece" ? scaled(quantity, forHeadCount, headCount) : quantity;
  return { quantity: Math.max(wanted, minimumQuantity), raised: wanted < minimumQuantity };
}

export interface DietCount<Diet extends string = string> {
  diet: Diet;
  count: number;
}

/** Diets follow as well, never more of one than there are portions. */
export function scaleDiets<Diet extends string>(
  diets: readonly DietCount<Diet>[],
  { forHeadCount, headCount, quantity }: { forHeadCount: number; headCount: number; quantity: number },
): DietCount<Diet>[] {
  return diets.map(({ diet, count }) => ({ diet, count: Math.min(quantity, scaled(count, forHeadCount, headCount)) }));
}

function scaled(quantity: number, from: number, to: number): number {
  if (from <= 0 || to <= 0) return quantity;
  return Math.max(1, Math.ceil((quantity * to) / from));
}
