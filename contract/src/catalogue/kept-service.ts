import { z } from "zod";
import { maintainedFields } from "../places/maintained.ts";
import { nameSchema } from "../places/place.ts";
import { vendorRuleSchema } from "../vendors/vendor.ts";
import { currencySchema, idSchema, moneySchema, referenceSchema } from "../words/words.ts";
import { allergens, diets, serviceOptionSchema, units } from "./catalogue.ts";
import { catalogueLimits } from "./catalogue-limits.ts";
import { isDayOfYear } from "./season-rules.ts";

// kept service: a service as it is kept up, with everything that is said of it for everybody. What an order keeps of it
// was written down when it was ordered: a change here never touches that.

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** A day of the year, `MM-DD`. */
const dayOfYearSchema = z.string().max(5).refine(isDayOfYear, "Not a day of the year");
const priceSchema = z.strictObject({
  amountMinor: z.int().min(0).max(catalogueLimits.price),
  currency: currencySchema,
});
const quantitySchema = z.int().min(1).max(catalogueLimits.quantity);

/** A vendor who delivers it; a price and a rule of its own count before the service's and the vendor's. */
const deliveredBySchema = z.strictObject({
  vendor: referenceSchema,
  ownPrice: moneySchema.nullable(),
  ownRule: vendorRuleSchema.nullable(),
});

export const keptServiceSchema = z.strictObject({
  ...maintainedFields,
  name: z.string(),
  description: z.string(),
  category: referenceSchema,
  unit: z.enum(units),
  price: moneySchema,
  vatPercent: z.number(),
  minimumQuantity: z.int(),
  maximumQuantity: z.int(),
  options: z.array(serviceOptionSchema),
  diets: z.array(z.enum(diets)),
  allergens: z.array(z.enum(allergens)),
  imageUrl: z.string().nullable(),
  popular: z.boolean(),
  offeredWeekdays: z.array(z.int()),
  /** At the site's clock, `HH:MM`. */
  offeredFrom: z.string().nullable(),
  offeredUntil: z.string().nullable(),
  seasonFrom: z.string().nullable(),
  seasonUntil: z.string().nullable(),
  vendors: z.array(deliveredBySchema),
  catalogues: z.array(referenceSchema),
});
export type KeptService = z.infer<typeof keptServiceSchema>;

const fields = {
  name: nameSchema,
  description: z.string().trim().max(1000).optional(),
  categoryId: idSchema,
  unit: z.enum(units),
  price: priceSchema,
  vatPercent: z.number().min(0).max(100).multipleOf(0.01),
  minimumQuantity: quantitySchema.optional(),
  maximumQuantity: quantitySchema.optional(),
  options: z
    .array(
      z.strictObject({
        /** What orders know it by: it stays when the name changes. */
        key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
        name: nameSchema,
        price: priceSchema,
      }),
    )
    .max(catalogueLimits.options)
    .optional(),
  diets: z.array(z.enum(diets)).max(diets.length).optional(),
  allergens: z.array(z.enum(allergens)).max(allergens.length).optional(),
  popular: z.boolean().optional(),
  offeredWeekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
  offeredFrom: timeSchema.nullable().optional(),
  offeredUntil: timeSchema.nullable().optional(),
  seasonFrom: dayOfYearSchema.nullable().optional(),
  seasonUntil: dayOfYearSchema.nullable().optional(),
  /** Replaces all of them. */
  vendors: z
    .array(
      z.strictObject({
        vendorId: idSchema,
        ownPrice: priceSchema.nullable().optional(),
        ownRule: vendorRuleSchema.nullable().optional(),
      }),
    )
    .max(catalogueLimits.vendors)
    .optional(),
  /** Replaces all of them. */
  catalogueIds: z.array(idSchema).max(catalogueLimits.catalogues).optional(),
};

export const newServiceSchema = z.strictObject(fields);
export type NewService = z.infer<typeof newServiceSchema>;
export const serviceChangeSchema = z
  .strictObject({
    ...fields,
    /** One of its pictures that was handed in before, so that taking it away can be undone; null takes it away. */
    imageUrl: z.string().max(200).nullable(),
  })
  .partial();
export type ServiceChange = z.infer<typeof serviceChangeSchema>;

export const servicePriceSchema = z.strictObject({
  id: idSchema,
  /** Null: of every vendor without a price of its own. */
  vendor: referenceSchema.nullable(),
  /** The first day of delivery that it holds for. */
  validFrom: z.string(),
  price: moneySchema,
  /** Whether it held and another followed, holds now, or begins later. */
  holds: z.enum(["before", "now", "later"]),
});

export const servicePricesSchema = z.strictObject({
  serviceId: idSchema,
  /** The service's version. */
  version: z.int(),
  /** The day at its sites: the last of them to begin it. */
  today: z.string(),
  /** What one costs of each vendor when it is delivered today, and since when; `since` null: the price without a day. */
  now: z.array(
    z.strictObject({ vendor: referenceSchema.nullable(), price: moneySchema, since: z.string().nullable() }),
  ),
  /** The latest first. */
  items: z.array(servicePriceSchema),
});
export type ServicePrices = z.infer<typeof servicePricesSchema>;

export const newServicePriceSchema = z.strictObject({
  vendorId: idSchema.nullable().optional(),
  /** Today or later; a price of the same vendor from the same day is replaced. */
  validFrom: z.iso.date(),
  price: priceSchema,
});
export type NewServicePrice = z.infer<typeof newServicePriceSchema>;
