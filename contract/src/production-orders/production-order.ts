import { z } from "zod";
import { allowanceSchema, idSchema, momentSchema, referenceSchema } from "../words/words.ts";
import { dietCountSchema } from "../service-orders/service-order.ts";
import { productionOrderStatuses } from "./production-order-words.ts";

export const productionOrderLineSchema = z.strictObject({
  id: idSchema,
  service: referenceSchema,
  quantity: z.int(),
  /** What the vendor acknowledged last, where it differs from `quantity`: shown crossed out. */
  acknowledgedQuantity: z.int().nullable(),
  options: z.array(z.string()),
  diets: z.array(dietCountSchema),
  deliverAt: momentSchema,
});

export const productionOrderSchema = z.strictObject({
  id: idSchema,
  number: z.int(),
  vendor: referenceSchema,
  site: referenceSchema.extend({ timeZone: z.string() }),
  meeting: z.strictObject({
    id: idSchema,
    subject: z.string(),
    start: momentSchema,
    end: momentSchema,
    headCount: z.int(),
    organizer: z.string(),
  }),
  status: z.enum(productionOrderStatuses),
  /** The earliest moment among its lines. */
  deliverAt: momentSchema,
  deliverTo: z.string().nullable(),
  note: z.string(),
  lines: z.array(productionOrderLineSchema),
  revision: z.int(),
  acknowledgedRevision: z.int(),
  version: z.int(),
  allowed: z.strictObject({
    accept: allowanceSchema,
    decline: allowanceSchema,
    start: allowanceSchema,
    ready: allowanceSchema,
    deliver: allowanceSchema,
    clear: allowanceSchema,
    acknowledge: allowanceSchema,
  }),
});
export type ProductionOrder = z.infer<typeof productionOrderSchema>;
