import { findMeaning, meansAt, take, type Item } from "./read-sentence.ts";

/** Nothing is moved by more than a day in minutes: a day is said as a day. */
export const longestShift = 24 * 60;

/** Verbs that by themselves say that something comes earlier. */
const towardsNow: ReadonlySet<string> = new Set(["bring forward", "fremskynd"]);

/** `by 30 minutes`, `an hour later`, `half an hour earlier`, `et kvarter senere`: minutes, below zero where it is earlier. */
export function findShift(items: Item[]): number | undefined {
  for (let at = 0; at < items.length; at += 1) {
    const found = lengthAt(items, at);
    if (found === undefined || meansAt(items, at - 1, "in")) continue;
    const isEarlier =
      findMeaning(items, "earlier") !== undefined ||
      items.some(({ token }) => token.kind === "word" && towardsNow.has(token.text));
    const end = at + found.length - 1;
    take(
      items,
      meansAt(items, at - 1, "at", "for") ? at - 1 : at,
      meansAt(items, end + 1, "earlier", "later") ? end + 1 : end,
    );
    return isEarlier ? -found.minutes : found.minutes;
  }
  return undefined;
}

function lengthAt(items: readonly Item[], at: number): { minutes: number; length: number } | undefined {
  const article = meansAt(items, at, "article") ? 1 : 0;
  const half = meansAt(items, at + article, "half") ? 1 : 0;
  const between = half === 1 && article === 0 && meansAt(items, at + 1, "article") ? 1 : 0;
  const unitAt = at + article + half + between;
  if (half === 1) return meansAt(items, unitAt, "hours") ? { minutes: 30, length: unitAt - at + 1 } : undefined;
  if (meansAt(items, at, "quarter") && !meansAt(items, at + 1, "past", "to", "in")) return { minutes: 15, length: 1 };
  const count = article === 1 ? 1 : meansAt(items, at, "number")?.value;
  const unit = meansAt(items, at + 1, "minutes", "hours");
  if (count === undefined || unit === undefined) return undefined;
  // `ten minutes past nine` is a time.
  if (meansAt(items, at + 2, "past", "to", "in")) return undefined;
  const minutes = count * (unit.is === "hours" ? 60 : 1);
  return minutes >= 1 && minutes <= longestShift ? { minutes, length: 2 } : undefined;
}
