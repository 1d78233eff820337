import { z } from "zod";
import { allowanceSchema, idSchema, momentSchema } from "../words/words.ts";
import { syncKinds, syncOutcomes } from "./sync-log-words.ts";

// sync log: what was asked of the calendar or came from it, and what it led to.

export const syncEntrySchema = z.strictObject({
  id: idSchema,
  at: momentSchema,
  kind: z.enum(syncKinds),
  outcome: z.enum(syncOutcomes),
  mailbox: z.string(),
  eventId: z.string().nullable(),
  meeting: z.strictObject({ id: idSchema, subject: z.string() }).nullable(),
  request: z.record(z.string(), z.unknown()),
  answer: z.record(z.string(), z.unknown()),
  /** The entry that this one does again. */
  replayOf: idSchema.nullable(),
  allowed: z.strictObject({ replay: allowanceSchema }),
});
export type SyncLogEntry = z.infer<typeof syncEntrySchema>;
