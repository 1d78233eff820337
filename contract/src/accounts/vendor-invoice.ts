import { z } from "zod";
import {
  allowanceSchema,
  currencySchema,
  idSchema,
  momentSchema,
  pageSchema,
  referenceSchema,
} from "../words/words.ts";
import { invoiceLineOutcomes } from "./match-invoice-rules.ts";

// vendor invoice: what a vendor asks for, matched line by line with what was posted. What was posted is invoiced once.

export const mostInvoiceLines = 10_000;

const amount = z.int().min(-1_000_000_000_000).max(1_000_000_000_000);

export const newInvoiceLineSchema = z.strictObject({
  /** The number of the order that it is for, where the vendor says it. */
  orderNumber: z.int().min(1).max(1_000_000_000_000).nullable().default(null),
  text: z.string().trim().max(300).default(""),
  quantity: z.number().min(-1_000_000).max(1_000_000).multipleOf(0.001).nullable().default(null),
  amountMinor: amount,
});
export type NewInvoiceLine = z.output<typeof newInvoiceLineSchema>;

export const newVendorInvoiceSchema = z.strictObject({
  vendorId: idSchema,
  number: z.string().trim().min(1).max(60),
  invoiceDate: z.iso.date(),
  currency: currencySchema,
  lines: z.array(newInvoiceLineSchema).min(1).max(mostInvoiceLines),
});
export type NewVendorInvoice = z.output<typeof newVendorInvoiceSchema>;

export const invoiceCountsSchema = z.strictObject({
  matched: z.int(),
  differs: z.int(),
  unknown: z.int(),
  /** Of the two before, those that were accepted with a reason. */
  accepted: z.int(),
});

export const vendorInvoiceSchema = z.strictObject({
  id: idSchema,
  vendor: referenceSchema,
  number: z.string(),
  invoiceDate: z.iso.date(),
  currency: currencySchema,
  minorUnits: z.int(),
  totalMinor: z.int(),
  lines: z.int(),
  counts: invoiceCountsSchema,
  createdAt: momentSchema,
});
export type VendorInvoice = z.infer<typeof vendorInvoiceSchema>;

export const invoiceLineSchema = z.strictObject({
  number: z.int(),
  orderNumber: z.int().nullable(),
  text: z.string(),
  quantity: z.number().nullable(),
  amountMinor: z.int(),
  outcome: z.enum(invoiceLineOutcomes),
  /** The services that it was matched with. */
  services: z.array(z.string()),
  postedMinor: z.int().nullable(),
  /** How much more the vendor asks for than was posted; negative: less. */
  differenceMinor: z.int().nullable(),
  accepted: z.strictObject({ at: momentSchema, by: z.string().nullable(), reason: z.string() }).nullable(),
  allowed: z.strictObject({ accept: allowanceSchema }),
});
export type InvoiceLine = z.infer<typeof invoiceLineSchema>;

/** Posted for the vendor until the invoice's date, and on no invoice yet. */
export const missingItemSchema = z.strictObject({
  id: idSchema,
  orderNumber: z.int(),
  service: z.string(),
  day: z.iso.date(),
  postedMinor: z.int(),
});

export const invoiceLinesSchema = pageSchema(invoiceLineSchema);

export const missingSchema = z.strictObject({
  count: z.int(),
  totalMinor: z.int(),
  /** The first of them. */
  items: z.array(missingItemSchema),
});
export type MissingItems = z.infer<typeof missingSchema>;

export const acceptLineSchema = z.strictObject({
  reason: z.string().trim().min(1).max(500),
  /** Who pays for it, where the line is unknown; else those who paid for what was posted. */
  accountId: idSchema.optional(),
});
export type AcceptLine = z.output<typeof acceptLineSchema>;
