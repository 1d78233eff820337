import { folded } from "./tokens.ts";

// What single words and fixed phrases mean. Each language has its own list; a sentence is read with one at a time.

export type Meaning =
  | { is: "verb"; intent: "order" | "move" | "cancel" | "help" | "nothing"; isWeak: boolean }
  | { is: "number"; value: number }
  | { is: "day"; offset: number; isEvening: boolean }
  | { is: "weekday"; weekday: number }
  | { is: "month"; month: number }
  | { is: "week"; offset: number }
  | { is: "part"; part: "morning" | "afternoon" | "evening" }
  | { is: "clock"; time: string }
  | PlainMeaning;

type PlainMeaning = { [Name in (typeof plainMeanings)[number]]: { is: Name } }[(typeof plainMeanings)[number]];

/** Words that say how others are to be read. `in` also stands before a place, `to` before a time, `for` before a count. */
const plainMeanings = [
  "meetings",
  "ordered",
  "room",
  "visitors",
  "who",
  "coming",
  "next",
  "at",
  "for",
  "in",
  "to",
  "half",
  "quarter",
  "past",
  "oclock",
  "am",
  "pm",
  "minutes",
  "hours",
  "earlier",
  "later",
  "between",
  "people",
  "dozen",
  "the",
  "article",
  "not",
  "filler",
] as const;

export interface Lexicon {
  /** By the folded words, separated by one blank. */
  phrases: ReadonlyMap<string, Meaning>;
  /** Longer words that may be one letter off. */
  corrected: readonly string[];
  numberOf(word: string): number | undefined;
  /** `half ten`: minutes counted from the hour that is named. */
  half: 30 | -30;
}

export type WordList = Record<string, string>;

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Reads a list: the key says what its words mean, for example `verb order`, `day 1`, `weekday 5`, `clock 12:00`. */
export function lexiconOf(list: WordList, numbers: Lexicon["numberOf"], half: Lexicon["half"]): Lexicon {
  const phrases = new Map<string, Meaning>();
  for (const [key, words] of Object.entries(list)) {
    for (const phrase of words.split("|")) phrases.set(phrase.split(" ").map(folded).join(" "), meaningOf(key));
  }
  const corrected = [...phrases].flatMap(([phrase, { is }]) =>
    phrase.includes(" ") || phrase.length < 4 || !correctable.has(is) ? [] : [phrase],
  );
  return { phrases, corrected, numberOf: numbers, half };
}

/** What a person commands with: names and fillers are taken as they are. */
const correctable: ReadonlySet<string> = new Set([
  "verb",
  "day",
  "weekday",
  "month",
  "meetings",
  "visitors",
  "coming",
  "people",
]);

function meaningOf(key: string): Meaning {
  const [is = "", value = ""] = key.split(" ");
  if (is === "verb" || is === "weak") {
    return { is: "verb", intent: value as "order", isWeak: is === "weak" };
  }
  if (is === "day") return { is, offset: Number(value), isEvening: key.endsWith(" evening") };
  if (is === "week") return { is, offset: Number(value) };
  if (is === "weekday") return { is, weekday: weekdays.indexOf(value) + 1 };
  if (is === "month") return { is, month: months.indexOf(value) + 1 };
  if (is === "part") return { is, part: value as "morning" };
  if (is === "clock") return { is, time: value };
  const plain = plainMeanings.find((one) => one === is);
  if (plain === undefined) throw new Error(`No word can mean ${key}`);
  return { is: plain } as PlainMeaning;
}
