import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { isolated } from "@magic-meetings/contract/words/isolate-rules.ts";
import { da } from "./da.ts";
import type { MessageKey, Messages, Sentence } from "./en.ts";
import { en } from "./en.ts";
import { formatNumber, pluralOf } from "./formats.ts";

export type Values = Record<string, string | number>;

/** The sentences of one language, and the tag that `Intl` formats by, so that words and dates in a sentence are of one language. */
export interface Words {
  language: string;
  say(key: MessageKey, values?: Values): string;
}

const files: Record<"en" | "da", { language: string; messages: Messages }> = {
  en: { language: "en-GB", messages: en },
  da: { language: "da-DK", messages: da },
};

const words = { en: wordsOf(files.en), da: wordsOf(files.da) };

function wordsOf({ language, messages }: (typeof files)["en"]): Words {
  return { language, say: (key, values = {}) => fill(form(messages[key], language, values), language, values) };
}

/** Which file serves a locale: Norwegian reads Danish, Italian and German read English until their own files are written. */
export function languageFor(locale: Locale): "en" | "da" {
  return locale === "da" || locale === "nb" ? "da" : "en";
}

export function wordsFor(locale: Locale): Words {
  return words[languageFor(locale)];
}

/** The locale of ours that serves a language tag of the channel, for example `da-DK` or `no`; undefined where it told none of them. */
export function localeOf(languageTag: string | undefined): Locale | undefined {
  const language = languageTag?.toLowerCase().split("-")[0];
  if (language === "no" || language === "nn") return "nb";
  return (["en", "da", "nb", "it", "de"] as const).find((locale) => locale === language);
}

function form(sentence: Sentence, language: string, values: Values): string {
  if (typeof sentence === "string") return sentence;
  return pluralOf(Number(values["count"] ?? 0), language) === "one" ? sentence.one : sentence.other;
}

/** A sentence taken apart once: what stands before its first gap, and each gap with what follows it. */
interface Taken {
  before: string;
  gaps: { name: string; after: string }[];
}

const taken = new Map<string, Taken>();

function takeApart(sentence: string): Taken {
  const [before = "", ...rest] = sentence.split(/\{(\w+)\}/);
  const gaps = rest.flatMap((name, index) => (index % 2 === 0 ? [{ name, after: rest[index + 1] ?? "" }] : []));
  return { before, gaps };
}

function fill(sentence: string, language: string, values: Values): string {
  const { before, gaps } = taken.get(sentence) ?? takeApart(sentence);
  if (!taken.has(sentence)) taken.set(sentence, { before, gaps });
  return gaps.reduce((filled, { name, after }) => filled + valueOf(name, language, values) + after, before);
}

function valueOf(name: string, language: string, values: Values): string {
  const value = values[name];
  if (value === undefined) return `{${name}}`;
  return typeof value === "number" ? formatNumber(value, language) : isolated(value);
}
