import { z } from "zod";
import { visitorNameSchema, visitSchema } from "../visits/visit.ts";
import { allowanceSchema, emailSchema, idSchema, momentSchema, noteSchema, referenceSchema } from "../words/words.ts";
import { likenesses, reviewStatuses } from "./block-list-words.ts";

const entryFields = {
  name: visitorNameSchema,
  email: z.union([z.literal(""), emailSchema]),
  company: z.string().trim().max(200),
  /** For security's eyes only. */
  reason: z.string().trim().min(1).max(500),
  /** The last day on which it holds, `YYYY-MM-DD`; null: for good. */
  validTo: z.iso.date().nullable(),
};

export const blockListInputSchema = z.strictObject({
  ...entryFields,
  email: entryFields.email.default(""),
  company: entryFields.company.default(""),
  validTo: entryFields.validTo.default(null),
});
export type BlockListInput = z.infer<typeof blockListInputSchema>;

export const blockListChangeSchema = z.strictObject(entryFields).partial();
export type BlockListChange = z.infer<typeof blockListChangeSchema>;

export const blockListEntrySchema = z.strictObject({
  id: idSchema,
  ...entryFields,
  /** Coming visits that wait because of it. */
  waiting: z.int(),
  createdAt: momentSchema,
  createdBy: z.string().nullable(),
  deletedAt: momentSchema.nullable(),
  version: z.int(),
});
export type BlockListEntry = z.infer<typeof blockListEntrySchema>;

/** A visit that security decides about. */
export const visitReviewSchema = z.strictObject({
  id: idSchema,
  visit: visitSchema,
  /** The site wants to approve every visit. */
  preApproval: z.boolean(),
  /** Entries that are like the visitor, the surest first. */
  hits: z.array(
    z.strictObject({
      entry: z.strictObject({
        id: idSchema,
        name: z.string(),
        email: z.string(),
        company: z.string(),
        reason: z.string(),
      }),
      likeness: z.enum(likenesses),
      /** How much alike, 1 to 100. */
      score: z.int(),
    }),
  ),
  status: z.enum(reviewStatuses),
  note: z.string(),
  createdAt: momentSchema,
  decidedAt: momentSchema.nullable(),
  decidedBy: referenceSchema.nullable(),
  version: z.int(),
  allowed: z.strictObject({ approve: allowanceSchema, refuse: allowanceSchema, reopen: allowanceSchema }),
});
export type VisitReview = z.infer<typeof visitReviewSchema>;

export const decisionSchema = z.strictObject({ note: noteSchema.optional() });
