import { longestAlert, longestNotice } from "@magic-meetings/contract/appointment-checks/appointment-check.ts";
import { locales, type Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { AskedLine } from "@magic-meetings/contract/moves/move.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { amountWords, listWords } from "../messages/message-words.ts";
import { checkSentences, type CheckSentences } from "./appointment-check-sentences.ts";

/** What there is to say before an appointment is sent. */
export interface ToSay {
  /** Lines of orders that were never sent. */
  unsent: readonly Item[];
  /** What the new time costs, or cannot be had then, and nobody has answered. */
  crossing: AskedLine[];
  takenRooms: readonly string[];
  /** A question about an earlier move is open. */
  isAsked: boolean;
}

interface Item {
  service: string;
  quantity: number;
}

const mostNamed = 3;

/** Why it should not be sent yet; null: nothing speaks against it. Within what Outlook shows. */
export function alertWords({ unsent, crossing }: ToSay, language: string): string | null {
  const locale = localeOf(language);
  const words = checkSentences[locale];
  const late = crossing.filter(({ outcome }) => outcome === "crosses_cut_off");
  const impossible = crossing.filter(({ outcome }) => outcome === "cannot_be_delivered");
  const said = [
    ...(unsent.length > 0 ? [fill(words.unsent, { items: itemWords(unsent, locale) })] : []),
    ...(late.length > 0
      ? [fill(words.late, { items: itemWords(itemsOf(late), locale), ...feeWords(late, locale) })]
      : []),
    ...(impossible.length > 0 ? [fill(words.impossible, { items: itemWords(itemsOf(impossible), locale) })] : []),
  ];
  if (said.length === 0) return null;
  const ends = [...(unsent.length > 0 ? [words.toOrder] : []), ...(crossing.length > 0 ? [words.toAnswer] : [])];
  const end = ends.join(" ");
  // What to do is never cut off.
  return `${cut(said.join(" "), longestAlert - end.length - 1)} ${end}`;
}

/** The most urgent of it in one line; null: nothing. */
export function noticeWords({ unsent, crossing, takenRooms, isAsked }: ToSay, language: string): string | null {
  const locale = localeOf(language);
  const words = checkSentences[locale];
  const said =
    crossing.length > 0
      ? fill(words.lateNotice, { items: itemWords(itemsOf(crossing), locale) })
      : takenRooms.length > 0
        ? fill(words.roomNotice, { rooms: listWords(takenRooms.slice(0, mostNamed), locale) })
        : isAsked
          ? words.askedNotice
          : unsent.length > 0
            ? fill(words.unsentNotice, { items: itemWords(unsent, locale) })
            : null;
  return said === null ? null : cut(said, longestNotice);
}

/** Norwegian has two written forms and several names; what is not spoken here is said in English. */
function localeOf(language: string): Locale {
  const first = language.toLowerCase().split("-")[0] ?? "";
  const known = first === "no" || first === "nn" ? "nb" : first;
  return locales.find((locale) => locale === known) ?? "en";
}

function itemsOf(lines: readonly AskedLine[]): Item[] {
  return lines.map(({ service, quantity }) => ({ service: service.name, quantity }));
}

/** The same service on several dates or orders is named once. */
function itemWords(items: readonly Item[], locale: Locale): string {
  const sums = new Map<string, number>();
  for (const { service, quantity } of items) sums.set(service, (sums.get(service) ?? 0) + quantity);
  const named = [...sums].slice(0, mostNamed).map(([service, quantity]) => `${quantity} × ${service}`);
  const more = sums.size - named.length;
  return listWords(more > 0 ? [...named, fill(checkSentences[locale].more, { count: String(more) })] : named, locale);
}

function feeWords(lines: readonly AskedLine[], locale: Locale): { change: string; cancel: string } {
  const change = lines.flatMap(({ costs }) => (costs.change === null ? [] : [costs.change.fee]));
  const cancel = lines.map(({ costs }) => costs.cancel.fee);
  return { change: sumWords(change, locale), cancel: sumWords(cancel, locale) };
}

function sumWords(amounts: readonly Money[], locale: Locale): string {
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  const words = [...sums].map(([currency, amountMinor]) => amountWords({ currency, amountMinor }, locale));
  return listWords(words, locale);
}

function fill(sentence: CheckSentences[keyof CheckSentences], facts: Record<string, string>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => facts[name] ?? "");
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
