import { z } from "zod";
import { currencySchema, idSchema, timeZoneSchema } from "../words/words.ts";

// site: a place of the company with its own local time, currency, kitchen and reception.

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
