import { z } from "zod";
import { units } from "../catalogue/catalogue.ts";
import {
  dietCountSchema,
  headCountSchema,
  quantitySchema,
  serviceOrderSchema,
} from "../service-orders/service-order.ts";
import { allowanceSchema, idSchema, moneySchema, momentSchema, referenceSchema } from "../words/words.ts";

// order template: what is ordered again and again, kept under a name: by one person, or for everybody of the company.
// favourite: a service that a person wants to see first.

const nameSchema = z.string().trim().min(1).max(100);

/** A line as a template keeps it: so much for so many people, so long after the meeting's start. */
export const templateLineSchema = z.strictObject({
  serviceId: idSchema,
  quantity: quantitySchema,
  options: z.array(z.string().max(64)).max(20).default([]),
  diets: z.array(dietCountSchema).max(10).default([]),
  /** Minutes from the meeting's start to the delivery; absent: the service's sensible moment. */
  minutesFromStart: z.int().min(-1440).max(20_160).optional(),
  headCount: headCountSchema.optional(),
});
export type TemplateLine = z.infer<typeof templateLineSchema>;

export const newOrderTemplateSchema = z.union([
  /** As an order was. */
  z.strictObject({ name: nameSchema, company: z.boolean().default(false), serviceOrderId: idSchema }),
  z.strictObject({
    name: nameSchema,
    company: z.boolean().default(false),
    /** For how many people the quantities are. */
    forHeadCount: z.int().min(1).max(10_000),
    lines: z.array(templateLineSchema).min(1).max(100),
  }),
]);
export type NewOrderTemplate = z.infer<typeof newOrderTemplateSchema>;

export const orderTemplateChangeSchema = z.strictObject({ name: nameSchema });

export const orderTemplateSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  /** For everybody of the company; else its owner's alone. */
  company: z.boolean(),
  forHeadCount: z.int(),
  lines: z.array(z.strictObject({ service: referenceSchema, unit: z.enum(units), quantity: z.int() })),
  version: z.int(),
  deletedAt: momentSchema.nullable(),
  allowed: z.strictObject({ change: allowanceSchema, delete: allowanceSchema, restore: allowanceSchema }),
});
export type OrderTemplate = z.infer<typeof orderTemplateSchema>;

/** An order of an earlier meeting, with what its sentence says. */
export const recentOrderSchema = z.strictObject({
  id: idSchema,
  number: z.int(),
  meeting: z.strictObject({ id: idSchema, subject: z.string(), start: momentSchema, timeZone: z.string() }),
  site: referenceSchema,
  headCount: z.int(),
  lines: z.array(z.strictObject({ service: z.string(), quantity: z.int() })),
  total: moneySchema,
});
export type RecentOrder = z.infer<typeof recentOrderSchema>;

export const orderFromSchema = z.union([
  z.strictObject({ templateId: idSchema, locationId: idSchema.optional() }),
  z.strictObject({ serviceOrderId: idSchema, locationId: idSchema.optional() }),
]);
export type OrderFrom = z.infer<typeof orderFromSchema>;

export const adjustments = ["raised_to_minimum", "option_gone", "usual_moment"] as const;

export const orderFromAnswerSchema = z.strictObject({
  order: serviceOrderSchema,
  /** What could not be taken over, each with its reason: a code of an error, and a sentence. */
  leftOut: z.array(z.strictObject({ service: z.string(), code: z.string(), detail: z.string() })),
  /** What was taken over otherwise than it was. */
  adjusted: z.array(z.strictObject({ service: z.string(), adjustment: z.enum(adjustments), quantity: z.int() })),
});
export type OrderFromAnswer = z.infer<typeof orderFromAnswerSchema>;
