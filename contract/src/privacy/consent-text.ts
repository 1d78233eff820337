import { z } from "zod";
import { locales } from "../identity/identity.ts";
import { idSchema, momentSchema, referenceSchema } from "../words/words.ts";

/** A version of what visitors of a site read in a language. */
export const consentTextSchema = z.strictObject({
  id: idSchema,
  siteId: idSchema,
  locale: z.enum(locales),
  /** Counted by site and language. */
  number: z.int(),
  content: z.string(),
  createdAt: momentSchema,
  createdBy: referenceSchema.nullable(),
  /** The latest of its language: what visitors read from now on. */
  current: z.boolean(),
  /** By how many visits it was seen. */
  seen: z.int(),
});
export type ConsentText = z.infer<typeof consentTextSchema>;

export const consentTextInputSchema = z.strictObject({
  locale: z.enum(locales),
  content: z.string().trim().min(1).max(4000),
});
export type ConsentTextInput = z.infer<typeof consentTextInputSchema>;
