import { z } from "zod";
import { idSchema, moneySchema } from "../words/words.ts";

// account: a cost centre with a balance, a currency, an owner and an approval limit.
// transaction: money moved: held when ordered, posted when delivered, released when cancelled, fee posted when late.

export const transactionKinds = ["hold", "post", "release", "fee", "refund", "correction"] as const;
export type TransactionKind = (typeof transactionKinds)[number];

/** An account that the asker may order on, at most `approvalLimit` per order unless they own it. */
export const orderAccountSchema = z.strictObject({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  /** What is left of the budget; null where there is none to keep to. */
  available: moneySchema.nullable(),
  approvalLimit: moneySchema.nullable(),
  /** The one used last, else the first: already chosen for the organizer. */
  suggested: z.boolean(),
});
export type OrderAccount = z.infer<typeof orderAccountSchema>;
