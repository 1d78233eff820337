import { z } from "zod";
import { currencySchema, idSchema, referenceSchema, timeZoneSchema } from "../words/words.ts";
import { maintainedFields } from "./maintained.ts";

// site: a place of the company with its own local time, currency, kitchen and reception. A site has buildings, a
// building floors, a floor rooms. access point: a door, gate or reception desk at a site.

export const siteSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  countryCode: z.string(),
  timeZone: timeZoneSchema,
  currency: currencySchema,
});
export type Site = z.infer<typeof siteSchema>;

export const roomSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  siteId: idSchema,
  building: z.string(),
  floor: z.string(),
  floorLevel: z.int(),
  capacity: z.int(),
  features: z.array(z.string()),
});
export type Room = z.infer<typeof roomSchema>;

/** A name as people write it: one line. */
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}]*$/u);

export const countrySchema = z.strictObject({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  currency: currencySchema,
});

export const siteDetailSchema = siteSchema.extend({
  ...maintainedFields,
  country: referenceSchema,
  address: z.string(),
  businessHours: referenceSchema.nullable(),
});
export type SiteDetail = z.infer<typeof siteDetailSchema>;

export const newSiteSchema = z.strictObject({
  name: nameSchema,
  countryId: idSchema,
  address: z.string().trim().max(500).optional(),
  timeZone: timeZoneSchema,
  currency: currencySchema,
  businessHoursId: idSchema.nullable().optional(),
});
export type NewSite = z.infer<typeof newSiteSchema>;
export const siteChangeSchema = newSiteSchema.partial();
export type SiteChange = z.infer<typeof siteChangeSchema>;

export const buildingSchema = z.strictObject({
  ...maintainedFields,
  name: z.string(),
  site: referenceSchema,
});
export type Building = z.infer<typeof buildingSchema>;

export const newBuildingSchema = z.strictObject({ siteId: idSchema, name: nameSchema });
export type NewBuilding = z.infer<typeof newBuildingSchema>;
export const buildingChangeSchema = newBuildingSchema.omit({ siteId: true }).partial();
export type BuildingChange = z.infer<typeof buildingChangeSchema>;

export const floorSchema = z.strictObject({
  ...maintainedFields,
  name: z.string(),
  level: z.int(),
  building: referenceSchema,
  site: referenceSchema,
  hasPlan: z.boolean(),
});
export type Floor = z.infer<typeof floorSchema>;

export const newFloorSchema = z.strictObject({
  buildingId: idSchema,
  name: nameSchema,
  /** 0 is the ground floor; below it negative. */
  level: z.int().min(-20).max(200),
});
export type NewFloor = z.infer<typeof newFloorSchema>;
export const floorChangeSchema = newFloorSchema.omit({ buildingId: true }).partial();
export type FloorChange = z.infer<typeof floorChangeSchema>;

export const accessPointKinds = ["door", "gate", "reception"] as const;
export type AccessPointKind = (typeof accessPointKinds)[number];
export const accessPointStatuses = ["active", "out_of_order"] as const;
export type AccessPointStatus = (typeof accessPointStatuses)[number];

export const accessPointSchema = z.strictObject({
  ...maintainedFields,
  name: z.string(),
  kind: z.enum(accessPointKinds),
  status: z.enum(accessPointStatuses),
  site: referenceSchema,
  floor: referenceSchema.nullable(),
});
export type AccessPoint = z.infer<typeof accessPointSchema>;

export const newAccessPointSchema = z.strictObject({
  siteId: idSchema,
  floorId: idSchema.nullable().optional(),
  name: nameSchema,
  kind: z.enum(accessPointKinds),
  status: z.enum(accessPointStatuses).optional(),
});
export type NewAccessPoint = z.infer<typeof newAccessPointSchema>;
export const accessPointChangeSchema = newAccessPointSchema.omit({ siteId: true }).partial();
export type AccessPointChange = z.infer<typeof accessPointChangeSchema>;
