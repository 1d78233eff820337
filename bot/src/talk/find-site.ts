import { meansAt, take, type Item } from "./read-sentence.ts";
import { folded, isOneLetterOff, wordsIn } from "./tokens.ts";

export interface NamedSite {
  id: string;
  name: string;
}

/** Places that are written differently where they are. */
const otherNames = [
  "copenhagen|kobenhavn|cph|kbh",
  "milan|milano|mailand",
  "rome|roma|rom",
  "gothenburg|goteborg",
  "stockholm|sthlm",
  "munich|munchen",
  "vienna|wien",
  "brussels|bruxelles|brussel",
  "warsaw|warszawa",
  "lisbon|lisboa|lissabon",
  "helsinki|helsingfors",
  "cologne|koln",
  "zurich|zuerich",
  "geneva|geneve|genf",
  "prague|praha|prag",
  "london|londres",
  "paris|pariis",
].map((group) => group.split("|").map(folded));

/** The sites that a sentence names, in its order; their words are taken, with the preposition before them. */
export function takeSites(items: Item[], sites: readonly NamedSite[]): NamedSite[] {
  const found: NamedSite[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const named = sites.map((site) => ({ site, length: lengthAt(items, at, site) }));
    const longest = Math.max(0, ...named.map(({ length }) => length));
    const [only, other] = named.filter(({ length }) => length === longest && length > 0);
    if (!only || other) continue;
    const from = meansAt(items, at - 1, "in", "at", "for", "to") ? at - 1 : at;
    take(items, from, at + longest - 1);
    if (!found.includes(only.site)) found.push(only.site);
  }
  return found;
}

/** How many words of a sentence are the site's name; one letter may be off in a longer word. */
function lengthAt(items: readonly Item[], at: number, { name }: NamedSite): number {
  const words = wordsIn(name);
  if (words.length === 0) return 0;
  // After `in` a place is expected, so even a short name may be one letter off.
  const shortest = meansAt(items, at - 1, "in") ? 4 : 5;
  return words.every((word, index) => isNamed(items[at + index], word, shortest)) ? words.length : 0;
}

function isNamed(item: Item | undefined, word: string, shortest: number): boolean {
  if (item === undefined || item.isUsed || item.token.kind !== "word") return false;
  const typed = item.token.text;
  if (typed === word) return true;
  if (otherNames.some((group) => group.includes(typed) && group.includes(word))) return true;
  return (
    item.meaning === undefined && typed.length >= shortest && word.length >= shortest && isOneLetterOff(typed, word)
  );
}
