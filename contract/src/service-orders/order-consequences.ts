import { z } from "zod";
import { idSchema, moneySchema, momentSchema, referenceSchema } from "../words/words.ts";

// What a change or a cancellation of an order costs, shown before the act and charged by it.

export const feeLineSchema = z.strictObject({
  /** Null: a line that the change adds. */
  lineId: idSchema.nullable(),
  service: referenceSchema,
  cause: z.enum(["add", "change", "cancel"]),
  quantity: z.strictObject({ before: z.int(), after: z.int() }),
  total: z.strictObject({ before: moneySchema, after: moneySchema }),
  /** How much of the price of what is not wanted any more is charged, and how much that is. */
  percent: z.int(),
  fee: moneySchema,
});

export const orderConsequencesSchema = z.strictObject({
  total: z.strictObject({ before: moneySchema, after: moneySchema }),
  fee: moneySchema,
  lines: z.array(feeLineSchema),
  /** Until when this holds: the next moment at which a fee rises; null: it does not. */
  holdsUntil: momentSchema.nullable(),
});
export type OrderConsequences = z.infer<typeof orderConsequencesSchema>;

/** A difference between two revisions of an order, line by line. */
export const lineDifferenceSchema = z.strictObject({
  service: z.string(),
  kind: z.enum(["added", "removed", "changed"]),
  quantity: z.strictObject({ before: z.int(), after: z.int() }).optional(),
  deliverAt: z.strictObject({ before: momentSchema, after: momentSchema }).optional(),
  deliverTo: z.strictObject({ before: z.string().nullable(), after: z.string().nullable() }).optional(),
  options: z.strictObject({ before: z.array(z.string()), after: z.array(z.string()) }).optional(),
});
export type LineDifference = z.infer<typeof lineDifferenceSchema>;

export const orderRevisionSchema = z.strictObject({
  version: z.int(),
  revision: z.int(),
  at: momentSchema,
  by: z.string().nullable(),
  total: moneySchema,
  note: z.string(),
  /** Against the revision before it; empty for the first. */
  differences: z.array(lineDifferenceSchema),
});
export type OrderRevision = z.infer<typeof orderRevisionSchema>;
