import { z } from "zod";
import { momentSchema } from "@magic-meetings/contract/words/words.ts";

// What one can do with an event on a phone.

const timed = { start: momentSchema, end: momentSchema };
const address = z.email().max(254);

const phoneChangeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("move"), ...timed }),
  z.strictObject({ kind: z.literal("cancel") }),
  z.strictObject({ kind: z.literal("delete") }),
  z.strictObject({ kind: z.literal("restore") }),
  z.strictObject({
    kind: z.literal("room"),
    /** The room that is on it from now on, in place of those that were; null: none. */
    room: z.strictObject({ email: address, name: z.string().max(255) }).nullable(),
  }),
  z.strictObject({ kind: z.literal("answer"), response: z.enum(["accepted", "tentativelyAccepted", "declined"]) }),
  z.strictObject({
    kind: z.literal("hand_over"),
    to: z.strictObject({ email: address, name: z.string().max(255) }),
  }),
]);
export type PhoneChange = z.infer<typeof phoneChangeSchema>;

export const phoneInputSchema = z.strictObject({
  /** Whose calendar the event is in: its organizer's. */
  mailbox: address,
  eventId: z.string().min(1).max(1_024),
  /** The whole series that the event is a date of. */
  wholeSeries: z.boolean().default(false),
  change: phoneChangeSchema,
});
export type PhoneInput = z.infer<typeof phoneInputSchema>;
