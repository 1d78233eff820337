import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MessageKey, Messages, Sentence } from "./en.ts";

/** Which file serves a locale. Norwegian reads Danish, Italian and German read English until their own files are written. */
const loaders: Record<Locale, () => Promise<Messages>> = {
  en: english,
  da: danish,
  nb: danish,
  it: english,
  de: english,
};

/** Reads the message file of a locale; each is a chunk of its own. */
export function loadMessages(locale: Locale): Promise<Messages> {
  return loaders[locale]();
}

/** The locale of ours that serves a language tag of a host, for example `da-DK` or `no`. */
export function toLocale(languageTag: string | undefined): Locale {
  const language = (languageTag ?? "en").toLowerCase().split("-")[0] ?? "en";
  if (language === "no" || language === "nn") return "nb";
  return language in loaders ? (language as Locale) : "en";
}

/**
 * The language in which dates and amounts are written. Where the words fall back to English they have to be English
 * too, as it is written in Europe: nobody reads "Tomorrow, domenica 22 novembre".
 */
export function toLanguage(languageTag: string): string {
  const locale = toLocale(languageTag);
  return locale === "it" || locale === "de" ? "en-150" : languageTag;
}

export type Values = Record<string, string | number>;

/** One sentence with its values: `{count}` also chooses the plural form by the rules of the language. */
export function say(messages: Messages, language: string, key: MessageKey, values: Values = {}): string {
  return sayIn(messages[key], language, values);
}

/** One sentence in one language, its values filled in. */
export function sayIn(sentence: Sentence, language: string, values: Values = {}): string {
  const filled = form(sentence, language, values).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? value.toLocaleString(language) : value;
  });
  // A happening of an older version may lack a value; the sentence closes over the gap.
  return filled.replace(/ {2,}/g, " ").trim();
}

function form(sentence: Sentence, language: string, values: Values): string {
  if (typeof sentence === "string") return sentence;
  const category = new Intl.PluralRules(language).select(Number(values["count"] ?? 0));
  return category === "one" ? sentence.one : sentence.other;
}

async function english(): Promise<Messages> {
  return (await import("./en.ts")).en;
}

async function danish(): Promise<Messages> {
  return (await import("./da.ts")).da;
}
