import type { Likeness } from "@magic-meetings/contract/block-list/block-list-words.ts";
import { foldName } from "@magic-meetings/contract/visits/fold-name-rules.ts";
import anyAscii from "any-ascii";
import { distance } from "fastest-levenshtein";
import { soundKey } from "./sound-key.ts";

/** A visitor, or an entry of the block list, as far as they are compared. */
export interface Comparable {
  name: string;
  email: string;
}

export interface Match {
  likeness: Likeness;
  /** How much alike, 1 to 100. */
  score: number;
}

/** Words that stand beside a name and are none. */
const beside: ReadonlySet<string> = new Set("dr prof mr mrs ms herr frau hr fru sig sigra".split(" "));
/** From this length on one letter may differ, from that on two. */
const oneLetter = 4;
const twoLetters = 8;
/** Of an endless name, so that comparing stays cheap. */
const mostWords = 8;

/**
 * Whether a visitor may be the person of an entry: by the address, the name, its words in another order, the name in
 * another script, or spelled nearly so. Never by the company, and never by one word of several. Pure; symmetric in order
 * and script, so that it does not matter how either was written down.
 */
export function matchPerson(visitor: Comparable, entry: Comparable): Match | undefined {
  if (visitor.email !== "" && visitor.email === entry.email) return { likeness: "address", score: 100 };
  if (foldName(visitor.name) === foldName(entry.name)) return { likeness: "name", score: 100 };
  const ways = readings(visitor.name).flatMap((own) => readings(entry.name).map((other) => matchWords(own, other)));
  return ways.reduce((best, way) => ((way?.score ?? 0) > (best?.score ?? 0) ? way : best), undefined);
}

/** The keys by which entries are found that may match: a pair has one in common unless every word of it is spelled with other consonants. */
export function keysOf({ name, email }: Comparable): string[] {
  const words = readings(name).flat();
  const sounds = words.map((word) => `sound:${soundKey(word)}`);
  const unread = words.length === 0 ? [`name:${foldName(name)}`] : [];
  const address = email === "" ? [] : [`address:${email}`];
  return [...new Set([...sounds, ...unread, ...address])].map((key) => key.slice(0, 300));
}

/** The words of a name, and the same with two that follow each other written as one: "Al Omari" is "Alomari". */
function readings(name: string): string[][] {
  const words = latinWords(name).slice(0, mostWords);
  if (words.length === 0) return [];
  const joined = words
    .slice(1)
    .map((_, at) => [...words.slice(0, at), words.slice(at, at + 2).join(""), ...words.slice(at + 2)]);
  return [words, ...joined];
}

function latinWords(name: string): string[] {
  return foldName(anyAscii(name.normalize("NFC")))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !beside.has(word));
}

function matchWords(own: readonly string[], other: readonly string[]): Match | undefined {
  if (own.join(" ") === other.join(" ")) return { likeness: "script", score: 95 };
  if (sorted(own) === sorted(other)) return { likeness: "swapped", score: 94 };
  return nearly(own, other);
}

function sorted(words: readonly string[]): string {
  return [...words].sort().join(" ");
}

/** Every word of the shorter name is nearly one of the longer; a single word has to be the whole of both. */
function nearly(own: readonly string[], other: readonly string[]): Match | undefined {
  const [short, long] = own.length <= other.length ? [own, other] : [other, own];
  if (short.length === 1 && long.length > 1) return undefined;
  const left = [...long];
  let sum = 0;
  for (const word of short) {
    const best = left.map((one) => alike(word, one)).reduce((most, score) => Math.max(most, score), 0);
    if (best === 0) return undefined;
    left.splice(
      left.findIndex((one) => alike(word, one) === best),
      1,
    );
    sum += best;
  }
  // A name that the other does not have makes it less sure: a second given name, a second family name.
  const score = Math.round((sum / short.length) * (left.length === 0 ? 0.9 : 0.8));
  return { likeness: "spelling", score };
}

/** 100 for the same word, less for one that is spelled or sounds nearly so, 0 for another. */
function alike(one: string, other: string): number {
  if (one === other) return 100;
  const longest = Math.max(one.length, other.length);
  const shortest = Math.min(one.length, other.length);
  if (shortest < 2) return 0;
  const differs = distance(one, other);
  const sounds = soundKey(one) === soundKey(other);
  // The vowels of a name that comes from another script are anybody's guess, but not those of a short one.
  const bySound = sounds && longest >= oneLetter ? Math.ceil(longest / 2) - 1 : 0;
  const byLetters = longest >= twoLetters ? 2 : shortest >= oneLetter ? 1 : 0;
  const allowed = Math.max(bySound, byLetters);
  return differs <= allowed ? Math.round(100 * (1 - differs / (longest * (sounds ? 2 : 1)))) : 0;
}
