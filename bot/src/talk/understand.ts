import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { languageFor } from "../messages/words.ts";
import { findDay } from "./find-day.ts";
import { findRelativeTime } from "./find-relative-time.ts";
import { findRange } from "./find-range.ts";
import { findShift } from "./find-shift.ts";
import { findTime, isDash } from "./find-time.ts";
import type { Intent, Slots, TalkLanguage, Understood } from "./intents.ts";
import { lexiconDa } from "./lexicon-da.ts";
import { lexiconEn } from "./lexicon-en.ts";
import { localDay } from "./local-moment.ts";
import type { Lexicon } from "./meanings.ts";
import { findMeaning, meansAt, readSentence, take, type Item } from "./read-sentence.ts";
import { correctedServiceWord, isServiceWord, languageOfThing } from "./service-words.ts";
import { takeSites, type NamedSite } from "./find-site.ts";
import { tokensOf, wordsIn, type Token } from "./tokens.ts";

/** What the company calls its things; the sentence is read against it. */
export interface Vocabulary {
  sites: readonly NamedSite[];
  /** Names of services, where the words that people usually order by were not enough. */
  services?: readonly string[];
}

export interface UnderstandOptions {
  now: Date;
  /** The person's own. */
  zone: string;
  /** Which language to believe in where a sentence could be either. */
  locale: Locale;
  vocabulary: Vocabulary;
}

/**
 * Reads a sentence in English or Danish: what is wanted, and what of it is said, missing or could be meant otherwise.
 * Pure, never throws, and takes a time in proportion to the text, of which it reads the beginning only.
 */
export function understand(text: string, options: UnderstandOptions): Understood {
  const tokens = tokensOf(text);
  const own = languageFor(options.locale);
  const other: TalkLanguage = own === "en" ? "da" : "en";
  const readings = [own, other].map((language) => readAs(language, tokens, options));
  const [first, second] = readings as [Reading, Reading];
  return (second.score > first.score ? second : first).understood;
}

interface Reading {
  understood: Understood;
  score: number;
}

const lexicons: Record<TalkLanguage, Lexicon> = { en: lexiconEn, da: lexiconDa };

function readAs(language: TalkLanguage, tokens: readonly Token[], options: UnderstandOptions): Reading {
  const { vocabulary, now, zone } = options;
  const lexicon = lexicons[language];
  const serviceNames = new Set((vocabulary.services ?? []).flatMap(wordsIn));
  const names = new Set(vocabulary.sites.flatMap(({ name }) => wordsIn(name)));
  const isName = (word: string) => names.has(word) || serviceNames.has(word) || isServiceWord(word);
  const items = readSentence(tokens, lexicon, isName);
  const sentence: Sentence = { items, lexicon, today: localDay(now, zone), now, zone, vocabulary, serviceNames };
  const read = readIntent(sentence);
  const understood = { language, ...read };
  return { understood, score: scoreOf(items, language) + (read.intent === "unknown" ? 0 : 1) };
}

/** How much of a sentence is of this language: words that are one letter off count less, numbers nothing. */
function scoreOf(items: readonly Item[], language: TalkLanguage): number {
  const scores = items.map(({ token, meaning, isCorrected }) => {
    if (token.kind !== "word") return 0;
    if (meaning !== undefined) return isCorrected ? 1 : 2 * token.text.split(" ").length;
    return languageOfThing(correctedServiceWord(token.text, new Set())) === language ? 2 : 0;
  });
  return scores.reduce((sum: number, score) => sum + score, 0);
}

interface Sentence {
  items: Item[];
  lexicon: Lexicon;
  today: string;
  now: Date;
  zone: string;
  vocabulary: Vocabulary;
  serviceNames: ReadonlySet<string>;
}

type Read = Omit<Understood, "language">;

function readIntent(sentence: Sentence): Read {
  const intent = intentOf(sentence);
  if (intent === "unknown" || intent === "help" || intent === "nothing") {
    return { intent, slots: {}, missing: [], ambiguous: {} };
  }
  return readSlots(intent, sentence);
}

/** A command counts before a question, and a question before a thing that can be ordered; `don't` is never guessed at. */
function intentOf({ items, serviceNames }: Sentence): Intent | "unknown" {
  const verbs = items.flatMap(({ meaning }) => (meaning?.is === "verb" ? [meaning] : []));
  const verb = verbs.find(({ isWeak }) => !isWeak) ?? verbs[0];
  if (verb?.intent === "nothing") return "nothing";
  if (items.length === 1 && items[0]?.token.kind === "question") return "help";
  if (findMeaning(items, "not") && verb !== undefined) return "unknown";
  const orders = items.some(({ token, meaning }) => meaning === undefined && isOrdered(token, serviceNames));
  if (verb?.intent === "help") return verbs.length === 1 ? "help" : (verbs.find(isNoHelp)?.intent ?? "help");
  if (verb !== undefined && !verb.isWeak)
    return findMeaning(items, "room") && verb.intent === "order" && !orders ? "unknown" : verb.intent;
  if (orders) return "order";
  const asksWho = findMeaning(items, "who") !== undefined && findMeaning(items, "coming") !== undefined;
  if (asksWho || findMeaning(items, "visitors")) return "visitors";
  if (findMeaning(items, "meetings")) return "meetings";
  return verb !== undefined && items.some(({ meaning }) => meaning === undefined) ? "order" : "unknown";
}

function isNoHelp({ intent }: { intent: string }): boolean {
  return intent !== "help";
}

function isOrdered(token: Token, serviceNames: ReadonlySet<string>): boolean {
  if (token.kind !== "word") return false;
  const word = correctedServiceWord(token.text, serviceNames);
  return isServiceWord(word) || serviceNames.has(word);
}

function readSlots(intent: Exclude<Intent, "help" | "nothing">, sentence: Sentence): Read {
  const { items, lexicon, today, vocabulary, serviceNames } = sentence;
  const ambiguous: Understood["ambiguous"] = {};
  const slots: Slots = {};
  const shift = intent === "move" ? findShift(items) : undefined;
  const goal = intent === "move" ? goalOf(items, lexicon, today) : undefined;
  if (goal?.day) slots.toDay = goal.day;
  if (goal?.time) {
    slots.toTime = goal.time.time;
    if (goal.time.others.length > 0) ambiguous.toTime = [goal.time.time, ...goal.time.others];
  }
  if (shift !== undefined && goal?.time === undefined && goal?.day === undefined) slots.shift = shift;
  const sites = takeSites(items, vocabulary.sites);
  if (sites[0]) slots.siteId = sites[0].id;
  if (sites.length > 1) ambiguous.siteId = sites.map(({ id }) => id);
  const relative = findRelativeTime(items, sentence.now, sentence.zone);
  const time = relative?.time ?? findRange(items, lexicon) ?? findTime(items, lexicon, false);
  const day = relative?.day ?? findDay(items, today);
  if (day) slots.day = day;
  if (time) {
    slots.time = time.time;
    if (time.others.length > 0) ambiguous.time = [time.time, ...time.others];
  }
  const count = intent === "order" ? countIn(items) : undefined;
  if (count !== undefined) slots.count = count;
  Object.assign(slots, thingsIn(items, intent, serviceNames));
  return { intent, slots, missing: missingOf(intent, slots, items), ambiguous };
}

/** Where something moves to stands after the last `to`: a day, a time or both. */
function goalOf(items: Item[], lexicon: Lexicon, today: string) {
  for (let at = items.length - 1; at > 0; at -= 1) {
    // A dash stands within a range, whose beginning is the goal.
    if (!meansAt(items, at, "to", "for") || isDash(items[at])) continue;
    const rest = items.slice(at + 1);
    const day = findDay(rest, today)?.from;
    const time = findTime(rest, lexicon, true);
    if (day === undefined && time === undefined) continue;
    take(items, at, at);
    return { day, time };
  }
  const day = undefined;
  return { day, time: undefined };
}

const mostPeople = 10_000;

/** `for 12`, `12 people`, `a dozen`, and a number that nothing else has taken. */
function countIn(items: Item[]): number | undefined {
  const dozen = items.findIndex((_, at) => meansAt(items, at, "dozen"));
  if (dozen >= 0) {
    take(items, dozen, dozen);
    return 12 * (meansAt(items, dozen - 1, "number")?.value ?? 1);
  }
  const numbers = items.flatMap((_, at) => {
    const value = meansAt(items, at, "number")?.value;
    return value === undefined || value < 1 || value > mostPeople ? [] : [{ at, value }];
  });
  const named = numbers.find(({ at }) => meansAt(items, at + 1, "people"));
  const asked = numbers.find(({ at }) => meansAt(items, at - 1, "for"));
  const found = named ?? asked ?? numbers.find(({ at }) => items[at]?.token.kind === "number") ?? numbers[0];
  if (!found) return undefined;
  const from = meansAt(items, found.at - 1, "for") ? found.at - 1 : found.at;
  take(items, from, meansAt(items, found.at + 1, "people") ? found.at + 1 : found.at);
  return found.value;
}

const longestThing = 100;

/** The words that are left: the thing, and after `for` the meeting that it is for. */
function thingsIn(items: readonly Item[], intent: Intent, serviceNames: ReadonlySet<string>): Slots {
  const thing: string[] = [];
  const meeting: string[] = [];
  let into = intent === "meetings" || intent === "visitors" ? meeting : thing;
  for (const { token, meaning, isUsed } of items) {
    if (isUsed) continue;
    if (intent === "order" && (meaning?.is === "for" || meaning?.is === "to")) into = meeting;
    if (meaning?.is === "verb") into = intent === "order" ? thing : into;
    if (meaning !== undefined || token.kind !== "word") continue;
    into.push(into === thing ? correctedServiceWord(token.text, serviceNames) : token.text);
  }
  // "for lunch" names no meeting where nothing else is ordered.
  const isThing = meeting.some((word) => isServiceWord(word) || serviceNames.has(word));
  if (thing.length === 0 && intent === "order" && isThing) thing.push(...meeting.splice(0));
  return {
    ...(thing.length > 0 ? { thing: thing.join(" ").slice(0, longestThing) } : {}),
    ...(meeting.length > 0 ? { meeting: meeting.join(" ").slice(0, longestThing) } : {}),
  };
}

function missingOf(intent: Intent, slots: Slots, items: readonly Item[]): Understood["missing"] {
  const isNamed = slots.thing !== undefined || slots.time !== undefined || slots.day !== undefined;
  const isMeeting = findMeaning(items, "meetings") !== undefined && isNamed;
  switch (intent) {
    case "order":
      return slots.thing === undefined ? ["thing"] : [];
    case "move":
      return [
        ...(isNamed || isMeeting ? [] : ["thing" as const]),
        ...(slots.toDay === undefined && slots.toTime === undefined && slots.shift === undefined
          ? ["toTime" as const]
          : []),
      ];
    case "cancel":
      return isNamed || isMeeting ? [] : ["thing"];
    default:
      return [];
  }
}
