import type { AllergenWord, DietWord } from "@magic-meetings/contract/diets/diet-rules.ts";

/** In the order in which they are offered. */
export const dietChoices = [
  "vegetarian",
  "vegan",
  "pescetarian",
  "halal",
  "kosher",
  "gluten_free",
  "lactose_free",
] as const satisfies readonly DietWord[];

export const allergenChoices = [
  "gluten",
  "crustaceans",
  "eggs",
  "fish",
  "peanuts",
  "soybeans",
  "milk",
  "nuts",
  "celery",
  "mustard",
  "sesame",
  "sulphites",
  "lupin",
  "molluscs",
] as const satisfies readonly AllergenWord[];

/** The same words with one more or one less, in the order in which they are offered. */
export function toggled<Word extends string>(chosen: readonly Word[], word: Word, choices: readonly Word[]): Word[] {
  return choices.filter((choice) => (choice === word ? !chosen.includes(word) : chosen.includes(choice)));
}
