import { z } from "zod";
import {
  allowanceSchema,
  emailSchema,
  idSchema,
  momentSchema,
  referenceSchema,
  timeZoneSchema,
} from "../words/words.ts";
import { roomSchema } from "../places/place.ts";
import { roomBookingStatuses } from "../rooms/room-booking.ts";

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

/** What waits for a decision; one shape for each kind of thing that may need one. */
export const approvalSubjectSchema = z.discriminatedUnion("type", [roomSubjectSchema]);

export const approvalSchema = z.strictObject({
  id: idSchema,
  state: z.enum(approvalStates),
  subject: approvalSubjectSchema,
  meeting: z.strictObject({
    id: idSchema,
    subject: z.string(),
    organizer: z.strictObject({ id: idSchema, name: z.string(), email: emailSchema }),
  }),
  /** Null where those who look after the site decide. */
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

/** An approval as its one card shows it to somebody who decides. */
export interface ApprovalCardView {
  approval: Approval;
}
