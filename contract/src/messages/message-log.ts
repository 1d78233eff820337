import { z } from "zod";
import { locales } from "../identity/identity.ts";
import { allowanceSchema, idSchema, momentSchema, referenceSchema } from "../words/words.ts";
import { renderedTextSchema } from "./message.ts";
import { channels, messageKinds, messageStatuses } from "./message-words.ts";

// message log: every message with what became of it: pending, sent, failed or suppressed, and why.

export const messageLogEntrySchema = z.strictObject({
  id: idSchema,
  kind: z.enum(messageKinds),
  channel: z.enum(channels),
  /** A visitor by her initials: whoever reads the log need not know the person. */
  receiver: z.string(),
  locale: z.enum(locales),
  status: z.enum(messageStatuses),
  reason: z.string().nullable(),
  attempts: z.int(),
  createdAt: momentSchema,
  sentAt: momentSchema.nullable(),
  /** When the receiver first looked at it or pressed something on it, as far as the channel tells. */
  seenAt: momentSchema.nullable(),
  /** When it is tried next, while it is pending. */
  nextAttemptAt: momentSchema.nullable(),
  /** The message that this one repeats or stands in for. */
  followsId: idSchema.nullable(),
  /** What it is about; null where it is about no meeting. */
  meeting: referenceSchema.nullable(),
  allowed: z.strictObject({ resend: allowanceSchema }),
});
export type MessageLogEntry = z.infer<typeof messageLogEntrySchema>;

/** One message in full, without what stood in it: that is its receiver's. */
export const messageDetailSchema = z.strictObject({
  ...messageLogEntrySchema.shape,
  signal: z.strictObject({ id: idSchema, kind: z.string(), at: momentSchema }),
  /** The version of the company's own words that it was written with; null: the words of the product. */
  templateVersion: z.int().nullable(),
  /** Its words, for the receiver only. */
  words: renderedTextSchema.nullable(),
  /** Every message of the same signal to the same receiver, the oldest first: what was repeated, and where it went instead. */
  chain: z.array(messageLogEntrySchema),
});
export type MessageDetail = z.infer<typeof messageDetailSchema>;

/** How many messages there are of each status: together they are all. */
export const messageTotalsSchema = z.strictObject({
  pending: z.int(),
  sent: z.int(),
  failed: z.int(),
  suppressed: z.int(),
  total: z.int(),
  /** Of those that were sent. */
  seen: z.int(),
});
export type MessageTotals = z.infer<typeof messageTotalsSchema>;
