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
  words: readonly string[];
  /** In how many places each word has three letters in a row. */
  trigrams: Uint8Array;
  /** The words that have three letters in a row, by those letters. */
  wordsWith: ReadonlyMap<string, readonly number[]>;
  /** The words of each visit, as places in `words`. */
  wordsOf: readonly Uint16Array[];
  /** Everything of a visit without spaces: plates are typed with and without them. */
  joined: readonly string[];
}

const shortestNear = 4;
/** Below this two words are different words. */
const leastAlike = 0.45;
const leastBegun = 0.55;

export function indexOf(visits: readonly Searchable[]): SearchIndex {
  const places = new Map<string, number>();
  const words: string[] = [];
  const wordsOf = visits.map(({ searchText }) => {
    const own = new Set(wordsIn(foldName(searchText)));
    return Uint16Array.from([...own].slice(0, 100), (text) => {
      const known = places.get(text);
      if (known !== undefined) return known;
      const place = words.length;
      places.set(text, place);
      words.push(text);
      return place;
    });
  });
  const joined = visits.map(({ searchText }) => foldName(searchText).replace(/[^\p{L}\p{N}]/gu, ""));
  return { ids: visits.map(({ id }) => id), words, ...indexTrigrams(words), wordsOf, joined };
}

function indexTrigrams(words: readonly string[]): Pick<SearchIndex, "trigrams" | "wordsWith"> {
  const wordsWith = new Map<string, number[]>();
  const trigrams = Uint8Array.from(words, (word, place) => {
    const own = trigramsOf(word);
    for (const trigram of own) {
      const known = wordsWith.get(trigram);
      if (known) known.push(place);
      else wordsWith.set(trigram, [place]);
    }
    return Math.min(own.length, 255);
  });
  return { trigrams, wordsWith };
}

/**
 * The visits that fit what was typed, the best first; those that fit alike in the order of the day. Every word has to
 * fit: as a beginning, as a part, or spelled nearly so.
 */
export function searchVisits(index: SearchIndex, typed: string): string[] {
  const terms = wordsIn(foldName(typed));
  if (terms.length === 0) return [...index.ids];
  const scores = terms.map((term) => scoreWords(index, term));
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
function scoreWords(index: SearchIndex, term: string): Float32Array {
  const near = term.length < shortestNear ? undefined : scoreNear(index, term);
  return Float32Array.from(index.words, (word, place) => {
    if (word === term) return 4;
    if (word.startsWith(term)) return 3;
    if (word.includes(term)) return 2;
    return near?.[place] ?? 0;
  });
}

/** The share of trigrams that the words have in common with the term; words without any are never looked at. */
function scoreNear({ words, trigrams, wordsWith }: SearchIndex, term: string): Float32Array {
  const own = trigramsOf(term);
  const common = new Uint8Array(words.length);
  for (const trigram of own) for (const place of wordsWith.get(trigram) ?? []) common[place] = (common[place] ?? 0) + 1;
  return Float32Array.from(common, (count, place) => {
    if (count === 0) return 0;
    const alike = (2 * count) / (own.length + (trigrams[place] ?? 0));
    // Somebody who is still typing has written a part of the word only.
    const begun = (0.8 * count) / own.length;
    return alike >= leastAlike ? alike : begun >= leastBegun ? begun : 0;
  });
}

function trigramsOf(word: string): string[] {
  const padded = ` ${word} `;
  return [...new Set(Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3)))];
}

function wordsIn(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}
