import { z } from "zod";
import { diets, units } from "../catalogue/catalogue.ts";
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

export const serviceOrderLineInputSchema = z.strictObject({
  serviceId: idSchema,
  quantity: quantitySchema,
  options: z.array(z.string().max(64)).max(20).default([]),
  /** Absent: the service's sensible moment around the meeting. */
  deliverAt: momentSchema.optional(),
  diets: z.array(dietCountSchema).max(10).default([]),
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
});
export type ServiceOrderInput = z.infer<typeof serviceOrderInputSchema>;

export const serviceOrderLineSchema = z.strictObject({
  id: idSchema,
  service: referenceSchema.extend({ unit: z.enum(units), imageUrl: z.string().nullable() }),
  vendor: referenceSchema,
  quantity: quantitySchema,
  options: z.array(z.strictObject({ key: z.string(), name: z.string() })),
  diets: z.array(dietCountSchema),
  unitPrice: moneySchema,
  total: moneySchema,
  vatPercent: z.number(),
  deliverAt: momentSchema,
  orderBefore: momentSchema,
  cutOff: momentSchema,
});
export type ServiceOrderLine = z.infer<typeof serviceOrderLineSchema>;

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
  total: moneySchema,
  /** The earliest cut-off of its lines: free to change until then. */
  cutOff: momentSchema,
  revision: z.int(),
  version: z.int(),
  allowed: z.strictObject({ change: allowanceSchema, submit: allowanceSchema, cancel: allowanceSchema }),
});
export type ServiceOrder = z.infer<typeof serviceOrderSchema>;
