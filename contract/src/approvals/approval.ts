import { z } from "zod";
import {
  allowanceSchema,
  emailSchema,
  idSchema,
  moneySchema,
  momentSchema,
  referenceSchema,
  timeZoneSchema,
} from "../words/words.ts";
import { roomSchema } from "../places/place.ts";
import { roomBookingStatuses } from "../rooms/room-booking.ts";
import { lineDifferenceSchema } from "../service-orders/order-consequences.ts";
import { serviceOrderStatuses } from "../service-orders/service-order.ts";

// approval: a decision that somebody has to take before something holds. Its subject is what waits for it: one row, one
// subject. A request that was cancelled, moved or outlived is withdrawn; nobody decides it any more.

export const approvalStates = ["pending", "approved", "rejected", "withdrawn"] as const;
export type ApprovalState = (typeof approvalStates)[number];

export const decisions = ["approved", "rejected"] as const satisfies readonly ApprovalState[];
export type Decision = (typeof decisions)[number];

/** Why a request is not granted: a sentence for the person who asked. */
export const rejectionReasonSchema = z.string().trim().min(1).max(500);

const stretch = { start: momentSchema, end: momentSchema };

/** A room that is asked for and not held. Times are the meeting's own; `timeZone` is that of the room's site. */
export const roomSubjectSchema = z.strictObject({
  type: z.literal("room_booking"),
  id: idSchema,
  room: roomSchema,
  site: referenceSchema,
  timeZone: timeZoneSchema,
  ...stretch,
  headCount: z.int(),
  status: z.enum(roomBookingStatuses),
  /** Who has the room at that time already: approving is refused as long as somebody has. */
  takenBy: z.strictObject({ organizer: z.string(), ...stretch }).nullable(),
  /** Others who ask for the room at that time; one of them can have it. First come, first. */
  rivals: z.array(z.strictObject({ organizer: z.string(), headCount: z.int(), ...stretch, askedAt: momentSchema })),
});
export type RoomSubject = z.infer<typeof roomSubjectSchema>;

/** How far a question has gone: to the account's owner or whoever stands in, to all deputies, to finance. */
export const approvalLevels = ["owner", "deputies", "finance"] as const;
export type ApprovalLevel = (typeof approvalLevels)[number];

/** Somebody to whom the question went, and as what. */
export const askedPersonSchema = referenceSchema.extend({
  as: z.enum(["owner", "deputy", "finance"]),
  at: momentSchema,
});

/**
 * An order above an account's limit, or a change of one that stands. It holds no money and takes no capacity before
 * every account above its limit agrees; an order that stands stays as it is until then.
 */
export const orderSubjectSchema = z.strictObject({
  type: z.literal("service_order"),
  id: idSchema,
  number: z.int(),
  /** `change`: the order stands, and more of it is wanted; `lines` and `total` are then as they are wanted. */
  kind: z.enum(["order", "change"]),
  status: z.enum(serviceOrderStatuses),
  site: referenceSchema,
  timeZone: timeZoneSchema,
  ...stretch,
  headCount: z.int(),
  lines: z.array(
    z.strictObject({
      service: z.string(),
      vendor: z.string(),
      quantity: z.int(),
      options: z.array(z.string()),
      deliverAt: momentSchema,
      deliverTo: z.string().nullable(),
      total: moneySchema,
    }),
  ),
  total: moneySchema,
  account: referenceSchema.extend({ code: z.string() }),
  /** What this account pays of it, and what it pays already. */
  amount: moneySchema,
  known: moneySchema,
  limit: moneySchema.nullable(),
  /** What is left of the budget; null where there is none to keep to. */
  available: moneySchema.nullable(),
  /** Other accounts above their limits: all have to agree. */
  others: z.array(z.strictObject({ account: referenceSchema, amount: moneySchema, state: z.enum(approvalStates) })),
  /** Until when it is free to change, and until when it can be had at all: undecided by then it lapses. */
  cutOff: momentSchema,
  decideBy: momentSchema,
  /** Of an order: what has changed since it was asked; of a change: what it would change. */
  changes: z.array(lineDifferenceSchema),
  /** What the total was when it was asked; of a change: what it is now. */
  totalBefore: moneySchema,
  level: z.enum(approvalLevels),
  asked: z.array(askedPersonSchema),
  escalatesAt: momentSchema.nullable(),
});
export type OrderSubject = z.infer<typeof orderSubjectSchema>;

/** What waits for a decision; one shape for each kind of thing that may need one. */
export const approvalSubjectSchema = z.discriminatedUnion("type", [roomSubjectSchema, orderSubjectSchema]);

export const approvalSchema = z.strictObject({
  id: idSchema,
  state: z.enum(approvalStates),
  subject: approvalSubjectSchema,
  meeting: z.strictObject({
    id: idSchema,
    subject: z.string(),
    organizer: z.strictObject({ id: idSchema, name: z.string(), email: emailSchema }),
  }),
  /** The room's approver or the account's owner; null where those who look after the site, or finance, decide. */
  approver: referenceSchema.nullable(),
  /** What the asker wrote to whoever decides. */
  note: z.string(),
  askedAt: momentSchema,
  decidedAt: momentSchema.nullable(),
  decidedBy: referenceSchema.nullable(),
  /** Why it was rejected. */
  reason: z.string().nullable(),
  version: z.int(),
  allowed: z.strictObject({ approve: allowanceSchema, reject: allowanceSchema, reopen: allowanceSchema }),
});
export type Approval = z.infer<typeof approvalSchema>;

/** Whose decision an order waits for: for the person who ordered. */
export const orderApprovalSchema = z.strictObject({
  id: idSchema,
  orderNumber: z.int(),
  state: z.enum(approvalStates),
  kind: orderSubjectSchema.shape.kind,
  account: referenceSchema,
  amount: moneySchema,
  level: z.enum(approvalLevels),
  asked: z.array(askedPersonSchema),
  askedAt: momentSchema,
  decideBy: momentSchema,
  decidedBy: referenceSchema.nullable(),
  decidedAt: momentSchema.nullable(),
  reason: z.string().nullable(),
  /** Nobody decided in time. */
  lapsed: z.boolean(),
  /** Of a change: what it would change. */
  changes: z.array(lineDifferenceSchema),
});
export type OrderApproval = z.infer<typeof orderApprovalSchema>;

/** An approval as its one card shows it to somebody who decides. */
export interface ApprovalCardView {
  approval: Approval;
}
