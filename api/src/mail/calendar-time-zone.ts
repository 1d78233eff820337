import { DateTime } from "luxon";

/**
 * The zone as an iCalendar file has to bring it along: what its clocks show from a year before the event until after it.
 * Whoever reads the file may know the zone better; who does not, gets the times right all the same.
 */
export function timeZoneComponent(timeZone: string, start: Date, end: Date): string[] {
  const from = DateTime.fromJSDate(start, { zone: timeZone }).minus({ years: 1 }).startOf("hour");
  const until = DateTime.fromJSDate(end, { zone: timeZone }).plus({ days: 1 });
  const changes = changesOfOffset(from, until);
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${timeZone}`,
    ...observance(from, from.offset, from.offset),
    ...changes.flatMap(({ at, before }) => observance(at, before, at.offset)),
    "END:VTIMEZONE",
  ];
}

const stepDays = 14;

interface OffsetChange {
  /** The first moment of the new offset. */
  at: DateTime;
  /** Minutes east of UTC until then. */
  before: number;
}

/** No zone changes twice within so few days. */
function changesOfOffset(from: DateTime, until: DateTime): OffsetChange[] {
  const changes: OffsetChange[] = [];
  for (let at = from; at < until; at = at.plus({ days: stepDays })) {
    const next = at.plus({ days: stepDays });
    if (next.offset !== at.offset) changes.push(firstOf(at, next));
  }
  return changes;
}

/** Halves the stretch until the minute of the change is found. */
function firstOf(low: DateTime, high: DateTime): OffsetChange {
  const before = low.offset;
  let [same, other] = [low.toMillis(), high.toMillis()];
  while (other - same > 60_000) {
    const middle = Math.floor((same + other) / 120_000) * 60_000;
    if (DateTime.fromMillis(middle, { zone: low.zone }).offset === before) same = middle;
    else other = middle;
  }
  return { at: DateTime.fromMillis(other, { zone: low.zone }), before };
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
