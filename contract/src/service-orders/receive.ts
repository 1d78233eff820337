import { z } from "zod";
import { idSchema, momentSchema, noteSchema, referenceSchema } from "../words/words.ts";
import { serviceOrderSchema } from "./service-order.ts";

// The receipt: what the organizer says of an order once it came: eaten, left over, how it was.

export const receiptLineSchema = z.strictObject({
  lineId: idSchema,
  /** Absent: as it was, or nobody knows. */
  consumed: z.int().min(0).max(100_000).optional(),
  wasted: z.int().min(0).max(100_000).optional(),
  rating: z.int().min(1).max(5).optional(),
});

export const receiptSchema = z.strictObject({
  lines: z.array(receiptLineSchema).max(100).default([]),
  feedback: noteSchema.optional(),
});
export type Receipt = z.infer<typeof receiptSchema>;

export const vendorScoreSchema = z.strictObject({
  vendor: referenceSchema,
  from: momentSchema.nullable(),
  to: momentSchema.nullable(),
  /** The mean of the ratings, 1 to 5, with two decimals; null: nobody has said. */
  score: z.number().nullable(),
  ratings: z.int(),
  /** How many ratings of each: of 1 first. */
  distribution: z.array(z.int()).length(5),
  deliveries: z.int(),
  onTime: z.int(),
  declined: z.int(),
  ordered: z.int(),
  delivered: z.int(),
  wasted: z.int(),
});
export type VendorScore = z.infer<typeof vendorScoreSchema>;

/** What came for a meeting, as its organizer is asked about it. */
export const feedbackCardViewSchema = z.strictObject({
  meeting: z.strictObject({
    id: idSchema,
    subject: z.string(),
    start: momentSchema,
    end: momentSchema,
    timeZone: z.string(),
  }),
  /** Delivered or closed ones. */
  orders: z.array(serviceOrderSchema).min(1),
});
export type FeedbackCardView = z.infer<typeof feedbackCardViewSchema>;
