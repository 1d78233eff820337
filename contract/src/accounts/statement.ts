import { z } from "zod";
import { currencySchema, idSchema, momentSchema } from "../words/words.ts";
import { transactionKinds } from "./account.ts";
import { accountKinds } from "./account-words.ts";

// statement: what moved on an account in some days, from its opening to its closing balance. A transaction counts on its
// day in the company's zone; one that counts in a month that was over by then counts on that month's last day.

/** Held by open orders, and posted: paid by a cost centre, owed to a vendor. */
export const balanceSchema = z.strictObject({ heldMinor: z.int(), postedMinor: z.int() });
export type Balance = z.infer<typeof balanceSchema>;

export const statementLineSchema = z.strictObject({
  /** Of the transfer. */
  id: idSchema,
  transactionId: idSchema,
  /** The day on which it counts. */
  day: z.iso.date(),
  at: momentSchema,
  kind: z.enum(transactionKinds),
  orderId: idSchema.nullable(),
  orderNumber: z.int().nullable(),
  meeting: z.string().nullable(),
  service: z.string().nullable(),
  vendor: z.string().nullable(),
  /** The account on the other side. */
  counterAccount: z.string(),
  memo: z.string(),
  /** How the balances change. */
  heldMinor: z.int(),
  postedMinor: z.int(),
  /** On top of what is posted: amounts are without VAT. */
  vatPercent: z.number().nullable(),
  vatMinor: z.int().nullable(),
});
export type StatementLine = z.infer<typeof statementLineSchema>;

export const statementSchema = z.strictObject({
  account: z.strictObject({
    id: idSchema,
    code: z.string(),
    name: z.string(),
    kind: z.enum(accountKinds),
    currency: currencySchema,
    minorUnits: z.int(),
  }),
  from: z.iso.date(),
  to: z.iso.date(),
  /** When its balances were read: what is posted later is in neither, and may be on a page that is asked for later. */
  asOf: momentSchema,
  opening: balanceSchema,
  closing: balanceSchema,
  items: z.array(statementLineSchema),
  next: z.string().nullable(),
});
export type Statement = z.infer<typeof statementSchema>;
