import { z } from "zod";
import { maintainedFields } from "../places/maintained.ts";
import { nameSchema } from "../places/place.ts";
import { idSchema, referenceSchema } from "../words/words.ts";
import { deliveryMoments } from "./catalogue.ts";
import { catalogueLimits } from "./catalogue-limits.ts";

// service category: what services are sorted by, and when in a meeting they are usually delivered.
// service catalogue: services that are offered at a set of sites, to a set of people, in a period. Without groups it is
// for everybody, without days for always.

export const serviceCategorySchema = z.strictObject({
  ...maintainedFields,
  name: z.string(),
  position: z.int(),
  deliveryMoment: z.enum(deliveryMoments),
  /** How many services it has. */
  size: z.int(),
});
export type ServiceCategory = z.infer<typeof serviceCategorySchema>;

export const newServiceCategorySchema = z.strictObject({
  name: nameSchema,
  /** They are shown in this order. */
  position: z.int().min(0).max(10_000).optional(),
  deliveryMoment: z.enum(deliveryMoments),
});
export type NewServiceCategory = z.infer<typeof newServiceCategorySchema>;
export const serviceCategoryChangeSchema = newServiceCategorySchema.partial();
export type ServiceCategoryChange = z.infer<typeof serviceCategoryChangeSchema>;

export const serviceCatalogueItemSchema = z.strictObject({
  ...maintainedFields,
  name: z.string(),
  /** The first and the last day, `YYYY-MM-DD`. */
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  sites: z.array(referenceSchema),
  groups: z.array(referenceSchema),
  /** How many services it has. */
  size: z.int(),
});
export type ServiceCatalogueItem = z.infer<typeof serviceCatalogueItemSchema>;

export const serviceCatalogueSchema = serviceCatalogueItemSchema.extend({ services: z.array(referenceSchema) });
export type ServiceCatalogue = z.infer<typeof serviceCatalogueSchema>;

export const newServiceCatalogueSchema = z.strictObject({
  name: nameSchema,
  validFrom: z.iso.date().nullable().optional(),
  validTo: z.iso.date().nullable().optional(),
  /** Each of these replaces all of its kind. */
  siteIds: z.array(idSchema).max(catalogueLimits.sites).optional(),
  groupIds: z.array(idSchema).max(catalogueLimits.groups).optional(),
  serviceIds: z.array(idSchema).max(catalogueLimits.services).optional(),
});
export type NewServiceCatalogue = z.infer<typeof newServiceCatalogueSchema>;
export const serviceCatalogueChangeSchema = newServiceCatalogueSchema.partial();
export type ServiceCatalogueChange = z.infer<typeof serviceCatalogueChangeSchema>;
