import { z } from "zod";
import { idSchema } from "../words/words.ts";

// room rule: what booking a room, or any room of a group, takes. A rule has a name that people know it by: a refusal
// gives the name and what would be allowed. Hours and days are those of the room's site.

export const roomRuleKinds = [
  "max_days_ahead",
  "max_minutes",
  "max_per_week",
  "min_head_count",
  "only_groups",
  "priority_hours",
  "bookable_hours",
  "closed_period",
] as const;
export type RoomRuleKind = (typeof roomRuleKinds)[number];

const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const weekdaySchema = z.int().min(1).max(7);
const daySchema = z.iso.date();

/** The terms of a rule, by its kind. Weekdays as ISO 8601 counts them: 1 is Monday. */
export const roomRuleTermsSchema = z.discriminatedUnion("kind", [
  /** The meeting starts at most this many days from now. */
  z.strictObject({ kind: z.literal("max_days_ahead"), days: z.int().min(1).max(3650) }),
  /** The meeting lasts at most this long. */
  z.strictObject({
    kind: z.literal("max_minutes"),
    minutes: z
      .int()
      .min(5)
      .max(24 * 60),
  }),
  /** A person holds the room at most this many times in a week from Monday. */
  z.strictObject({ kind: z.literal("max_per_week"), bookings: z.int().min(1).max(100) }),
  z.strictObject({ kind: z.literal("min_head_count"), people: z.int().min(1).max(10_000) }),
  z.strictObject({ kind: z.literal("only_groups"), groupIds: z.array(idSchema).min(1).max(50) }),
  /** In these hours the groups come first; everybody else may book from so many hours before the start. */
  z.strictObject({
    kind: z.literal("priority_hours"),
    weekdays: z.array(weekdaySchema).min(1).max(7),
    opens: timeOfDaySchema,
    closes: timeOfDaySchema,
    groupIds: z.array(idSchema).min(1).max(50),
    othersFromHoursBefore: z.int().min(0).max(8760),
  }),
  /** The room is given out in these hours only; without a weekday on every day. Hours that adjoin are one. */
  z.strictObject({
    kind: z.literal("bookable_hours"),
    hours: z
      .array(z.strictObject({ weekday: weekdaySchema.nullable(), opens: timeOfDaySchema, closes: timeOfDaySchema }))
      .min(1)
      .max(50),
  }),
  /** The room is not given out on these days, the last one included. */
  z.strictObject({ kind: z.literal("closed_period"), firstDay: daySchema, lastDay: daySchema }),
]);
export type RoomRuleTerms = z.infer<typeof roomRuleTermsSchema>;

/** A rule as it is checked: its name and its terms. */
export interface RoomRule {
  name: string;
  terms: RoomRuleTerms;
}

/** Why a room is refused: the rule's name, and what would be allowed, as data for a sentence. */
export const brokenRuleSchema = z.strictObject({
  /** Empty where it is not a rule that somebody named: the site's own opening hours. */
  name: z.string(),
  kind: z.enum([...roomRuleKinds, "site_hours"]),
  /** What would be allowed, for example `{ minutes: 240 }` or `{ from: "2026-11-23T07:00:00Z" }`. */
  allowed: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type BrokenRule = z.infer<typeof brokenRuleSchema>;
