import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";
import { occurrenceMoment, wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import { occurrenceDates } from "@magic-meetings/contract/series/recurrence-rules.ts";
import type { OccurrenceRecord } from "./occurrence-sql.ts";

const minute = 60_000;

/** When a series takes place, by the wall clock of its zone. */
export interface SeriesTimes {
  recurrence: Recurrence;
  /** IANA. */
  timeZone: string;
  startsAt: string;
  durationMinutes: number;
}

export interface PlannedDate {
  date: string;
  start: Date;
  end: Date;
}

/** The dates of a series that are not over at `now`, up to and with the day `until`. A duration is elapsed time, also over a change of the clock. */
export function plannedDates(
  series: SeriesTimes,
  { now, until, most }: { now: Date; until: string; most: number },
): PlannedDate[] {
  const reach = new Date(now.getTime() - series.durationMinutes * minute);
  const from = wallClock(reach, series.timeZone).date;
  return occurrenceDates(series.recurrence, { from, until, most: most + 1 })
    .map((date) => {
      const start = occurrenceMoment(date, series.startsAt, series.timeZone);
      return { date, start, end: new Date(start.getTime() + series.durationMinutes * minute) };
    })
    .filter(({ end }) => end > now)
    .slice(0, most);
}

/** A date that is there and is to be changed. */
export interface KeptDate {
  before: OccurrenceRecord;
  originalStart: Date;
  start: Date;
  end: Date;
  /** It was cancelled because the pattern did not give it, and now does again. */
  revived: boolean;
}

export interface OccurrencePlan {
  added: PlannedDate[];
  /** Those of which a time changes, or that are brought back. */
  changed: KeptDate[];
  /** What the pattern does not give any more. */
  gone: OccurrenceRecord[];
  /** Those that stay as they are. */
  same: OccurrenceRecord[];
}

/**
 * What becomes of the dates of a series when its pattern changes, pure. A date is recognised by its day on the series'
 * clock. What was moved by hand stays where it is as long as the pattern gives its day; what was skipped stays skipped;
 * what has begun is left alone.
 */
export function planOccurrences(
  existing: readonly OccurrenceRecord[],
  desired: readonly PlannedDate[],
  { now, zoneBefore }: { now: Date; zoneBefore: string },
): OccurrencePlan {
  const byDay = new Map(existing.map((one) => [wallClock(one.originalStart, zoneBefore).date, one]));
  const plan: OccurrencePlan = { added: [], changed: [], gone: [], same: [] };
  for (const wanted of desired) {
    const before = byDay.get(wanted.date);
    byDay.delete(wanted.date);
    if (before === undefined) plan.added.push(wanted);
    else keep(plan, before, wanted, now);
  }
  for (const before of byDay.values()) {
    // One that was moved by hand from a day that is over to one that is not stands for itself.
    const isOpen = before.status !== "cancelled" && before.start > now && before.originalStart > now;
    plan[isOpen ? "gone" : "same"].push(before);
  }
  return plan;
}

function keep(plan: OccurrencePlan, before: OccurrenceRecord, wanted: PlannedDate, now: Date): void {
  const isSkipped = before.status === "cancelled" && before.isException;
  const isFixed = before.isException || (before.start <= now && before.status !== "cancelled");
  const time = isFixed ? before : wanted;
  const revived = before.status === "cancelled" && !isSkipped;
  const isSame =
    !revived &&
    before.originalStart.getTime() === wanted.start.getTime() &&
    before.start.getTime() === time.start.getTime() &&
    before.end.getTime() === time.end.getTime();
  if (isSame) plan.same.push(before);
  else plan.changed.push({ before, originalStart: wanted.start, start: time.start, end: time.end, revived });
}
