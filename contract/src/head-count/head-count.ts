import { z } from "zod";
import { units } from "../catalogue/catalogue.ts";
import { errorStatus, type ErrorCode } from "../problems/problem.ts";
import { headCountModes, headCountRules } from "../service-orders/service-order.ts";
import {
  allowanceSchema,
  idSchema,
  moneySchema,
  momentSchema,
  referenceSchema,
  timeZoneSchema,
} from "../words/words.ts";
import { headCountPhases } from "./head-count-moment-rules.ts";

// head count: how many people a line of an order is for; at its cut-off it settles. Before it, the organizer is asked
// whether the line follows the answers to the invite, or it follows by itself, as chosen.

/**
 * quiet: nothing differs; open: the organizer is asked; followed, kept: how it was answered; withdrawn: the order was
 * changed or ended meanwhile; refused: it could not follow, and stays as it was.
 */
export const questionStatuses = ["quiet", "open", "followed", "kept", "withdrawn", "refused"] as const;
export type QuestionStatus = (typeof questionStatuses)[number];

const errorCodes = Object.keys(errorStatus) as ErrorCode[];

/** How a quantity came to follow: the organizer agreed, or it followed by itself, before the cut-off or at it. */
export const followedHow = ["agreed", "applied", "settled"] as const;
export type FollowedHow = (typeof followedHow)[number];

/** A line with what following would mean for it. */
export const headCountChangeSchema = z.strictObject({
  lineId: idSchema,
  service: z.string(),
  before: z.int(),
  after: z.int(),
  /** What it costs less, without the fee; negative: what it costs more. */
  saved: moneySchema,
  fee: moneySchema,
});
export type HeadCountLineChange = z.infer<typeof headCountChangeSchema>;

export const headCountQuestionSchema = z.strictObject({
  status: z.enum(questionStatuses),
  /** What is asked, or what was asked or done last. */
  changes: z.array(headCountChangeSchema),
  saved: moneySchema,
  fee: moneySchema,
  /** Until when the answer is free and will be taken. */
  until: momentSchema.nullable(),
  askedAt: momentSchema.nullable(),
  answered: z.strictObject({ at: momentSchema, by: z.string().nullable() }).nullable(),
  /** Why it could not follow: the code of a problem. */
  refusal: z.enum(errorCodes).nullable(),
});

export const headCountsSchema = z.strictObject({
  invited: z.int(),
  accepted: z.int(),
  tentative: z.int(),
  declined: z.int(),
  unanswered: z.int(),
});

export const headCountLineSchema = z.strictObject({
  lineId: idSchema,
  service: z.string(),
  unit: z.enum(units),
  quantity: z.int(),
  rule: z.enum(headCountRules),
  plusPercent: z.int(),
  /** What it should be by its rule; null: it does not follow. */
  wanted: z.int().nullable(),
  /** It can follow now, free of charge. */
  possible: z.boolean(),
  phase: z.enum(headCountPhases),
  /** When the organizer is asked, or it follows by itself for the first time. */
  asksAt: momentSchema,
  cutOff: momentSchema,
  settledAt: momentSchema.nullable(),
});

/** What following the head count has saved. */
export const savingsSchema = z.strictObject({ amount: moneySchema, portions: z.int() });

/** The head count of an order. */
export const headCountSchema = z.strictObject({
  order: z.strictObject({ id: idSchema, number: z.int(), version: z.int() }),
  meeting: z.strictObject({ id: idSchema, subject: z.string(), start: momentSchema }),
  site: referenceSchema.extend({ timeZone: timeZoneSchema }),
  mode: z.enum(headCountModes),
  counts: headCountsSchema,
  lines: z.array(headCountLineSchema),
  /** Null: nobody has looked yet, or nothing follows. */
  question: headCountQuestionSchema.nullable(),
  savings: savingsSchema,
  /** `undo`: taking back what the organizer let follow, as long as it is free. */
  allowed: z.strictObject({ follow: allowanceSchema, keep: allowanceSchema, undo: allowanceSchema }),
});
export type HeadCount = z.infer<typeof headCountSchema>;

/** The order's head count as its card shows it. */
export interface HeadCountCardView {
  headCount: HeadCount;
}
