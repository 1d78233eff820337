import { z } from "zod";
import { idSchema, momentSchema, referenceSchema, timeZoneSchema } from "../words/words.ts";
import { visitStatuses } from "../visits/visit-words.ts";
import { hostAnswers, hostCallReasons } from "./reception-words.ts";

// host call: a host is told that a visitor is here, or asked about one who is not expected now.

export const calledVisitorSchema = z.strictObject({
  visitId: idSchema,
  name: z.string(),
  company: z.string(),
  about: z.enum(hostCallReasons),
  status: z.enum(visitStatuses),
  badgeNumber: z.int().nullable(),
  toldAt: momentSchema,
  answer: z.enum(hostAnswers).nullable(),
  by: referenceSchema.nullable(),
  asked: referenceSchema.nullable(),
  answeredAt: momentSchema.nullable(),
  escalatedAt: momentSchema.nullable(),
  /** The reception took it back: she is not here. */
  withdrawn: z.boolean(),
});
export type CalledVisitor = z.infer<typeof calledVisitorSchema>;

/** Visitors of one host who came within a minute, as one card shows them. */
export const arrivalCardViewSchema = z.strictObject({
  groupId: idSchema,
  site: z.strictObject({ id: idSchema, name: z.string(), timeZone: timeZoneSchema }),
  host: referenceSchema,
  meeting: z.strictObject({ id: idSchema, subject: z.string(), start: momentSchema, end: momentSchema }).nullable(),
  rooms: z.array(z.string()),
  visitors: z.array(calledVisitorSchema).min(1),
  /** Whom to ask instead: those who stand in for the host first, then who else is at the meeting. */
  suggestions: z.array(referenceSchema),
});
export type ArrivalCardView = z.infer<typeof arrivalCardViewSchema>;

export const hostAnswerInputSchema = z.discriminatedUnion("answer", [
  z.strictObject({ answer: z.literal("coming") }),
  z.strictObject({ answer: z.literal("send_up") }),
  z.strictObject({ answer: z.literal("ask"), askedId: idSchema }),
]);
export type HostAnswerInput = z.infer<typeof hostAnswerInputSchema>;
