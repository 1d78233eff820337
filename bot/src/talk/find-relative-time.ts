import type { FoundTime } from "./find-time.ts";
import type { DaySpan } from "./intents.ts";
import { localDay, localTime } from "./local-moment.ts";
import { meansAt, take, type Item } from "./read-sentence.ts";

const quarter = 15 * 60_000;

/** `in two hours`, `om 30 minutter`: a time of today or tomorrow, on the next quarter of an hour. */
export function findRelativeTime(
  items: Item[],
  now: Date,
  zone: string,
): { time: FoundTime; day: DaySpan } | undefined {
  for (let at = 0; at + 2 < items.length; at += 1) {
    if (!meansAt(items, at, "in")) continue;
    const count = meansAt(items, at + 1, "article") ? 1 : meansAt(items, at + 1, "number")?.value;
    const unit = meansAt(items, at + 2, "minutes", "hours");
    if (count === undefined || unit === undefined || count < 1 || count > 600) continue;
    take(items, at, at + 2);
    const later = now.getTime() + count * (unit.is === "hours" ? 60 : 1) * 60_000;
    const moment = new Date(Math.ceil(later / quarter) * quarter);
    const day = localDay(moment, zone);
    return { time: { time: localTime(moment, zone), others: [] }, day: { from: day, to: day } };
  }
  return undefined;
}
