import type { allergens, diets } from "../catalogue/catalogue.ts";

// What the diets of several people come to, as numbers; and what an order's line should say of them.

export type DietWord = (typeof diets)[number];
export type AllergenWord = (typeof allergens)[number];

/** The longest note to the kitchen. */
export const longestNote = 120;

export interface DietWords {
  diets: readonly DietWord[];
  allergens: readonly AllergenWord[];
}

export interface DietCount {
  diet: DietWord;
  count: number;
}

/** How many of some people eat by each diet, the most first. */
export function countDiets(people: readonly DietWords[]): DietCount[] {
  return counted(people.flatMap((person) => [...new Set(person.diets)])).map(([diet, count]) => ({ diet, count }));
}

/** How many of some people must not eat what, the most first. */
export function countAllergens(people: readonly DietWords[]): { allergen: AllergenWord; count: number }[] {
  return counted(people.flatMap((person) => [...new Set(person.allergens)])).map(([allergen, count]) => ({
    allergen,
    count,
  }));
}

function counted<Word extends string>(words: readonly Word[]): [Word, number][] {
  const counts = new Map<Word, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, some], [b, others]) => others - some || a.localeCompare(b));
}

/**
 * The diets of a line once people have said theirs. What the organizer wrote stands as the least; what was filled in
 * before from what people said (`filled`) gives way to what they say now. Nothing exceeds the line's quantity.
 */
export function mergeDiets(
  written: readonly DietCount[],
  filled: readonly DietCount[],
  said: readonly DietCount[],
  quantity: number,
): DietCount[] {
  const of = (counts: readonly DietCount[], diet: DietWord) => counts.find((one) => one.diet === diet)?.count ?? 0;
  const known = [...new Set([...written, ...said].map(({ diet }) => diet))];
  return known
    .map((diet) => {
      const own = of(written, diet) === of(filled, diet) ? 0 : of(written, diet);
      return { diet, count: Math.min(Math.max(own, of(said, diet)), quantity) };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.diet.localeCompare(b.diet));
}

/** Nobody's diet counts twice: of so many, no more than that many share one. */
export function dietsWithin(counts: readonly DietCount[], quantity: number): DietCount[] {
  return counts.map(({ diet, count }) => ({ diet, count: Math.min(count, quantity) }));
}

export function sameDiets(before: readonly DietCount[], after: readonly DietCount[]): boolean {
  const key = (counts: readonly DietCount[]) =>
    counts
      .map(({ diet, count }) => `${diet} ${count}`)
      .sort()
      .join();
  return key(before) === key(after);
}
