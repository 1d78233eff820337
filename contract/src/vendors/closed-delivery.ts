import { z } from "zod";
import { idSchema, momentSchema, referenceSchema } from "../words/words.ts";

// closed delivery: what is ordered for a moment at which its vendor is closed, because a holiday was added or hours were
// shortened after it was ordered. It stays one until it is moved, cancelled, or the vendor delivers anyway.

export const closedDeliverySchema = z.strictObject({
  serviceOrderId: idSchema,
  number: z.int(),
  status: z.string(),
  /** Null while the vendor has not got the order yet. */
  productionOrderId: idSchema.nullable(),
  vendor: referenceSchema,
  site: z.strictObject({ id: idSchema, name: z.string(), timeZone: z.string() }),
  meeting: z.strictObject({ id: idSchema, subject: z.string(), start: momentSchema }),
  organizer: referenceSchema,
  /** The first delivery at which the vendor is closed, and its day by the vendor's clock. */
  deliverAt: momentSchema,
  day: z.string(),
  /** Why it is closed; null: these are not its hours. */
  holiday: z.string().nullable(),
  lines: z.int(),
});
export type ClosedDelivery = z.infer<typeof closedDeliverySchema>;

/** A page of them with how many there are; `next` leads on in the same list, and in `GET /closed-deliveries`. */
export const closedDeliveriesSchema = z.strictObject({
  count: z.int(),
  items: z.array(closedDeliverySchema),
  next: z.string().nullable(),
});
export type ClosedDeliveries = z.infer<typeof closedDeliveriesSchema>;

export const deliverAnywaySchema = z.strictObject({
  serviceOrderId: idSchema,
  note: z.string().trim().max(500).optional(),
});
