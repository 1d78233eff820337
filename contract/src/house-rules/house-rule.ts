import { z } from "zod";
import { locales } from "../identity/identity.ts";
import { idSchema, momentSchema } from "../words/words.ts";

// house rule: what visitors agree to at a site. Its documents have a number that counts up per site and never change; a
// new number asks everybody who comes to agree again.

const documentSchema = z.string().trim().max(20_000);

export const houseRuleDocumentSchema = z.strictObject({ locale: z.enum(locales), document: z.string() });

/** The documents of one number: the same in several languages. None of them: nothing has to be agreed to. */
export const houseRuleVersionSchema = z.strictObject({
  siteId: idSchema,
  number: z.int(),
  documents: z.array(houseRuleDocumentSchema),
  createdAt: momentSchema,
  createdBy: z.string(),
  /** How many visits agreed to it. */
  accepted: z.int(),
});
export type HouseRuleVersion = z.infer<typeof houseRuleVersionSchema>;

export const houseRuleInputSchema = z.strictObject({
  /** The number that was in force when this was written; 0 where there was none. */
  after: z.int().min(0),
  documents: z
    .array(z.strictObject({ locale: z.enum(locales), document: documentSchema.min(1) }))
    .max(locales.length)
    .refine((documents) => new Set(documents.map(({ locale }) => locale)).size === documents.length, {
      error: "Each language once",
    }),
});
export type HouseRuleInput = z.infer<typeof houseRuleInputSchema>;
