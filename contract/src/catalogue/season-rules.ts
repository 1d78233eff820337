import { DateTime } from "luxon";

// season: the part of the year in which a service is offered, from one day of the year to another, both of them in it.

/** Days of the year, `MM-DD`; one that begins after it ends goes over the turn of the year. */
export interface Season {
  from: string;
  until: string;
}

/** Whether a day, `YYYY-MM-DD`, lies in the season. */
export function isInSeason({ from, until }: Season, day: string): boolean {
  const ofYear = day.slice(5);
  return from <= until ? from <= ofYear && ofYear <= until : ofYear >= from || ofYear <= until;
}

/** The first moment of the season at or after a moment, by the clock of a place. */
export function nextInSeason(season: Season, from: Date, timeZone: string): Date {
  const local = DateTime.fromJSDate(from, { zone: timeZone });
  if (isInSeason(season, local.toISODate() ?? "")) return from;
  const first = firstDay(season, local.year, timeZone);
  return (first > local ? first : firstDay(season, local.year + 1, timeZone)).toJSDate();
}

function firstDay({ from }: Season, year: number, timeZone: string): DateTime {
  const [month = 1, day = 1] = from.split("-").map(Number);
  const first = DateTime.fromObject({ year, month, day }, { zone: timeZone });
  // 29 February is there in leap years only.
  return first.isValid ? first : DateTime.fromObject({ year, month, day: 1 }, { zone: timeZone }).plus({ months: 1 });
}

/** Whether a day of the year is one in a leap year. */
export function isDayOfYear(text: string): boolean {
  return /^\d\d-\d\d$/.test(text) && DateTime.fromISO(`2024-${text}`, { zone: "utc" }).isValid;
}
