import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { dateFormat } from "./date-format.ts";

// How the facts of messages are written in a language.

const untitled: Record<Locale, string> = {
  en: "(no subject)",
  da: "(intet emne)",
  nb: "(uten emne)",
  it: "(senza oggetto)",
  de: "(kein Betreff)",
};

export function subjectWords(subject: string, locale: Locale): string {
  return subject === "" ? untitled[locale] : subject;
}

export interface PeriodInZone {
  start: string;
  end: string;
  timeZone: string;
}

export function whenWords({ start, end, timeZone }: PeriodInZone, locale: Locale): string {
  const format = dateFormat(formatLocale(locale), { dateStyle: "full", timeStyle: "short", timeZone });
  return format.formatRange(new Date(start), new Date(end));
}

export function momentWords(moment: string, timeZone: string, locale: Locale): string {
  const format = dateFormat(formatLocale(locale), { dateStyle: "full", timeStyle: "short", timeZone });
  return format.format(new Date(moment));
}

export function listWords(items: readonly string[], locale: Locale): string {
  return items.length === 0 ? "–" : new Intl.ListFormat(formatLocale(locale), { type: "conjunction" }).format(items);
}

export function countWords(count: number, locale: Locale): string {
  return new Intl.NumberFormat(formatLocale(locale)).format(count);
}

export function amountWords({ amountMinor, currency }: Money, locale: Locale): string {
  const format = new Intl.NumberFormat(formatLocale(locale), { style: "currency", currency });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** How dates and amounts are written: the product's English is the one of Europe. */
function formatLocale(locale: Locale): string {
  return locale === "en" ? "en-GB" : locale;
}
