import { z } from "zod";
import { allergens, diets } from "../catalogue/catalogue.ts";
import { idSchema, momentSchema, referenceSchema, timeZoneSchema } from "../words/words.ts";
import { longestNote } from "./diet-rules.ts";

// diet: what a person eats and must not eat, said by that person alone: always, or for one meeting. The kitchen and the
// organizer see numbers; a name reaches the kitchen only where the person allows it because of an allergy.

export const dietSchema = z
  .strictObject({
    diets: z.array(z.enum(diets)).max(diets.length).default([]),
    /** What they must not eat. */
    allergens: z.array(z.enum(allergens)).max(allergens.length).default([]),
    /** The kitchen may know by name who has the allergy. */
    nameForAllergy: z.boolean().default(false),
    /** Where they sit, or what the kitchen must know; kept only where the name is allowed. */
    note: z.string().trim().max(longestNote).default(""),
  })
  .refine(({ nameForAllergy, allergens: without }) => !nameForAllergy || without.length > 0, {
    path: ["nameForAllergy"],
    message: "A name is for an allergy only",
  })
  .refine(({ nameForAllergy, note }) => nameForAllergy || note === "", {
    path: ["note"],
    message: "A note is for an allergy only, with the name",
  });
export type Diet = z.infer<typeof dietSchema>;

/** What a person has said, and when. */
export const saidDietSchema = z.strictObject({
  diets: z.array(z.enum(diets)),
  allergens: z.array(z.enum(allergens)),
  nameForAllergy: z.boolean(),
  note: z.string(),
  saidAt: momentSchema,
});
export type SaidDiet = z.infer<typeof saidDietSchema>;

/** What I eat at one meeting: what I said for it, else what I said for always. */
export const meetingDietSchema = z.strictObject({
  meeting: z.strictObject({ id: idSchema, subject: z.string(), start: momentSchema, timeZone: timeZoneSchema }),
  always: saidDietSchema.nullable(),
  forMeeting: saidDietSchema.nullable(),
});
export type MeetingDiet = z.infer<typeof meetingDietSchema>;

export const dietNumberSchema = z.strictObject({ diet: z.enum(diets), count: z.int() });
export const allergenNumberSchema = z.strictObject({ allergen: z.enum(allergens), count: z.int() });

/** Numbers only. */
export const dietNumbersSchema = z.strictObject({
  /** How many may come, and how many of them have said anything. */
  people: z.int(),
  said: z.int(),
  diets: z.array(dietNumberSchema),
  without: z.array(allergenNumberSchema),
});
export type DietNumbers = z.infer<typeof dietNumbersSchema>;

/** What the kitchen sees of one line: numbers, and those who allowed their name. */
export const lineDietsSchema = z.strictObject({
  lineId: idSchema,
  service: referenceSchema,
  numbers: dietNumbersSchema,
  named: z.array(z.strictObject({ name: z.string(), allergens: z.array(z.enum(allergens)), note: z.string() })),
});
export type LineDiets = z.infer<typeof lineDietsSchema>;

/** The lines of one production order for whom somebody eats something else than everything. */
export const productionDietsSchema = z.strictObject({
  productionOrder: z.strictObject({ id: idSchema, number: z.int(), deliverAt: momentSchema, timeZone: timeZoneSchema }),
  lines: z.array(lineDietsSchema),
});
export type ProductionDiets = z.infer<typeof productionDietsSchema>;

/** The question for a diet as its card shows it to the person who is asked. */
export interface DietCardView {
  diet: MeetingDiet;
}
