import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { isolated } from "@magic-meetings/contract/words/isolate-rules.ts";
import { da } from "./da.ts";
import type { MessageKey, Messages, Sentence } from "./en.ts";
import { en } from "./en.ts";

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

/** Which file serves a locale: Norwegian reads Danish, Italian and German read English until their own files are written. */
export function languageFor(locale: Locale): "en" | "da" {
  return locale === "da" || locale === "nb" ? "da" : "en";
}

export function wordsFor(locale: Locale): Words {
  const { language, messages } = files[languageFor(locale)];
  return { language, say: (key, values = {}) => fill(form(messages[key], language, values), language, values) };
}

/** The locale of ours that serves a language tag of the channel, for example `da-DK` or `no`; undefined where it told none of them. */
export function localeOf(languageTag: string | undefined): Locale | undefined {
  const language = languageTag?.toLowerCase().split("-")[0];
  if (language === "no" || language === "nn") return "nb";
  return (["en", "da", "nb", "it", "de"] as const).find((locale) => locale === language);
}

function form(sentence: Sentence, language: string, values: Values): string {
  if (typeof sentence === "string") return sentence;
  return new Intl.PluralRules(language).select(Number(values["count"] ?? 0)) === "one" ? sentence.one : sentence.other;
}

function fill(sentence: string, language: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? value.toLocaleString(language) : isolated(value);
  });
}
