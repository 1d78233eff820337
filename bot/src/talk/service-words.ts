import type { TalkLanguage } from "./intents.ts";
import { folded, isOneLetterOff, wordsIn } from "./tokens.ts";

// How what a person calls a thing finds the catalogue's name for it, whatever language each of them is in.

/** English before the stroke, Danish and Norwegian after it. */
const sameThings = [
  "coffee|coffees|espresso|barista/kaffe|kaffen",
  "tea|teas/te|teen",
  "water|waters/vand|vandet|vann|danskvand|mineralvand",
  "juice|juices/saft|saftevand|most",
  "breakfast|breakfasts/morgenmad|morgenmaden",
  "lunch|lunches|luncheon/frokost|frokosten|lunsj",
  "dinner|dinners|supper/middag|middagen|aftensmad|aftensmaden",
  "snack|snacks/mellemmåltid|forfriskning|forfriskninger",
  "fruit|fruits/frugt|frugten|frukt",
  "cake|cakes/kage|kager|kagen|kake|lagkage",
  "bun|buns|rolls/bolle|boller|rundstykker",
  "bread/brød|brødet",
  "sandwich|sandwiches|panini/smørrebrød",
  "salad|salads/salat",
  "soup|soups/suppe",
  "pizza|pizzas/pizzaer",
  "parking/parkering|parkeringsplads",
  "technician/tekniker|teknikeren",
  "interpreter/tolk|tolken",
  "flipchart|flipcharts|flip/flipover",
  "projector/projektor|projektoren",
  "drinks|refreshments/drikkevarer|drikke",
  "food/mad|maden|mat",
  "vegetables/grøntsager|grønt",
  "pastries|pastry|croissant|croissants/wienerbrød|croissanter",
  "waffle|waffles/vaffel|vafler",
].map((group) => group.split("/").map((words) => words.split("|").map(folded)) as [en: string[], da: string[]]);

const groups = new Map(sameThings.flatMap(([en, da], index) => [...en, ...da].map((word) => [word, index] as const)));
const languages = new Map<string, TalkLanguage>(
  sameThings.flatMap(([en, da]) => [
    ...en.map((word) => [word, "en"] as const),
    ...da.map((word) => [word, "da"] as const),
  ]),
);

/** Whose word for a thing it is; undefined where it is none. */
export function languageOfThing(word: string): TalkLanguage | undefined {
  return languages.get(word);
}

/** Whether a word is one that people order by. */
export function isServiceWord(word: string): boolean {
  return groups.has(word);
}

/** The word that was meant: the nearest of those that things are called by, or as it was typed. */
export function correctedServiceWord(word: string, names: ReadonlySet<string>): string {
  if (word.length < 4 || word.length > 20 || groups.has(word) || names.has(word)) return word;
  for (const known of groups.keys()) if (known.length >= 4 && isOneLetterOff(word, known)) return known;
  for (const known of names) if (known.length >= 4 && isOneLetterOff(word, known)) return known;
  return word;
}

/** Whether two words are one thing: the same, each other's translation, or one with an ending. */
export function isSameThing(a: string, b: string): boolean {
  if (a === b) return true;
  const group = groups.get(a);
  if (group !== undefined && group === groups.get(b)) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.startsWith(short) && long.length - short.length <= 3;
}

/** How well a title fits what was said: every word found counts, one at the start the most; 0: not at all. */
export function fitOf(said: string, title: string): { fit: number; isWhole: boolean } {
  const wanted = wordsIn(said).filter((word) => !joining.has(word));
  const words = wordsIn(title);
  const found = wanted.map((word) => words.findIndex((one) => isSameThing(word, one) || isPartOf(word, one)));
  const hits = found.filter((at) => at >= 0);
  const fit = hits.reduce((sum, at) => sum + (at === 0 ? 3 : 2), 0);
  return { fit, isWhole: wanted.length > 0 && hits.length === wanted.length };
}

const joining = new Set(["and", "og", "with", "med", "the", "of"]);

/** `bestyrelse` in `bestyrelsesmøde`, and the other way round. */
function isPartOf(word: string, one: string): boolean {
  const [short, long] = word.length <= one.length ? [word, one] : [one, word];
  return short.length >= 5 && (long.startsWith(short) || long.endsWith(short));
}
