import type { DaySpan } from "./intents.ts";
import { addDays, weekdayOf } from "./local-moment.ts";
import { meansAt, take, type Item } from "./read-sentence.ts";

/** The first day or week of a sentence, counted from `today`; what it was made of is used up. */
export function findDay(items: Item[], today: string): DaySpan | undefined {
  for (let at = 0; at < items.length; at += 1) {
    const found = dayAt(items, at, today);
    if (!found) continue;
    take(items, meansAt(items, at - 1, "in", "at", "the", "for") ? at - 1 : at, at + found.length - 1);
    return found.span;
  }
  return undefined;
}

interface Found {
  span: DaySpan;
  length: number;
}

function dayAt(items: Item[], at: number, today: string): Found | undefined {
  const item = items[at];
  if (item === undefined || item.isUsed) return undefined;
  if (item.token.kind === "date") {
    const { day, month, year } = item.token;
    return found(dateOf(day, month, year, today), 1);
  }
  const meaning = item.meaning;
  if (meaning?.is === "day") return found(addDays(today, meaning.offset), 1);
  if (meaning?.is === "week") {
    const monday = addDays(today, 1 - weekdayOf(today) + 7 * meaning.offset);
    return { span: { from: meaning.offset === 0 ? today : monday, to: addDays(monday, 6) }, length: 1 };
  }
  if (meaning?.is === "weekday") return found(coming(meaning.weekday, today), 1);
  const next = meansAt(items, at, "next") && meansAt(items, at + 1, "weekday");
  if (next) return found(coming(next.weekday, addDays(today, 1)), 2);
  return dateAt(items, at, today);
}

/** `24 december`, `24. december 2026`, `december 24th`, `the 24th`, `den 24.` */
function dateAt(items: Item[], at: number, today: string): Found | undefined {
  const day = meansAt(items, at, "number")?.value;
  const month = meansAt(items, at, "month")?.month;
  const of = items[at + 1]?.token;
  const gap = of?.kind === "word" && of.text === "of" ? 1 : 0;
  const after = meansAt(items, at + 1 + gap, "month")?.month;
  if (day !== undefined && after !== undefined) return withYear(items, at, 2 + gap, day, after, today);
  const the = meansAt(items, at + 1, "the") ? 1 : 0;
  const before = meansAt(items, at + 1 + the, "number")?.value;
  if (month !== undefined && before !== undefined) return withYear(items, at, 2 + the, before, month, today);
  const token = items[at]?.token;
  const isOrdinal = token?.kind === "number" && (token.ordinal || meansAt(items, at - 1, "the") !== undefined);
  if (day === undefined || !isOrdinal || day < 1 || day > 31) return undefined;
  return found(comingDayOfMonth(day, today), 1);
}

function withYear(items: Item[], at: number, length: number, day: number, month: number, today: string) {
  const year = meansAt(items, at + length, "number")?.value;
  const isYear = year !== undefined && year >= 2000 && year < 2200;
  return found(dateOf(day, month, isYear ? year : undefined, today), isYear ? length + 1 : length);
}

function found(day: string | undefined, length: number): Found | undefined {
  return day === undefined ? undefined : { span: { from: day, to: day }, length };
}

/** A date without a year is the next one to come; undefined where there is no such day. */
function dateOf(day: number, month: number, year: number | undefined, today: string): string | undefined {
  const thisYear = Number(today.slice(0, 4));
  const date = written(year ?? thisYear, month, day);
  if (year !== undefined || (date !== undefined && date >= today)) return date;
  return written(thisYear + 1, month, day);
}

function comingDayOfMonth(day: number, today: string): string | undefined {
  const [year = 0, month = 0] = today.split("-").map(Number);
  for (let later = 0; later < 3; later += 1) {
    const date = written(year + Math.floor((month - 1 + later) / 12), ((month - 1 + later) % 12) + 1, day);
    if (date !== undefined && date >= today) return date;
  }
  return undefined;
}

function written(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

function coming(weekday: number, from: string): string {
  return addDays(from, (weekday - weekdayOf(from) + 7) % 7);
}
