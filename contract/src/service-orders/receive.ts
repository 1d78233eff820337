import { z } from "zod";
import { idSchema, momentSchema, noteSchema, referenceSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { locales } from "../identity/identity.ts";
import { renderedTextSchema } from "../messages/message.ts";
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

export const receiptEndpoints = {
  "GET /meetings/:id/feedback-card": endpoint({
    summary: '"How was it?" as its card shows it to the asker, with the words of the template in the asker\'s language',
    access: { roles: "any", scopes: ["meetings.read"] },
    params: z.strictObject({ id: idSchema }),
    response: z.strictObject({ view: feedbackCardViewSchema, text: renderedTextSchema, locale: z.enum(locales) }),
  }),
  "POST /service-orders/:id/receive": endpoint({
    summary:
      "Say of a delivered order what was eaten, what was left and how it was; it closes, and may be corrected until finance closes the month",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: z.strictObject({ id: idSchema }),
    body: receiptSchema,
    versioned: true,
    response: serviceOrderSchema,
  }),
  "GET /vendors/:id/score": endpoint({
    summary: "How a vendor does: ratings, on time, declined, wasted",
    access: { roles: ["vendor", "facility", "finance", "admin"], scopes: ["production.read"] },
    params: z.strictObject({ id: idSchema }),
    query: z.strictObject({ from: momentSchema.optional(), to: momentSchema.optional() }),
    response: vendorScoreSchema,
  }),
};
