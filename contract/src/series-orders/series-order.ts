import { z } from "zod";
import {
  accountSplitInputSchema,
  deliverToSchema,
  dietCountSchema,
  headCountModes,
  headCountSchema,
  quantitySchema,
  serviceOrderStatuses,
} from "../service-orders/service-order.ts";
import { lineDifferenceSchema } from "../service-orders/order-consequences.ts";
import { allowanceSchema, idSchema, moneySchema, momentSchema, noteSchema, referenceSchema } from "../words/words.ts";
import { mostOccurrences } from "../series/series.ts";

// series order: what is wanted on every date of a series at one site. Each date has a service order of its own, at its own
// price, with its own cut-off and fees; the series order says what they should be, and keeps what single dates want else.

/** How far ahead dates are ordered where the company says nothing else. */
export const monthsOrderedAhead = 3;

/** The most that one date can be made of what all dates are. */
export const mostTimes = 20;

const minutesFromStartSchema = z.int().min(-1_440).max(44_640);

export const seriesOrderLineInputSchema = z.strictObject({
  serviceId: idSchema,
  quantity: quantitySchema,
  options: z.array(z.string().max(64)).max(20).default([]),
  /** By the start of each date; absent: the service's sensible moment around it. */
  minutesFromStart: minutesFromStartSchema.optional(),
  deliverTo: deliverToSchema.optional(),
  diets: z.array(dietCountSchema).max(10).default([]),
  accountId: idSchema.optional(),
  headCount: headCountSchema.optional(),
});
export type SeriesOrderLineInput = z.infer<typeof seriesOrderLineInputSchema>;

const linesSchema = z.array(seriesOrderLineInputSchema).min(1).max(50);
const datesSchema = z.array(idSchema).min(1).max(mostOccurrences);

export const seriesOrderInputSchema = z.strictObject({
  /** Which of the series' sites; may be left out when there is one. */
  siteId: idSchema.optional(),
  lines: linesSchema,
  /** Absent: the room that each date has at that site. */
  deliverTo: deliverToSchema.optional(),
  note: noteSchema.optional(),
  /** Absent: the asker's suggested account, whole. */
  accountSplit: accountSplitInputSchema.optional(),
  headCountMode: z.enum(headCountModes).optional(),
  /** Dates for which nothing is ordered. */
  skip: z.array(idSchema).max(mostOccurrences).default([]),
  /** The total over all dates that was shown: another one is refused with `price_changed`. */
  expectedTotal: moneySchema.optional(),
});
export type SeriesOrderInput = z.infer<typeof seriesOrderInputSchema>;

/** Which dates a change is for: all that are to come, one of them and those that follow it, or some. */
export const seriesOrderScopeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({ kind: z.literal("following"), from: idSchema }),
  z.strictObject({ kind: z.literal("some"), meetingIds: datesSchema }),
]);
export type SeriesOrderScope = z.infer<typeof seriesOrderScopeSchema>;

/** `skip` of all that follow ends the order there. `restore`: what the series wants, without exceptions. */
export const seriesOrderWishSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("skip") }),
  z.strictObject({ kind: z.literal("restore") }),
  z.strictObject({ kind: z.literal("times"), times: z.int().min(1).max(mostTimes) }),
  z.strictObject({
    kind: z.literal("lines"),
    lines: linesSchema,
    /** Who pays for what is ordered by this change, and, for all dates or those that follow, for what is ordered later. */
    accountSplit: accountSplitInputSchema.optional(),
  }),
]);
export type SeriesOrderWish = z.infer<typeof seriesOrderWishSchema>;

export const seriesOrderChangeSchema = z.strictObject({
  scope: seriesOrderScopeSchema,
  change: seriesOrderWishSchema,
  /** What becomes of dates past their cut-off: they are changed for the fee that is due, or left as they are. */
  late: z.enum(["fee", "leave"]).default("fee"),
});
export type SeriesOrderChange = z.infer<typeof seriesOrderChangeSchema>;

/** Why a date cannot have what is wanted, and what else could be brought then. */
export const seriesOrderProblemSchema = z.strictObject({
  code: z.string(),
  detail: z.string(),
  /** The service that it is about. */
  serviceId: idSchema.nullable(),
  alternatives: z.array(referenceSchema.extend({ unitPrice: moneySchema })).max(3),
});
export type SeriesOrderProblem = z.infer<typeof seriesOrderProblemSchema>;

export const seriesOrderDateStates = ["ordered", "waiting", "by_hand", "skipped", "cannot", "later", "over"] as const;
export type SeriesOrderDateState = (typeof seriesOrderDateStates)[number];

export const seriesOrderDateSchema = z.strictObject({
  meetingId: idSchema,
  start: momentSchema,
  end: momentSchema,
  /** `by_hand`: somebody changed this date's order itself. `later`: ordered once it comes nearer. */
  state: z.enum(seriesOrderDateStates),
  times: z.int(),
  /** The date has lines of its own. */
  isOwn: z.boolean(),
  order: z
    .strictObject({
      id: idSchema,
      number: z.int(),
      status: z.enum(serviceOrderStatuses),
      cutOff: momentSchema,
      total: moneySchema,
      lines: z.array(
        z.strictObject({ serviceId: idSchema, service: z.string(), quantity: z.int(), deliverAt: momentSchema }),
      ),
    })
    .nullable(),
  problem: seriesOrderProblemSchema.nullable(),
});
export type SeriesOrderDate = z.infer<typeof seriesOrderDateSchema>;

export const seriesOrderSchema = z.strictObject({
  id: idSchema,
  seriesId: idSchema,
  site: referenceSchema.extend({ timeZone: z.string(), currency: z.string() }),
  status: z.enum(["active", "ended"]),
  /** What the next date without an exception gets. */
  lines: z.array(seriesOrderLineInputSchema.extend({ service: z.string() })),
  note: z.string(),
  /** From this start on nothing is ordered; null: to the end of the series. */
  endsBefore: momentSchema.nullable(),
  /** Dates that start before this moment are ordered; later ones follow as time goes on. */
  orderedUntil: momentSchema,
  /** Of the dates that are to come and ordered. */
  total: moneySchema,
  /** By start. */
  dates: z.array(seriesOrderDateSchema),
  version: z.int(),
  allowed: z.strictObject({ change: allowanceSchema }),
});
export type SeriesOrder = z.infer<typeof seriesOrderSchema>;

export const seriesOrderEffects = ["created", "changed", "cancelled", "unchanged", "left", "cannot"] as const;

/** What becomes of one date. */
export const seriesOrderEffectSchema = z.strictObject({
  meetingId: idSchema,
  start: momentSchema,
  effect: z.enum(seriesOrderEffects),
  /** With `left`. */
  because: z.enum(["past_cut_off", "by_hand", "delivered"]).nullable(),
  /** An account's owner is asked first. */
  asks: z.boolean(),
  total: z.strictObject({ before: moneySchema, after: moneySchema }),
  fee: moneySchema,
  problem: seriesOrderProblemSchema.nullable(),
});
export type SeriesOrderDateEffect = z.infer<typeof seriesOrderEffectSchema>;

export const seriesOrderPreviewSchema = z.strictObject({
  /** Of the dates that are touched, by start. */
  dates: z.array(seriesOrderEffectSchema),
  total: z.strictObject({ before: moneySchema, after: moneySchema }),
  fee: moneySchema,
});
export type SeriesOrderPreview = z.infer<typeof seriesOrderPreviewSchema>;

/** The series order as its one card shows it: to the organizer all of it, to a vendor's people their part. */
export const seriesOrderCardViewSchema = z.strictObject({
  id: idSchema,
  /** The first date that is to come. */
  meetingId: idSchema,
  subject: z.string(),
  organizer: z.string(),
  site: referenceSchema.extend({ timeZone: z.string() }),
  /** Null: the organizer's own card. */
  vendor: z.string().nullable(),
  /** How many dates are ordered, the next of them, and what they cost; the vendor is not told a price. */
  ordered: z.int(),
  next: momentSchema.nullable(),
  total: moneySchema.nullable(),
  /** What is different since the last message, dates that differ alike together. */
  news: z.array(z.strictObject({ dates: z.array(momentSchema), differences: z.array(lineDifferenceSchema) })),
  /** Dates that could not be ordered. */
  problems: z.array(z.strictObject({ start: momentSchema, code: z.string() })),
});
export type SeriesOrderCardView = z.infer<typeof seriesOrderCardViewSchema>;
