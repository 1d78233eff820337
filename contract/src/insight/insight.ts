import { z } from "zod";
import { currencySchema, idSchema, moneySchema } from "../words/words.ts";

// insight: what catering and services cost and how they went, added up by month, site, vendor, category or account.
// Amounts of different currencies are never added: a group has a row for each of its currencies.

export const insightGroupings = ["month", "site", "vendor", "category", "account"] as const;
export type InsightGrouping = (typeof insightGroupings)[number];

export const insightFiguresSchema = z.strictObject({
  currency: currencySchema,
  /** Posted to accounts: deliveries and fees, less refunds and corrections. */
  spend: moneySchema,
  /** Orders with something delivered, and how many portions and pieces that were. */
  orders: z.int(),
  delivered: z.int(),
  /** Of what somebody said what became of it: how much came, and how much was left. */
  weighed: z.int(),
  wasted: z.int(),
  /** Deliveries whose moment of delivery is known, and those that were on time. */
  deliveries: z.int(),
  onTime: z.int(),
  /** Changes and cancellations after the cut-off that cost a fee, what was charged for them, and what was waived. */
  lateChanges: z.int(),
  fees: moneySchema,
  waived: moneySchema,
  /** What following the head count has saved, its fees taken off; negative: what it has cost more. */
  saved: moneySchema,
  /** Lines that organizers rated, and the sum of their ratings from 1 to 5. */
  ratings: z.int(),
  ratingSum: z.int(),
});
export type InsightFigures = z.infer<typeof insightFiguresSchema>;

export const insightRowSchema = insightFiguresSchema.extend({
  /** `2026-11` of a month, else an id; null: what belongs to none. */
  key: z.string().nullable(),
  name: z.string(),
});
export type InsightRow = z.infer<typeof insightRowSchema>;

export const insightSchema = z.strictObject({
  by: z.enum(insightGroupings),
  from: z.string(),
  to: z.string(),
  /** Months in their order, all else by spend, the most first; at most 200 a currency. */
  items: z.array(insightRowSchema),
  /** One for each currency. */
  totals: z.array(insightFiguresSchema),
  /** Groups were left out, because there are too many. */
  isCut: z.boolean(),
  /** Whether the figures are those of the asker's own accounts only. */
  ownAccounts: z.boolean(),
  sites: z.array(z.strictObject({ id: idSchema, name: z.string() })),
});
export type Insight = z.infer<typeof insightSchema>;
