import { z } from "zod";
import { idSchema, referenceSchema, timeZoneSchema } from "../words/words.ts";
import { maintainedFields } from "./maintained.ts";
import { closedDeliveriesSchema } from "../vendors/closed-delivery.ts";
import { nameSchema } from "./place.ts";

// business hours: when something is open, by weekday in one time zone, with its holidays. holiday: a day on which other
// hours hold; without hours it is closed. Weekdays as ISO 8601 counts them: 1 is Monday.

const opensSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** 24:00 is the end of the day. */
const closesSchema = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

export const openingHoursSchema = z
  .strictObject({ weekday: z.int().min(1).max(7), opens: opensSchema, closes: closesSchema })
  .refine(({ opens, closes }) => opens < closes, { path: ["closes"], message: "Has to be after the opening" });
export type OpeningHours = z.infer<typeof openingHoursSchema>;

const daysSchema = z.array(openingHoursSchema).max(21);

/** Both hours or none of them: without hours it is closed all day. */
const holidayFields = {
  day: z.iso.date(),
  name: nameSchema,
  opens: opensSchema.nullable().optional(),
  closes: closesSchema.nullable().optional(),
};

function hoursComplete({ opens, closes }: { opens?: string | null | undefined; closes?: string | null | undefined }) {
  return opens == null ? closes == null : closes != null && opens < closes;
}
const incomplete = { path: ["closes"], message: "Opening and closing belong together, and opening comes first" };

export const holidaySchema = z.strictObject({
  ...maintainedFields,
  businessHours: referenceSchema,
  day: z.string(),
  name: z.string(),
  opens: z.string().nullable(),
  closes: z.string().nullable(),
});
export type Holiday = z.infer<typeof holidaySchema>;

export const newHolidaySchema = z
  .strictObject({ businessHoursId: idSchema, ...holidayFields })
  .refine(hoursComplete, incomplete);
export type NewHoliday = z.infer<typeof newHolidaySchema>;
export const holidayChangeSchema = z.strictObject(holidayFields).partial();
export type HolidayChange = z.infer<typeof holidayChangeSchema>;

export const businessHoursItemSchema = z.strictObject({
  ...maintainedFields,
  name: z.string(),
  timeZone: timeZoneSchema,
  days: z.array(z.strictObject({ weekday: z.int(), opens: z.string(), closes: z.string() })),
});

export const businessHoursSchema = businessHoursItemSchema.extend({
  /** Those that are not deleted, from a year ago. */
  holidays: z.array(
    z.strictObject({
      id: idSchema,
      version: z.int(),
      day: z.string(),
      name: z.string(),
      opens: z.string().nullable(),
      closes: z.string().nullable(),
    }),
  ),
  /** The sites that open by them, and the vendors that work by them. */
  sites: z.array(referenceSchema),
  vendors: z.array(referenceSchema),
});
export type BusinessHours = z.infer<typeof businessHoursSchema>;

export const newBusinessHoursSchema = z.strictObject({
  name: nameSchema,
  timeZone: timeZoneSchema,
  days: daysSchema,
  holidays: z.array(z.strictObject(holidayFields).refine(hoursComplete, incomplete)).max(400).optional(),
});
export type NewBusinessHours = z.infer<typeof newBusinessHoursSchema>;
/** `days` replaces the whole week; holidays are kept up one by one. */
export const businessHoursChangeSchema = newBusinessHoursSchema.omit({ holidays: true }).partial();
export type BusinessHoursChange = z.infer<typeof businessHoursChangeSchema>;

/** A week and days of other hours that are not saved yet; what is absent stays as it is. */
export const hoursPreviewSchema = z.strictObject({
  days: daysSchema.optional(),
  /** Added to the holidays that there are, or in place of those on the same days. */
  holidays: z
    .array(z.strictObject({ ...holidayFields, name: nameSchema.optional() }).refine(hoursComplete, incomplete))
    .max(400)
    .optional(),
});
export type HoursPreview = z.infer<typeof hoursPreviewSchema>;

/** The answer to a change: what is ordered for moments at which its vendor is closed by it. */
const withClosedDeliveries = { closedDeliveries: closedDeliveriesSchema.optional() };
export const changedBusinessHoursSchema = businessHoursSchema.extend(withClosedDeliveries);
export const changedHolidaySchema = holidaySchema.extend(withClosedDeliveries);
