import { z } from "zod";
import { currencySchema, idSchema, momentSchema, moneySchema, referenceSchema } from "../words/words.ts";
import { allergenNames, deliveryMomentNames, dietNames, unitNames } from "./catalogue-words.ts";

// service: something that can be ordered; it has a category, a unit, a price and a lead time.
// catalogue: the services offered at a set of sites, to a set of people, in a period.
// vendor: who delivers: the in-house kitchen, a caterer, facility services.
// cut-off: the last moment a line can be changed or cancelled free of charge.

export const units = unitNames;
export type Unit = (typeof units)[number];

export const diets = dietNames;
export const allergens = allergenNames;

export const serviceOptionSchema = z.strictObject({ key: z.string(), name: z.string(), price: moneySchema });

export const deliveryMoments = deliveryMomentNames;
export type DeliveryMoment = (typeof deliveryMoments)[number];

export const unavailableReasonCodes = [
  "past_order_before",
  "out_of_season",
  "service_not_offered_then",
  "quantity_below_minimum",
  "quantity_above_maximum",
  "vendor_closed",
] as const;

export const offeredServiceSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  description: z.string(),
  category: referenceSchema,
  unit: z.enum(units),
  price: moneySchema,
  vatPercent: z.number(),
  imageUrl: z.string().nullable(),
  diets: z.array(z.enum(diets)),
  allergens: z.array(z.enum(allergens)),
  options: z.array(serviceOptionSchema),
  minimumQuantity: z.int(),
  maximumQuantity: z.int(),
  vendor: referenceSchema,
  /** Shown first, as a quick pick. */
  popular: z.boolean(),
  /** Filled in for the asker: nothing has to be typed. */
  suggested: z.strictObject({ quantity: z.int(), deliverAt: momentSchema, total: moneySchema }),
  /** The last moment to order it for the suggested delivery, and the last moment to change or cancel it free of charge. */
  orderBefore: momentSchema,
  cutOff: momentSchema,
  available: z.boolean(),
  unavailable: z.strictObject({ code: z.enum(unavailableReasonCodes), earliest: momentSchema.nullable() }).nullable(),
});
export type OfferedService = z.infer<typeof offeredServiceSchema>;

export const catalogueSchema = z.strictObject({
  siteId: idSchema,
  currency: currencySchema,
  services: z.array(offeredServiceSchema),
});
export type Catalogue = z.infer<typeof catalogueSchema>;
