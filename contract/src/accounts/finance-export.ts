import { z } from "zod";
import { idSchema, momentSchema } from "../words/words.ts";
import { monthSchema } from "./month.ts";

// finance export: what was posted in a closed month, as a file for another system. A transaction is exported once; what
// is corrected afterwards is in a further export of the month. Its layout is described in docs/finance-export.md.

export const newFinanceExportSchema = z.strictObject({ month: monthSchema, layout: z.literal(1).default(1) });

export const financeExportSchema = z.strictObject({
  id: idSchema,
  number: z.int(),
  month: monthSchema,
  layout: z.int(),
  transactions: z.int(),
  rows: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  createdAt: momentSchema,
  createdBy: z.string().nullable(),
});
export type FinanceExport = z.infer<typeof financeExportSchema>;
