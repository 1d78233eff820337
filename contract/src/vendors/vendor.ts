import { z } from "zod";
import { units } from "../catalogue/catalogue.ts";
import { maintainedFields } from "../places/maintained.ts";
import { nameSchema } from "../places/place.ts";
import type { CutOffRule } from "../service-orders/cut-off-rules.ts";
import { taskKinds } from "../tasks/task-words.ts";
import { emailSchema, idSchema, moneySchema, momentSchema, referenceSchema } from "../words/words.ts";
import { termsLimits, tierProblems, tierSentences } from "./vendor-terms-rules.ts";

// vendor: who delivers: the in-house kitchen, a caterer, facility services. Its terms say until when can be ordered,
// changed and cancelled, and what it costs later than that. Terms hold for what is ordered from then on; what is
// ordered keeps the terms that it was ordered on.

export const vendorKinds = ["in_house", "external"] as const;
export type VendorKind = (typeof vendorKinds)[number];

const atSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Open minutes before the delivery, or so many open days before its day at a time of the vendor's clock. */
export const cutOffRuleSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("business_minutes"), minutes: z.int().min(0).max(termsLimits.minutes) }),
  z.strictObject({ kind: z.literal("business_days"), days: z.int().min(0).max(termsLimits.days), at: atSchema }),
]) satisfies z.ZodType<CutOffRule>;

/** Without `cancelBefore` a cancellation is free as long as a change is. */
export const vendorRuleSchema = z.strictObject({
  orderBefore: cutOffRuleSchema,
  changeBefore: cutOffRuleSchema,
  cancelBefore: cutOffRuleSchema.nullable().optional(),
});
export type VendorRule = z.infer<typeof vendorRuleSchema>;

const tierSchema = z.strictObject({ percent: z.number(), until: cutOffRuleSchema.nullable() });

/** Without any the whole price is charged after the cut-off. */
export const feeTiersSchema = z.array(tierSchema).superRefine((tiers, context) => {
  for (const { index, field, code } of tierProblems(tiers)) {
    context.addIssue({ code: "custom", path: [index, field], message: tierSentences[code] });
  }
});

export const largeGroupSchema = z.strictObject({
  fromQuantity: z.int().min(2).max(10_000),
  daysEarlier: z.int().min(1).max(termsLimits.groupDaysEarlier),
});

const termsFields = {
  cutOffRule: vendorRuleSchema,
  feeTiers: z.array(tierSchema),
  largeGroup: largeGroupSchema.nullable(),
  /** Portions within one clock hour; null: no limit. */
  capacityPerHour: z.int().nullable(),
  autoAccept: z.boolean(),
  /** What is made into a task for each delivery. */
  taskKinds: z.array(z.enum(taskKinds)),
};

export const vendorSchema = z.strictObject({
  ...maintainedFields,
  name: z.string(),
  kind: z.enum(vendorKinds),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  businessHours: referenceSchema,
  /** The zone of its hours, in which its deadlines are counted. */
  timeZone: z.string(),
  sites: z.array(referenceSchema),
  ...termsFields,
  /** Who gets its tasks; null: nobody until somebody takes them. */
  taskResponsible: referenceSchema.nullable(),
  /** How many services it delivers. */
  serviceCount: z.int(),
});
export type Vendor = z.infer<typeof vendorSchema>;

/** As people write phone numbers: digits, with what makes them readable. */
const phoneSchema = z
  .string()
  .trim()
  .max(40)
  .regex(/^\+?[\d ()/.-]*\d[\d ()/.-]*$/);

export const newVendorSchema = z.strictObject({
  name: nameSchema,
  kind: z.enum(vendorKinds),
  businessHoursId: idSchema,
  email: emailSchema.nullable().optional(),
  phone: phoneSchema.nullable().optional(),
  siteIds: z.array(idSchema).max(500).optional(),
  cutOffRule: vendorRuleSchema,
  feeTiers: feeTiersSchema.optional(),
  largeGroup: largeGroupSchema.nullable().optional(),
  capacityPerHour: z.int().min(1).max(termsLimits.capacity).nullable().optional(),
  autoAccept: z.boolean().optional(),
  taskKinds: z.array(z.enum(taskKinds)).max(taskKinds.length).optional(),
  taskResponsibleId: idSchema.nullable().optional(),
});
export type NewVendor = z.infer<typeof newVendorSchema>;
/** `siteIds` replaces all of its sites. */
export const vendorChangeSchema = newVendorSchema.partial();
export type VendorChange = z.infer<typeof vendorChangeSchema>;

/** A service that a vendor delivers; a price and a rule of its own count before the service's and the vendor's. */
export const vendorServiceSchema = z.strictObject({
  service: referenceSchema,
  category: z.string(),
  unit: z.enum(units),
  /** The service's own price. */
  price: moneySchema,
  ownPrice: moneySchema.nullable(),
  ownRule: vendorRuleSchema.nullable(),
});
export type VendorService = z.infer<typeof vendorServiceSchema>;

export const vendorServiceTermsSchema = z.strictObject({
  /** In minor units of the service's currency; null: the service's price. */
  ownPriceMinor: z.int().min(0).max(100_000_000_00).nullable(),
  /** Null: the vendor's rule. */
  ownRule: vendorRuleSchema.nullable(),
});
export type VendorServiceTerms = z.infer<typeof vendorServiceTermsSchema>;

/** Who changed a vendor when, and which of its values. */
export const vendorHistorySchema = z.strictObject({
  id: idSchema,
  at: momentSchema,
  action: z.string(),
  by: z.string().nullable(),
  fields: z.array(z.string()),
});
export type VendorHistory = z.infer<typeof vendorHistorySchema>;
