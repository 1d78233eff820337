import type { FieldError } from "../problems/problem.ts";
import type { Recurrence } from "./recurrence.ts";
import { toDay } from "./calendar-day-rules.ts";
import { countOccurrences } from "./recurrence-rules.ts";

/** The most dates that a series can have ahead of it; one without end is given its dates little by little. */
const most = 730;
const longestInterval = 999;

/**
 * What is wrong with a recurrence, a sentence for each thing; none means that it can be used. Only the dates from
 * `today` on are counted: a series that goes on for years is not refused for its past.
 */
export function recurrenceProblems(recurrence: Recurrence, today?: string): FieldError[] {
  const problems = [...patternProblems(recurrence), ...rangeProblems(recurrence)];
  return problems.length > 0 ? problems : countProblems(recurrence, today);
}

function patternProblems({ pattern }: Recurrence): FieldError[] {
  const { type, interval, daysOfWeek = [], dayOfMonth = 0, month = 0 } = pattern;
  const isMonthDay = type === "absoluteMonthly" || type === "absoluteYearly";
  const isWeekday = type === "weekly" || type === "relativeMonthly" || type === "relativeYearly";
  const isYearly = type === "absoluteYearly" || type === "relativeYearly";
  return [
    ...when(!isWhole(interval, 1, longestInterval), "pattern/interval", "The interval is a whole number from 1 to 999"),
    ...when(
      isWeekday && daysOfWeek.length === 0,
      "pattern/daysOfWeek",
      "This pattern needs at least one day of the week",
    ),
    ...when(
      new Set(daysOfWeek).size !== daysOfWeek.length,
      "pattern/daysOfWeek",
      "A day of the week is named more than once",
    ),
    ...when(isMonthDay && !isWhole(dayOfMonth, 1, 31), "pattern/dayOfMonth", "This pattern needs a day from 1 to 31"),
    ...when(isYearly && !isWhole(month, 1, 12), "pattern/month", "This pattern needs a month from 1 to 12"),
  ];
}

function rangeProblems({ range }: Recurrence): FieldError[] {
  const { type, startDate, endDate, numberOfOccurrences = 0 } = range;
  const isEnding = type === "endDate";
  const first = toDay(startDate);
  const last = endDate === undefined ? NaN : toDay(endDate);
  return [
    ...when(Number.isNaN(first), "range/startDate", "There is no such start date"),
    ...when(isEnding && Number.isNaN(last), "range/endDate", "A series that ends on a date needs that date"),
    ...when(isEnding && last < first, "range/endDate", "The end date lies before the start date"),
    ...when(
      type === "numbered" && !isWhole(numberOfOccurrences, 1, 10_000),
      "range/numberOfOccurrences",
      "A series with a number of dates needs that number, from 1 on",
    ),
  ];
}

function countProblems(recurrence: Recurrence, today: string | undefined): FieldError[] {
  const member = recurrence.range.type === "numbered" ? "range/numberOfOccurrences" : "range/endDate";
  return [
    ...when(countOccurrences(recurrence) === 0, member, "The series ends before its first date"),
    ...when(
      (countOccurrences(recurrence, today) ?? 0) > most,
      member,
      `A series has at most ${most} dates ahead of it: end it earlier, or let it go on without an end`,
    ),
  ];
}

function when(isWrong: boolean, member: string, detail: string): FieldError[] {
  return isWrong ? [{ pointer: `/recurrence/${member}`, code: "recurrence", detail }] : [];
}

function isWhole(value: number, least: number, greatest: number): boolean {
  return Number.isInteger(value) && value >= least && value <= greatest;
}
