import { z } from "zod";
import { accountKinds, accountStatuses, budgetPeriods } from "./account-words.ts";
import { allowanceSchema, currencySchema, idSchema, moneySchema, referenceSchema } from "../words/words.ts";

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

/** A budget as far as it is used: of all time (`startsOn` null), or of the period that has begun. */
export const budgetUseSchema = z.strictObject({
  startsOn: z.iso.date().nullable(),
  budgetMinor: z.int(),
  usedMinor: z.int(),
});
export type BudgetUse = z.infer<typeof budgetUseSchema>;

/** An account as it is kept up. Amounts are in its currency; what is held and posted is known of cost centres. */
export const accountItemSchema = z.strictObject({
  id: idSchema,
  version: z.int(),
  code: z.string(),
  name: z.string(),
  kind: z.enum(accountKinds),
  currency: currencySchema,
  /** Decimals of its currency. */
  minorUnits: z.int(),
  status: z.enum(accountStatuses),
  owner: referenceSchema.nullable(),
  vendor: referenceSchema.nullable(),
  approvalLimitMinor: z.int().nullable(),
  budgetMinor: z.int().nullable(),
  budgetPeriod: z.enum(budgetPeriods).nullable(),
  periodBudgetMinor: z.int().nullable(),
  heldMinor: z.int(),
  postedMinor: z.int(),
  /** The budget of the present period where there is one, else the one of all time. */
  budget: budgetUseSchema.nullable(),
  allowed: z.strictObject({ change: allowanceSchema, close: allowanceSchema }),
});
export type AccountItem = z.infer<typeof accountItemSchema>;

/** With who may order on it besides its owner, and whether its currency is fixed because money has moved. */
export const accountSchema = accountItemSchema.extend({ users: z.array(referenceSchema), isUsed: z.boolean() });
export type Account = z.infer<typeof accountSchema>;

const minor = z.int().min(0).max(1_000_000_000_000);

const accountFields = {
  code: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(200),
  currency: currencySchema,
  ownerId: idSchema.nullable(),
  approvalLimitMinor: minor.nullable(),
  budgetMinor: minor.nullable(),
  budgetPeriod: z.enum(budgetPeriods).nullable(),
  periodBudgetMinor: minor.nullable(),
  userIds: z.array(idSchema).max(500),
};

/** People make cost centres; the accounts of vendors and of promises come with vendors and currencies. */
export const newAccountSchema = z.strictObject({
  ...accountFields,
  ownerId: accountFields.ownerId.default(null),
  approvalLimitMinor: accountFields.approvalLimitMinor.default(null),
  budgetMinor: accountFields.budgetMinor.default(null),
  budgetPeriod: accountFields.budgetPeriod.default(null),
  periodBudgetMinor: accountFields.periodBudgetMinor.default(null),
  userIds: accountFields.userIds.default([]),
});
export type NewAccount = z.output<typeof newAccountSchema>;
/** As it is asked for: what has a default may be left out. */
export type NewAccountBody = z.input<typeof newAccountSchema>;

/** What is left out stays as it is. */
export const accountChangeSchema = z.strictObject({ ...accountFields, status: z.enum(accountStatuses) }).partial();
export type AccountChange = z.output<typeof accountChangeSchema>;
