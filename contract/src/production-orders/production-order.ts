import { z } from "zod";
import { allergens, units } from "../catalogue/catalogue.ts";
import { dietCountSchema, onBehalfSchema, orderFeeSchema } from "../service-orders/service-order.ts";
import { taskSummarySchema } from "../tasks/task.ts";
import { allowanceSchema, idSchema, momentSchema, referenceSchema } from "../words/words.ts";
import { productionOrderStatuses } from "./production-order-words.ts";
import { proposalSchema } from "./proposal.ts";

/** What the vendor acknowledged last, and what is wanted now; only what differs is there. Shown as crossed out -> new. */
function difference<Value extends z.ZodType>(value: Value) {
  return z.strictObject({ before: value, after: value }).optional();
}

export const lineChangeSchema = z.strictObject({
  /** `before` 0: the line is new; `after` 0: it fell away, and stands until it is acknowledged. */
  quantity: difference(z.int()),
  options: difference(z.array(z.string())),
  diets: difference(z.array(dietCountSchema)),
});
export type LineChange = z.infer<typeof lineChangeSchema>;

export const productionOrderLineSchema = z.strictObject({
  id: idSchema,
  /** The line of the service order that it is for. */
  serviceOrderLineId: idSchema,
  service: referenceSchema.extend({ unit: z.enum(units), allergens: z.array(z.enum(allergens)) }),
  quantity: z.int(),
  /** What the vendor acknowledged last, where it differs from `quantity`: shown crossed out. */
  acknowledgedQuantity: z.int().nullable(),
  options: z.array(z.string()),
  diets: z.array(dietCountSchema),
  deliverAt: momentSchema,
  /** Null: nothing to acknowledge. */
  change: lineChangeSchema.nullable(),
  /** How many came; null until delivered. */
  delivered: z.int().nullable(),
});

export const productionChangeSchema = z.strictObject({
  deliverAt: difference(momentSchema),
  deliverTo: difference(z.string().nullable()),
  note: difference(z.string()),
});
export type ProductionChange = z.infer<typeof productionChangeSchema>;

export const productionOrderSchema = z.strictObject({
  id: idSchema,
  /** The service order's number. */
  number: z.int(),
  serviceOrderId: idSchema,
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
  /** Absent: the organizer ordered it herself. */
  onBehalf: onBehalfSchema.optional(),
  status: z.enum(productionOrderStatuses),
  deliverAt: momentSchema,
  deliverTo: z.string().nullable(),
  note: z.string(),
  lines: z.array(productionOrderLineSchema),
  /** Of moment, place and note; null: nothing to acknowledge. Lines carry their own. */
  change: productionChangeSchema.nullable(),
  revision: z.int(),
  acknowledgedRevision: z.int(),
  /** By the vendor's rule, not by a person. */
  autoAccepted: z.boolean(),
  declined: z.strictObject({ at: momentSchema, reason: z.string() }).nullable(),
  proposal: proposalSchema.nullable(),
  delivered: z
    .strictObject({
      at: momentSchema,
      by: z.string().nullable(),
      /** Why less came than was ordered. */
      reason: z.string(),
      /** Until then it can be taken back. */
      undoUntil: momentSchema,
    })
    .nullable(),
  tasks: z.array(taskSummarySchema),
  /** What late changes of the vendor's lines have cost. */
  fees: z.array(orderFeeSchema),
  version: z.int(),
  allowed: z.strictObject({
    accept: allowanceSchema,
    decline: allowanceSchema,
    start: allowanceSchema,
    ready: allowanceSchema,
    deliver: allowanceSchema,
    undeliver: allowanceSchema,
    clear: allowanceSchema,
    acknowledge: allowanceSchema,
  }),
});
export type ProductionOrder = z.infer<typeof productionOrderSchema>;
