import type {
  DayOfWeek,
  Recurrence,
  RecurrencePattern,
  RecurrenceRange,
  WeekIndex,
} from "@magic-meetings/contract/series/recurrence.ts";

/**
 * Whether and how the appointment repeats. `occurrence`: one date of a series is open, not the series.
 * `unreadable`: it repeats, but this Outlook does not say how.
 */
export type Repetition =
  { kind: "single" } | { kind: "series"; recurrence: Recurrence } | { kind: "occurrence" } | { kind: "unreadable" };

/** What Office.js says of a recurrence. Clients are known to leave members out, so none is taken for granted. */
export type OfficeRecurrence = Partial<Pick<Office.Recurrence, "recurrenceType">> & {
  recurrenceProperties?: Partial<Office.RecurrenceProperties> | null;
  seriesTime?: Partial<Pick<Office.SeriesTime, "getStartDate" | "getEndDate">> | null;
};

export interface RepetitionSource {
  /** Undefined on a date of a series in some builds of classic Outlook. */
  recurrence: OfficeRecurrence | null | undefined;
  /** The id of the series where one date of it is open. A date has the recurrence of its series as well. */
  seriesId: string | null | undefined;
  /** IANA; what the series' dates are meant in. */
  timeZone: string;
}

/** The recurrence of Office.js as Microsoft Graph would say it. */
export function repetitionOf({ recurrence, seriesId, timeZone }: RepetitionSource): Repetition {
  if (seriesId || recurrence === undefined) return { kind: "occurrence" };
  if (!recurrence?.recurrenceType) return { kind: "single" };
  const range = rangeOf(recurrence, timeZone);
  const pattern = range && patternOf(recurrence, range.startDate);
  return range && pattern ? { kind: "series", recurrence: { pattern, range } } : { kind: "unreadable" };
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Exchange's last day of a recurrence without end, where a client hands it on as it is stored. */
const endOfTime = "4500-01-01";

/** Office.js names a last day even where the person asked for a number of times; both end on the same date. */
function rangeOf({ seriesTime }: OfficeRecurrence, timeZone: string): RecurrenceRange | undefined {
  const startDate = seriesTime?.getStartDate?.();
  const endDate = seriesTime?.getEndDate?.();
  if (!startDate || !isDay(startDate)) return undefined;
  if (!endDate || endDate >= endOfTime) return { type: "noEnd", startDate, recurrenceTimeZone: timeZone };
  if (!isDay(endDate) || endDate < startDate) return undefined;
  return { type: "endDate", startDate, endDate, recurrenceTimeZone: timeZone };
}

/** A series time that was never filled says `0-00-00`. */
function isDay(text: string): boolean {
  return day.test(text) && !Number.isNaN(Date.parse(text));
}

// Written twice: classic Outlook, which runs this without a pane, may not know Object.values.
const everyDay: DayOfWeek[] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const fullDays: Record<string, DayOfWeek> = {
  sun: "sunday",
  mon: "monday",
  tue: "tuesday",
  wed: "wednesday",
  thu: "thursday",
  fri: "friday",
  sat: "saturday",
};
const workingDays = everyDay.slice(1, 6);
const groups: Record<string, DayOfWeek[]> = { day: everyDay, weekday: workingDays, weekendday: ["saturday", "sunday"] };
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const indexes: readonly string[] = ["first", "second", "third", "fourth", "last"] satisfies WeekIndex[];

function patternOf(recurrence: OfficeRecurrence, startDate: string): RecurrencePattern | undefined {
  const given = recurrence.recurrenceProperties ?? {};
  const interval = given.interval ?? 1;
  if (!Number.isInteger(interval) || interval < 1) return undefined;
  switch (wordOf(recurrence.recurrenceType)) {
    case "daily":
      return { type: "daily", interval };
    case "weekday":
      return { type: "weekly", interval: 1, daysOfWeek: workingDays };
    case "weekly":
      return weekly(given, interval, startDate);
    case "monthly":
      return absolute("absoluteMonthly", given, interval) ?? relative("relativeMonthly", given, interval);
    case "yearly":
      return yearly(given, interval);
    default:
      return undefined;
  }
}

type Given = Partial<Office.RecurrenceProperties>;

function weekly(given: Given, interval: number, startDate: string): RecurrencePattern | undefined {
  const named = (given.days ?? []).map((name) => fullDays[wordOf(name)]);
  if (named.includes(undefined)) return undefined;
  const onStart = everyDay[new Date(`${startDate}T00:00Z`).getUTCDay()];
  const daysOfWeek = named.length > 0 ? named : [onStart];
  const firstDayOfWeek = fullDays[wordOf(given.firstDayOfWeek)];
  return {
    type: "weekly",
    interval,
    daysOfWeek: daysOfWeek.filter((one) => one !== undefined),
    ...(firstDayOfWeek ? { firstDayOfWeek } : {}),
  };
}

function yearly(given: Given, interval: number): RecurrencePattern | undefined {
  const month = months.indexOf(wordOf(given.month)) + 1;
  if (month === 0) return undefined;
  const pattern = absolute("absoluteYearly", given, interval) ?? relative("relativeYearly", given, interval);
  return pattern && { month, ...pattern };
}

function absolute(type: "absoluteMonthly" | "absoluteYearly", { dayOfMonth }: Given, interval: number) {
  if (!dayOfMonth || dayOfMonth < 1 || dayOfMonth > 31) return undefined;
  return { type, interval, dayOfMonth };
}

function relative(type: "relativeMonthly" | "relativeYearly", { dayOfWeek, weekNumber }: Given, interval: number) {
  const name = wordOf(dayOfWeek);
  const one = fullDays[name];
  const daysOfWeek = groups[name] ?? (one ? [one] : undefined);
  const index = wordOf(weekNumber);
  return daysOfWeek && isIndex(index) ? { type, interval, daysOfWeek, index } : undefined;
}

function isIndex(word: string): word is WeekIndex {
  return indexes.includes(word);
}

/** Clients differ in the capitals of their words. */
function wordOf(word: unknown): string {
  return typeof word === "string" ? word.toLowerCase() : "";
}
