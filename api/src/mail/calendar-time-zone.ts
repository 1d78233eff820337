import { DateTime } from "luxon";
import { LRUCache } from "lru-cache";

/**
 * The zone as an iCalendar file has to bring it along: what its clocks show from a year before the event until after it.
 * Whoever reads the file may know the zone better; who does not, gets the times right all the same.
 */
export function timeZoneComponent(timeZone: string, start: Date, end: Date): string[] {
  const from = DateTime.fromJSDate(start, { zone: timeZone }).minus({ years: 1 }).startOf("hour");
  const until = DateTime.fromJSDate(end, { zone: timeZone }).plus({ days: 1 });
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${timeZone}`,
    ...observance(from, from.offset, from.offset),
    ...changesOfOffset(timeZone, from.toMillis(), until.toMillis()).flatMap(({ lines }) => lines),
    "END:VTIMEZONE",
  ];
}

const stepDays = 14;

interface OffsetChange {
  /** The first moment of the new offset. */
  at: number;
  /** Its observance. */
  lines: string[];
}

const kept = new LRUCache<string, OffsetChange[]>({ max: 2_000 });

function changesOfOffset(timeZone: string, from: number, until: number): OffsetChange[] {
  const [first, last] = [new Date(from).getUTCFullYear(), new Date(until).getUTCFullYear()];
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const changes = years.flatMap((year) => changesOfYear(timeZone, year));
  return changes.filter(({ at }) => at > from && at <= until);
}

/** Kept, because every mail about every event of a year asks for the same. */
function changesOfYear(timeZone: string, year: number): OffsetChange[] {
  const key = `${timeZone} ${year}`;
  const known = kept.get(key) ?? findChanges(timeZone, year);
  kept.set(key, known);
  return known;
}

/** No zone changes twice within so few days. */
function findChanges(timeZone: string, year: number): OffsetChange[] {
  const changes: OffsetChange[] = [];
  const end = DateTime.utc(year + 1);
  for (let at = DateTime.utc(year); at < end; at = at.plus({ days: stepDays })) {
    const low = at.setZone(timeZone);
    const high = DateTime.min(at.plus({ days: stepDays }), end).setZone(timeZone);
    if (high.offset === low.offset) continue;
    const first = firstOf(low, high);
    changes.push({ at: first.toMillis(), lines: observance(first, low.offset, first.offset) });
  }
  return changes;
}

/** Halves the stretch until the minute of the change is found. */
function firstOf(low: DateTime, high: DateTime): DateTime {
  const before = low.offset;
  let [same, other] = [low.toMillis(), high.toMillis()];
  while (other - same > 60_000) {
    const middle = Math.floor((same + other) / 120_000) * 60_000;
    if (DateTime.fromMillis(middle, { zone: low.zone }).offset === before) same = middle;
    else other = middle;
  }
  return DateTime.fromMillis(other, { zone: low.zone });
}

/** An observance begins by the clock that held until then. */
function observance(at: DateTime, before: number, after: number): string[] {
  const kind = at.isInDST ? "DAYLIGHT" : "STANDARD";
  const onset = at.toUTC().plus({ minutes: before });
  return [
    `BEGIN:${kind}`,
    `DTSTART:${onset.toFormat("yyyyMMdd'T'HHmmss")}`,
    `TZOFFSETFROM:${offset(before)}`,
    `TZOFFSETTO:${offset(after)}`,
    `END:${kind}`,
  ];
}

function offset(minutes: number): string {
  const absolute = Math.abs(minutes);
  const digits = (value: number) => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${digits(Math.floor(absolute / 60))}${digits(absolute % 60)}`;
}
