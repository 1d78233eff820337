import { z } from "zod";
import { idSchema, momentSchema, referenceSchema } from "../words/words.ts";
import { productionOrderSchema } from "./production-order.ts";

// sheet: what a vendor has to make on a day, on paper. It shows when it was printed, and its token tells whether it is
// stale.

export const sheetInputSchema = z.strictObject({ vendorId: idSchema, day: z.iso.date(), siteId: idSchema.optional() });

export const sheetSchema = z.strictObject({
  token: z.string(),
  vendor: referenceSchema,
  day: z.iso.date(),
  printedAt: momentSchema,
  printedBy: z.string().nullable(),
  orders: z.array(
    productionOrderSchema.extend({
      /** To be scanned at the door: says that this came. */
      code: z.string(),
    }),
  ),
});
export type Sheet = z.infer<typeof sheetSchema>;

export const sheetChanges = ["added", "changed", "moved_away", "cancelled"] as const;

export const sheetStatusSchema = z.strictObject({
  vendor: referenceSchema,
  day: z.iso.date(),
  printedAt: momentSchema,
  /** Something is different from what was printed. */
  isStale: z.boolean(),
  changes: z.array(
    z.strictObject({
      productionOrderId: idSchema,
      number: z.int(),
      kind: z.enum(sheetChanges),
      meeting: z.string(),
      deliverAt: momentSchema,
      deliverTo: z.string().nullable(),
    }),
  ),
});
export type SheetStatus = z.infer<typeof sheetStatusSchema>;
