import { z } from "zod";
import { diets, units } from "../catalogue/catalogue.ts";
import { productionOrderStatuses } from "../production-orders/production-order-words.ts";
import { allowanceSchema, idSchema, moneySchema, momentSchema, noteSchema, referenceSchema } from "../words/words.ts";

// service order: what the organizer asked for, for one meeting at one location; has lines.

export const serviceOrderStatuses = [
  "draft",
  "submitted",
  "awaiting_approval",
  "confirmed",
  "in_production",
  "delivered",
  "closed",
  "cancelled",
  "rejected",
] as const;
export type ServiceOrderStatus = (typeof serviceOrderStatuses)[number];

export const quantitySchema = z.int().min(1).max(100_000);

export const dietCountSchema = z.strictObject({ diet: z.enum(diets), count: z.int().min(1).max(100_000) });

/** Where something is brought: a room of the company, or a place in words. */
export const deliverToSchema = z.union([
  z.strictObject({ roomId: idSchema }),
  z.strictObject({ place: z.string().trim().min(1).max(200) }),
]);
export type DeliverTo = z.infer<typeof deliverToSchema>;

/** Whether a line's quantity follows the head count, and how much more than it: `plusPercent` 10 is a tenth more. */
export const headCountRules = ["fixed", "accepted", "invited"] as const;
export type HeadCountRule = (typeof headCountRules)[number];

export const headCountSchema = z.strictObject({
  rule: z.enum(headCountRules),
  plusPercent: z.int().min(-90).max(200).default(0),
});

/** `ask`: the organizer agrees to a quantity that follows the head count; `apply`: it follows by itself. */
export const headCountModes = ["ask", "apply"] as const;

export const serviceOrderLineInputSchema = z.strictObject({
  /** The line of the order that this one changes; absent: a new one, or the one of the same service and moment. */
  id: idSchema.optional(),
  serviceId: idSchema,
  quantity: quantitySchema,
  options: z.array(z.string().max(64)).max(20).default([]),
  /** Absent: the service's sensible moment around the meeting. */
  deliverAt: momentSchema.optional(),
  /** Absent: where the order is delivered. */
  deliverTo: deliverToSchema.optional(),
  diets: z.array(dietCountSchema).max(10).default([]),
  /** Who pays for this line alone; absent: the order's split. */
  accountId: idSchema.optional(),
  headCount: headCountSchema.optional(),
});

export const accountSplitInputSchema = z
  .array(z.strictObject({ accountId: idSchema, percent: z.number().gt(0).max(100).multipleOf(0.01) }))
  .min(1)
  .max(10);

export const serviceOrderInputSchema = z.strictObject({
  /** Which of the meeting's sites; may be left out when there is one. */
  locationId: idSchema.optional(),
  lines: z.array(serviceOrderLineInputSchema).min(1).max(100),
  /** Absent: the meeting's room at that site, as it is when the order is sent. */
  deliverTo: deliverToSchema.optional(),
  note: noteSchema.optional(),
  /** Absent: the asker's suggested account, whole. */
  accountSplit: accountSplitInputSchema.optional(),
  headCountMode: z.enum(headCountModes).optional(),
});
export type ServiceOrderInput = z.infer<typeof serviceOrderInputSchema>;

/** From `after` on, so many percent are charged; nothing before the first step. */
export const feeStepSchema = z.strictObject({ after: momentSchema, percent: z.int().min(0).max(100) });
export const feeScheduleSchema = z.strictObject({ change: z.array(feeStepSchema), cancel: z.array(feeStepSchema) });

export const serviceOrderLineSchema = z.strictObject({
  id: idSchema,
  service: referenceSchema.extend({ unit: z.enum(units), imageUrl: z.string().nullable() }),
  vendor: referenceSchema,
  quantity: quantitySchema,
  options: z.array(z.strictObject({ key: z.string(), name: z.string() })),
  diets: z.array(dietCountSchema),
  /** Where this line goes; null: nobody knows yet. */
  deliverTo: z.string().nullable(),
  /** The place as it was chosen for this line alone; null: it goes where the order goes. */
  ownPlace: deliverToSchema.nullable(),
  account: referenceSchema.nullable(),
  headCount: headCountSchema.extend({ settledAt: momentSchema.nullable() }),
  unitPrice: moneySchema,
  total: moneySchema,
  vatPercent: z.number(),
  deliverAt: momentSchema,
  orderBefore: momentSchema,
  cutOff: momentSchema,
  /** What less of it and none of it costs, by time: as it was when the line was ordered. */
  fees: feeScheduleSchema,
  /** Where the vendor is with it; null while no vendor has it. */
  production: z.strictObject({ id: idSchema, status: z.enum(productionOrderStatuses) }).nullable(),
  /** What came, what was eaten and what was left, once somebody has said so. */
  delivered: z.int().nullable(),
  consumed: z.int().nullable(),
  wasted: z.int().nullable(),
  rating: z.int().nullable(),
});
export type ServiceOrderLine = z.infer<typeof serviceOrderLineSchema>;

/** What a late change or cancellation has cost. */
export const orderFeeSchema = z.strictObject({
  id: idSchema,
  service: z.string(),
  vendor: referenceSchema,
  cause: z.enum(["change", "cancel"]),
  quantity: z.int(),
  percent: z.int(),
  amount: moneySchema,
  at: momentSchema,
  waived: z.strictObject({ at: momentSchema, reason: z.string() }).nullable(),
});
export type OrderFee = z.infer<typeof orderFeeSchema>;

/** Who ordered in whose place. */
export const onBehalfSchema = z.strictObject({ by: z.string(), of: z.string() });

export const serviceOrderSchema = z.strictObject({
  id: idSchema,
  /** The number people say, unique in the company. */
  number: z.int(),
  meetingId: idSchema,
  locationId: idSchema,
  siteId: idSchema,
  status: z.enum(serviceOrderStatuses),
  lines: z.array(serviceOrderLineSchema),
  deliverTo: z.string().nullable(),
  note: z.string(),
  accountSplit: z.array(z.strictObject({ account: referenceSchema, percent: z.number() })),
  headCountMode: z.enum(headCountModes),
  total: moneySchema,
  fees: z.array(orderFeeSchema),
  /** Absent: the organizer ordered it herself. */
  onBehalf: onBehalfSchema.optional(),
  /** What the organizer said of it afterwards. */
  received: z.strictObject({ at: momentSchema, feedback: z.string() }).nullable(),
  /** The earliest cut-off of its lines: free to change until then. */
  cutOff: momentSchema,
  revision: z.int(),
  version: z.int(),
  allowed: z.strictObject({
    change: allowanceSchema,
    submit: allowanceSchema,
    cancel: allowanceSchema,
    receive: allowanceSchema,
  }),
});
export type ServiceOrder = z.infer<typeof serviceOrderSchema>;
