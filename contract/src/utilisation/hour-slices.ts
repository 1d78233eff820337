import { DateTime } from "luxon";
import type { OpenPeriod } from "../time/business-time.ts";

/** An hour of the week by the local clock; weekdays as ISO 8601 counts them, 1 is Monday. */
export interface HourOfWeek {
  weekday: number;
  hour: number;
}

const minute = 60_000;

/**
 * How many minutes of the periods lie in each hour of the week. An hour that a clock change leaves out has none that
 * day, one that it repeats has up to 120.
 */
export function minutesByHour(periods: readonly OpenPeriod[], timeZone: string): (HourOfWeek & { minutes: number })[] {
  const hours = new Map<number, number>();
  for (const { opens, closes } of periods) {
    for (let at = opens; at < closes;) {
      const local = DateTime.fromMillis(at, { zone: timeZone });
      // Counted on from the local clock: the start of an hour that a clock change repeats is not one moment.
      const next = Math.min(closes, at + 60 * minute - local.minute * minute - local.second * 1000 - local.millisecond);
      const key = local.weekday * 24 + local.hour;
      hours.set(key, (hours.get(key) ?? 0) + (next - at) / minute);
      at = next;
    }
  }
  return [...hours]
    .sort(([a], [b]) => a - b)
    .map(([key, minutes]) => ({ weekday: Math.floor(key / 24), hour: key % 24, minutes }));
}
