import { z } from "zod";
import { meetingInputSchema } from "../meetings/meeting.ts";
import { recurrenceSchema } from "../series/recurrence.ts";
import { roomAlternativeSchema } from "../rooms/room-booking.ts";
import {
  allowanceSchema,
  idSchema,
  moneySchema,
  momentSchema,
  referenceSchema,
  timeZoneSchema,
} from "../words/words.ts";
import { moveChoices, moveStatuses } from "./move-words.ts";

// move: a meeting gets another time, and what hangs on it follows: line by line. What follows free of charge follows at
// once; what crosses a cut-off is a question with a price, a deadline and a stated default.

const choiceSchema = z.enum(moveChoices);

const periodSchema = z.strictObject({ start: momentSchema, end: momentSchema });

/** What a choice costs besides what is still ordered then. */
export const moveCostSchema = z.strictObject({ fee: moneySchema, total: moneySchema });
export type MoveCost = z.infer<typeof moveCostSchema>;

/** What each choice comes to; null: it cannot be had. */
export const moveCostsSchema = z.strictObject({
  keep: moveCostSchema,
  change: moveCostSchema.nullable(),
  cancel: moveCostSchema,
});
export type MoveCosts = z.infer<typeof moveCostsSchema>;

const orderLine = {
  lineId: idSchema,
  order: z.strictObject({ id: idSchema, number: z.int() }),
  site: referenceSchema.extend({ timeZone: timeZoneSchema }),
  service: referenceSchema,
  quantity: z.int(),
  deliverAt: z.strictObject({ before: momentSchema, after: momentSchema }),
};

/** What can be had instead of a line that cannot be delivered then: a later moment, an hour with room, another service. */
export const insteadSchema = z.strictObject({
  serviceId: idSchema.nullable(),
  service: z.string().nullable(),
  deliverAt: momentSchema,
});
export type Instead = z.infer<typeof insteadSchema>;

const room = { bookingId: idSchema, room: referenceSchema };
const visitors = {
  site: referenceSchema,
  count: z.int(),
  /** How many of them are told: of a draft nobody is. */
  told: z.int(),
};

export const moveLineSchema = z.discriminatedUnion("outcome", [
  z.strictObject({ outcome: z.literal("room_follows"), ...room }),
  z.strictObject({ outcome: z.literal("room_taken"), ...room, alternatives: z.array(roomAlternativeSchema) }),
  z.strictObject({ outcome: z.literal("room_released"), ...room }),
  /** They follow; `isClosed`: the site is not open then. */
  z.strictObject({ outcome: z.literal("visitors_follow"), ...visitors, isClosed: z.boolean() }),
  z.strictObject({ outcome: z.literal("visitors_cancelled"), ...visitors }),
  z.strictObject({ outcome: z.literal("follows"), ...orderLine, total: moneySchema }),
  z.strictObject({
    outcome: z.literal("repriced"),
    ...orderLine,
    total: z.strictObject({ before: moneySchema, after: moneySchema }),
  }),
  z.strictObject({
    outcome: z.literal("crosses_cut_off"),
    ...orderLine,
    total: moneySchema,
    costs: moveCostsSchema,
    /** How much of the price is charged for another moment. */
    percent: z.int(),
  }),
  z.strictObject({
    outcome: z.literal("cannot_be_delivered"),
    ...orderLine,
    total: moneySchema,
    costs: moveCostsSchema,
    /** The code of a problem. */
    because: z.string(),
    alternatives: z.array(insteadSchema),
  }),
  z.strictObject({
    outcome: z.literal("cancelled"),
    ...orderLine,
    total: moneySchema,
    percent: z.int(),
    fee: moneySchema,
  }),
]);
export type MoveLine = z.infer<typeof moveLineSchema>;
export type AskedLine = Extract<MoveLine, { outcome: "crosses_cut_off" | "cannot_be_delivered" }>;

/** One total per currency: what is ordered, and what it comes to with each choice for every line that is asked about. */
export const moveTotalSchema = z.strictObject({
  currency: z.string(),
  before: moneySchema,
  keep: moveCostSchema,
  change: moveCostSchema,
  cancel: moveCostSchema,
});

/** What a change of a meeting means for what hangs on it; nothing is changed by asking. */
export const moveConsequencesSchema = z.strictObject({
  meeting: z.strictObject({ id: idSchema, subject: z.string(), status: z.string(), version: z.int() }),
  from: periodSchema,
  /** Null: it would be cancelled. */
  to: periodSchema.nullable(),
  lines: z.array(moveLineSchema),
  totals: z.array(moveTotalSchema),
  /** Where something crosses its cut-off: until when an answer is taken, and what happens without one. */
  question: z.strictObject({ answerBy: momentSchema, default: choiceSchema }).nullable(),
});
export type MoveConsequences = z.infer<typeof moveConsequencesSchema>;

/** An answer: one choice for every line that is asked about, or one each; with the fees that were shown. */
export const moveAnswersSchema = z.strictObject({
  choice: choiceSchema.optional(),
  answers: z
    .array(z.strictObject({ lineId: idSchema, choice: choiceSchema }))
    .max(200)
    .optional(),
  acceptFee: z.union([moneySchema, z.array(moneySchema).max(20)]).optional(),
});
export type MoveAnswers = z.infer<typeof moveAnswersSchema>;

const changeFields = {
  subject: meetingInputSchema.shape.subject.optional(),
  start: momentSchema.optional(),
  end: momentSchema.optional(),
  timeZone: timeZoneSchema.optional(),
  locations: meetingInputSchema.shape.locations,
  /** `cancelled` cancels it; nothing else is set by hand. */
  status: z.literal("cancelled").optional(),
};

/** A change of a meeting: what is left out stays as it is. */
export const meetingChangeSchema = z.strictObject({ ...changeFields, ...moveAnswersSchema.shape });
export type MeetingChange = z.infer<typeof meetingChangeSchema>;

/** The time and the pattern that an invite of a series says and the calendar does not yet. */
export const seriesChangeSchema = z.strictObject({
  start: momentSchema,
  end: momentSchema,
  timeZone: timeZoneSchema,
  recurrence: recurrenceSchema,
});
export type SeriesChange = z.infer<typeof seriesChangeSchema>;

/** What a change of a series means, date by date; nothing is changed by asking. */
export const seriesConsequencesSchema = z.strictObject({
  /** How many dates move, end and come. */
  moved: z.int(),
  ended: z.int(),
  added: z.int(),
  /** How many bookings follow, and how many cannot be had at the new time. */
  rooms: z.strictObject({ follow: z.int(), lost: z.int() }),
  /** How many dates with orders follow free of charge. */
  free: z.int(),
  /** Dates on which something is asked about, costs a fee or cannot be had, by their start. */
  dates: z.array(moveConsequencesSchema),
  /** How many more dates with orders there are, which were not looked at. */
  more: z.int(),
});
export type SeriesConsequences = z.infer<typeof seriesConsequencesSchema>;

/** Answers given before the invite is sent: they apply when the calendar says that it moved to this time. */
export const keptAnswersSchema = z.strictObject({ start: momentSchema, end: momentSchema, ...moveAnswersSchema.shape });

export const meetingMoveLineSchema = z.strictObject({
  ...orderLine,
  outcome: z.enum(["crosses_cut_off", "cannot_be_delivered"]),
  total: moneySchema,
  costs: moveCostsSchema,
  because: z.string().nullable(),
  alternatives: z.array(insteadSchema),
  /** What was chosen, and what it cost; null: nothing yet. */
  choice: choiceSchema.nullable(),
  charged: moneySchema.nullable(),
});
export type MeetingMoveLine = z.infer<typeof meetingMoveLineSchema>;

/** A move that somebody is or was asked about. */
export const meetingMoveSchema = z.strictObject({
  id: idSchema,
  meeting: z.strictObject({ id: idSchema, subject: z.string(), timeZone: timeZoneSchema }),
  from: periodSchema,
  to: periodSchema,
  status: z.enum(moveStatuses),
  lines: z.array(meetingMoveLineSchema),
  /** What each choice costs in all, one sum per currency, over the lines that can still be answered. */
  totals: z.array(moveTotalSchema),
  answerBy: momentSchema,
  default: choiceSchema,
  askedAt: momentSchema,
  answered: z.strictObject({ at: momentSchema, by: z.string().nullable() }).nullable(),
  allowed: z.strictObject({ answer: allowanceSchema }),
});
export type MeetingMove = z.infer<typeof meetingMoveSchema>;

/** The question as its card shows it. */
export interface MoveCardView {
  move: MeetingMove;
}
