import { z } from "zod";
import { currencySchema, idSchema, referenceSchema } from "../words/words.ts";
import { monthSchema } from "./month.ts";

/** A line that was to be delivered by a vendor in a month, by its clock: what was asked for, came, was eaten, and is owed. */
export const vendorStatementLineSchema = z.strictObject({
  id: idSchema,
  day: z.iso.date(),
  orderNumber: z.int(),
  meeting: z.string(),
  service: z.string(),
  ordered: z.int(),
  delivered: z.int().nullable(),
  consumed: z.int().nullable(),
  wasted: z.int().nullable(),
  currency: currencySchema,
  /** What was posted for it, fees that were charged, and fees that were given up, as an amount to take off. */
  postedMinor: z.int(),
  feeMinor: z.int(),
  waivedMinor: z.int(),
});

export const vendorTotalSchema = z.strictObject({
  currency: currencySchema,
  minorUnits: z.int(),
  postedMinor: z.int(),
  feeMinor: z.int(),
  waivedMinor: z.int(),
  /** Posted and fees, without what was waived. */
  totalMinor: z.int(),
});

export const vendorStatementSchema = z.strictObject({
  vendor: referenceSchema,
  month: monthSchema,
  totals: z.array(vendorTotalSchema),
  items: z.array(vendorStatementLineSchema),
  next: z.string().nullable(),
});
export type VendorStatement = z.infer<typeof vendorStatementSchema>;
