import type { DietCount } from "./draft-order.ts";

export type Diet = DietCount["diet"];

/** The diets as the catalogue knows them, in the order in which they are asked for. */
export const diets = [
  "vegetarian",
  "vegan",
  "pescetarian",
  "halal",
  "kosher",
  "gluten_free",
  "lactose_free",
] as const satisfies readonly Diet[];

/** So many of one diet; what is no count, or none, takes it out. */
export function withDiet(counts: readonly DietCount[], diet: Diet, count: number): DietCount[] {
  const others = counts.filter((one) => one.diet !== diet);
  const whole = Math.floor(count);
  const next = Number.isFinite(whole) && whole > 0 ? [...others, { diet, count: Math.min(whole, 100_000) }] : others;
  return next.toSorted((a, b) => diets.indexOf(a.diet) - diets.indexOf(b.diet));
}

/** The largest number of people that the counts speak of one by one: each may have several diets. */
export function dietTotal(counts: readonly DietCount[]): number {
  return Math.max(0, ...counts.map(({ count }) => count));
}
