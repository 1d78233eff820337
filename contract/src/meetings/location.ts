import { z } from "zod";
import { idSchema, moneySchema, referenceSchema } from "../words/words.ts";

/** What becomes of one line of an order when its location moves to another site, or takes no part any more. */
export const locationLineSchema = z.strictObject({
  orderId: idSchema,
  /** The order's number. */
  number: z.int(),
  lineId: idSchema,
  service: referenceSchema,
  quantity: z.int(),
  total: moneySchema,
  /** What cancelling it costs now. */
  fee: moneySchema,
  /** What is ordered at the new site in its place; null: nothing. */
  instead: z.strictObject({ service: referenceSchema, vendor: referenceSchema, total: moneySchema }).nullable(),
  /** Why there is nothing in its place; null where there is something. */
  because: z.enum(["no_site", "not_offered", "no_account"]).nullable(),
});
export type LocationLine = z.infer<typeof locationLineSchema>;

/** What moving or leaving a location means, shown before the act and done by it. */
export const locationConsequencesSchema = z.strictObject({
  /** Rooms that are let go of. */
  rooms: z.array(referenceSchema),
  lines: z.array(locationLineSchema),
  /** What is charged, one amount per currency. */
  fees: z.array(moneySchema),
  /** What the location's orders cost before and after, one total per currency. */
  total: z.strictObject({ before: z.array(moneySchema), after: z.array(moneySchema) }),
});
export type LocationConsequences = z.infer<typeof locationConsequencesSchema>;

export const locationInputSchema = z.strictObject({
  siteId: idSchema,
  /** Absent: as many as work there. */
  headCount: z.int().min(1).max(10_000).optional(),
});

export const locationChangeSchema = z.strictObject({
  /** How many come; null: it follows the invite again. */
  headCount: z.int().min(1).max(10_000).nullable().optional(),
  /** People from outside come here. */
  takesGuests: z.literal(true).optional(),
  /** The site that it moves to, alone. */
  siteId: idSchema.optional(),
  /** The fees that were shown. */
  acceptFees: z.array(moneySchema).max(10).optional(),
});
export type LocationChange = z.infer<typeof locationChangeSchema>;

/** `siteId` null: the location takes no part any more. */
export const locationPreviewSchema = z.strictObject({ siteId: idSchema.nullable() });
