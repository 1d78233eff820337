import { foldName } from "../visits/fold-name-rules.ts";

// Finding somebody at the reception while one types: without the server, and within one frame for some thousand visitors.

export interface Searchable {
  id: string;
  /** Name, company, host and plate, folded. */
  searchText: string;
}

/** What is computed once for a day, so that every key that is pressed is cheap. */
export interface SearchIndex {
  ids: readonly string[];
  /** Every word of the day, once. */
  words: readonly Word[];
  /** The words of each visit, as places in `words`. */
  wordsOf: readonly Uint16Array[];
  /** Everything of a visit without spaces: plates are typed with and without them. */
  joined: readonly string[];
}

interface Word {
  text: string;
  trigrams: ReadonlySet<string>;
}

const shortestNear = 4;
/** Below this two words are different words. */
const leastAlike = 0.45;

export function indexOf(visits: readonly Searchable[]): SearchIndex {
  const places = new Map<string, number>();
  const words: Word[] = [];
  const wordsOf = visits.map(({ searchText }) => {
    const own = new Set(wordsIn(foldName(searchText)));
    return Uint16Array.from([...own].slice(0, 100), (text) => {
      const known = places.get(text);
      if (known !== undefined) return known;
      const place = words.length;
      places.set(text, place);
      words.push({ text, trigrams: trigramsOf(text) });
      return place;
    });
  });
  const joined = visits.map(({ searchText }) => foldName(searchText).replace(/[^\p{L}\p{N}]/gu, ""));
  return { ids: visits.map(({ id }) => id), words, wordsOf, joined };
}

/**
 * The visits that fit what was typed, the best first; those that fit alike in the order of the day. Every word has to
 * fit: as a beginning, as a part, or spelled nearly so.
 */
export function searchVisits(index: SearchIndex, typed: string): string[] {
  const terms = wordsIn(foldName(typed));
  if (terms.length === 0) return [...index.ids];
  const scores = terms.map((term) => scoreWords(index.words, term));
  const whole = terms.join("");
  const found: { id: string; score: number; place: number }[] = [];
  index.ids.forEach((id, place) => {
    const score = scoreVisit(index, place, scores);
    const asOne =
      /\d/.test(whole) && whole.length >= 3 && (index.joined[place] ?? "").includes(whole) ? terms.length : 0;
    if (Math.max(score, asOne) > 0) found.push({ id, score: Math.max(score, asOne), place });
  });
  return found.sort((a, b) => b.score - a.score || a.place - b.place).map(({ id }) => id);
}

/** 0 where one of the terms fits none of the words. */
function scoreVisit({ wordsOf }: SearchIndex, place: number, scores: readonly Float32Array[]): number {
  const own = wordsOf[place] ?? new Uint16Array();
  let sum = 0;
  for (const score of scores) {
    let best = 0;
    for (const word of own) best = Math.max(best, score[word] ?? 0);
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

/** How well each word of the day fits a term: 4 the word itself, 3 its beginning, 2 a part of it, below 1 nearly so. */
function scoreWords(words: readonly Word[], term: string): Float32Array {
  const trigrams = trigramsOf(term);
  return Float32Array.from(words, ({ text, trigrams: own }) => {
    if (text === term) return 4;
    if (text.startsWith(term)) return 3;
    if (text.includes(term)) return 2;
    if (term.length < shortestNear) return 0;
    const alike = Math.max(likeness(trigrams, own), likeness(trigrams, trigramsOf(text.slice(0, term.length + 1))));
    return alike >= leastAlike ? alike : 0;
  });
}

/** The share of trigrams that two words have in common. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const trigram of one) if (other.has(trigram)) common += 1;
  return (2 * common) / (one.size + other.size);
}

function trigramsOf(word: string): ReadonlySet<string> {
  const padded = ` ${word} `;
  const trigrams = new Set<string>();
  for (let start = 0; start + 2 < padded.length + 1; start += 1) trigrams.add(padded.slice(start, start + 3));
  return trigrams;
}

function wordsIn(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}
