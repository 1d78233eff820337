// Days of the calendar as numbers: 0 is 1970-01-01. No zone and no time of day, so a day is always one after another.

const dayMilliseconds = 86_400_000;

/** The number of an ISO date; NaN where there is no such day. */
export function toDay(date: string): number {
  const milliseconds = Date.parse(`${date}T00:00:00Z`);
  const day = milliseconds / dayMilliseconds;
  return Number.isNaN(day) || fromDay(day) !== date ? NaN : day;
}

/** The ISO date of a day's number. */
export function fromDay(day: number): string {
  return new Date(day * dayMilliseconds).toISOString().slice(0, 10);
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Months are counted from January of the year 0, so that a year is twelve of them. */
export function monthOf(day: number): number {
  const date = new Date(day * dayMilliseconds);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The day that a month begins with. */
export function firstDayOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / dayMilliseconds;
}

export function lengthOf(month: number): number {
  return firstDayOf(month + 1) - firstDayOf(month);
}
