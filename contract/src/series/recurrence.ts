import { z } from "zod";

// recurrence: the pattern of a series, as Microsoft Graph's `patternedRecurrence` says it. Members that a pattern's type
// does not use may come with Graph's defaults (`month: 0`, `endDate: "0001-01-01"`), and count for nothing.

export const patternTypes = [
  "daily",
  "weekly",
  "absoluteMonthly",
  "relativeMonthly",
  "absoluteYearly",
  "relativeYearly",
] as const;

export const daysOfWeek = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
export type DayOfWeek = (typeof daysOfWeek)[number];

export const weekIndexes = ["first", "second", "third", "fourth", "last"] as const;
export type WeekIndex = (typeof weekIndexes)[number];

export const rangeTypes = ["endDate", "noEnd", "numbered"] as const;

const daySchema = z.iso.date();

export const recurrencePatternSchema = z.strictObject({
  type: z.enum(patternTypes),
  /** Days, weeks, months or years from one time to the next. */
  interval: z.int().min(1).max(999),
  daysOfWeek: z.array(z.enum(daysOfWeek)).max(7).optional(),
  /** Where a week begins, for a weekly pattern with an interval of several; Sunday where it is not said. */
  firstDayOfWeek: z.enum(daysOfWeek).optional(),
  /** Beyond a month's length it is the month's last day. */
  dayOfMonth: z.int().min(0).max(31).optional(),
  month: z.int().min(0).max(12).optional(),
  index: z.enum(weekIndexes).optional(),
});
export type RecurrencePattern = z.infer<typeof recurrencePatternSchema>;

export const recurrenceRangeSchema = z.strictObject({
  type: z.enum(rangeTypes),
  /** From here on the pattern counts; the first occurrence may be later. */
  startDate: daySchema,
  /** The last day on which an occurrence may start. */
  endDate: daySchema.optional(),
  numberOfOccurrences: z.int().min(0).max(10_000).optional(),
  /** Windows or IANA name; the meeting's own zone where it is not said. */
  recurrenceTimeZone: z.string().max(64).nullish(),
});
export type RecurrenceRange = z.infer<typeof recurrenceRangeSchema>;

/** Microsoft Graph's `patternedRecurrence`. What is wrong with one says `recurrenceProblems`. */
export const recurrenceSchema = z.strictObject({ pattern: recurrencePatternSchema, range: recurrenceRangeSchema });
export type Recurrence = z.infer<typeof recurrenceSchema>;
