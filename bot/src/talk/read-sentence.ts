import type { Lexicon, Meaning } from "./meanings.ts";
import { isOneLetterOff, type Token } from "./tokens.ts";

/** A word, a phrase or a number of a sentence with what it means; `isUsed` once it has filled a slot. */
export interface Item {
  token: Token;
  meaning: Meaning | undefined;
  isUsed: boolean;
  /** It was read as the word that it is one letter off. */
  isCorrected: boolean;
}

export type Is<Kind extends Meaning["is"]> = Extract<Meaning, { is: Kind }>;

const longestPhrase = 4;

/** Looks each word up, the longest phrase first; a command that is one letter off is read as it was meant. */
export function readSentence(tokens: readonly Token[], lexicon: Lexicon, isName: (word: string) => boolean): Item[] {
  const items: Item[] = [];
  let at = 0;
  while (at < tokens.length) {
    const phrase = phraseAt(tokens, at, lexicon);
    const token = tokens[at] as Token;
    items.push(phrase?.item ?? { token, ...meaningOf(token, lexicon, isName, items.length === 0), isUsed: false });
    at += phrase?.length ?? 1;
  }
  return withJoinedNumbers(items);
}

/** `twenty five` is one number. */
function withJoinedNumbers(items: readonly Item[]): Item[] {
  return items.flatMap((item, at) => {
    const before = items[at - 1];
    if (before !== undefined && areOneNumber(before, item)) return [];
    const after = items[at + 1];
    if (after === undefined || !areOneNumber(item, after)) return [item];
    return [{ ...item, meaning: { is: "number", value: valueOf(item) + valueOf(after) } as const }];
  });
}

function areOneNumber(ten: Item, one: Item): boolean {
  if (ten.token.kind !== "word" || one.token.kind !== "word") return false;
  return valueOf(ten) >= 20 && valueOf(ten) % 10 === 0 && valueOf(ten) < 100 && valueOf(one) > 0 && valueOf(one) < 10;
}

function valueOf({ meaning }: Item): number {
  return meaning?.is === "number" ? meaning.value : 0;
}

function phraseAt(
  tokens: readonly Token[],
  at: number,
  { phrases }: Lexicon,
): { item: Item; length: number } | undefined {
  for (let length = longestPhrase; length >= 1; length -= 1) {
    const words = tokens.slice(at, at + length);
    if (words.length < length || !words.every((token) => token.kind === "word")) continue;
    const text = words.map((token) => token.text).join(" ");
    const meaning = phrases.get(text);
    if (meaning)
      return {
        item: { token: { kind: "word", text, typed: text }, meaning, isUsed: false, isCorrected: false },
        length,
      };
  }
  return undefined;
}

function meaningOf(
  token: Token,
  lexicon: Lexicon,
  isName: (word: string) => boolean,
  isFirst: boolean,
): Pick<Item, "meaning" | "isCorrected"> {
  const none = { meaning: undefined, isCorrected: false };
  if (token.kind === "number") return { meaning: { is: "number", value: Number(token.text) }, isCorrected: false };
  if (token.kind !== "word") return none;
  const value = lexicon.numberOf(token.text);
  if (value !== undefined) return { meaning: { is: "number", value }, isCorrected: false };
  // A short word is corrected only where a command stands; too many short words are like each other.
  if (token.typed.length < (isFirst ? 4 : 5) || token.typed.length > 20 || isName(token.text)) return none;
  const meant = lexicon.corrected.filter(
    (word) => isOneLetterOff(token.text, word) || isOneLetterOff(token.typed, word),
  );
  const meanings = meant.map((word) => lexicon.phrases.get(word));
  const [first] = meanings;
  return meanings.every((one) => JSON.stringify(one) === JSON.stringify(first))
    ? { meaning: first, isCorrected: true }
    : none;
}

export function meansAt<Kind extends Meaning["is"]>(
  items: readonly Item[],
  at: number,
  ...kinds: Kind[]
): Is<Kind> | undefined {
  const item = items[at];
  const meaning = item?.isUsed ? undefined : item?.meaning;
  return meaning !== undefined && (kinds as string[]).includes(meaning.is) ? (meaning as Is<Kind>) : undefined;
}

/** The first item of a kind that has filled no slot. */
export function findMeaning<Kind extends Meaning["is"]>(
  items: readonly Item[],
  ...kinds: Kind[]
): Is<Kind> | undefined {
  for (let at = 0; at < items.length; at += 1) {
    const meaning = meansAt(items, at, ...kinds);
    if (meaning) return meaning;
  }
  return undefined;
}

export function take(items: readonly Item[], from: number, to: number): void {
  for (const item of items.slice(Math.max(from, 0), to + 1)) item.isUsed = true;
}
