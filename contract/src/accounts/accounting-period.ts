import { z } from "zod";
import { allowanceSchema, currencySchema, idSchema, momentSchema, referenceSchema } from "../words/words.ts";
import { monthSchema } from "./month.ts";

// accounting period: a month of the books. Once it is closed it takes corrections only; an administrator opens it again
// until it was exported.

export const accountingPeriodStatuses = ["open", "closed"] as const;

export const accountingPeriodSchema = z.strictObject({
  month: monthSchema,
  status: z.enum(accountingPeriodStatuses),
  /** False for the month that still runs. */
  isOver: z.boolean(),
  closedAt: momentSchema.nullable(),
  closedBy: z.string().nullable(),
  /** Transactions that count in it and are in no export yet: posted, fees, refunds and corrections. */
  unexported: z.int(),
  exports: z.int(),
  allowed: z.strictObject({ close: allowanceSchema, reopen: allowanceSchema, export: allowanceSchema }),
});
export type AccountingPeriod = z.infer<typeof accountingPeriodSchema>;

export const checkKinds = ["undelivered", "unapproved", "unreceived", "unmatched"] as const;
export type CheckKind = (typeof checkKinds)[number];

/** Something that is still open in the month; `meetingId` or `invoiceId` leads to it. */
export const openMatterSchema = z.strictObject({
  id: idSchema,
  number: z.string(),
  name: z.string(),
  meetingId: idSchema.nullable(),
  invoiceId: idSchema.nullable(),
});

export const periodCheckSchema = z.strictObject({
  kind: z.enum(checkKinds),
  count: z.int(),
  /** The first of them. */
  items: z.array(openMatterSchema),
});
export type PeriodCheck = z.infer<typeof periodCheckSchema>;

export const periodDetailSchema = accountingPeriodSchema.extend({
  checklist: z.array(periodCheckSchema),
  /** What was posted, by currency. */
  posted: z.array(z.strictObject({ currency: currencySchema, minorUnits: z.int(), amountMinor: z.int() })),
});
export type PeriodDetail = z.infer<typeof periodDetailSchema>;

/** A transfer by hand between two accounts of one currency. Nothing is overwritten: a wrong one is corrected back. */
export const newCorrectionSchema = z.strictObject({
  period: monthSchema,
  debitAccountId: idSchema,
  creditAccountId: idSchema,
  amountMinor: z.int().min(1).max(1_000_000_000_000),
  memo: z.string().trim().min(1).max(500),
  /** The transaction that this goes back to. */
  correctsId: idSchema.optional(),
});
export type NewCorrection = z.output<typeof newCorrectionSchema>;

export const correctionSchema = z.strictObject({
  id: idSchema,
  at: momentSchema,
  period: monthSchema,
  debitAccount: referenceSchema,
  creditAccount: referenceSchema,
  currency: currencySchema,
  minorUnits: z.int(),
  amountMinor: z.int(),
  memo: z.string(),
  correctsId: idSchema.nullable(),
  by: z.string().nullable(),
});
export type Correction = z.infer<typeof correctionSchema>;
