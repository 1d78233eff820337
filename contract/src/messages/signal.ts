import { z } from "zod";
import { signalKinds, subjectTypes } from "./signal-words.ts";
import { idSchema, momentSchema } from "../words/words.ts";

/** What a live screen gets of a signal: enough to know what to read again, nothing personal. */
export const streamEventSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(signalKinds),
  subject: z.strictObject({ type: z.enum(subjectTypes), id: idSchema }),
  meetingId: idSchema.nullable(),
  siteId: idSchema.nullable(),
  vendorId: idSchema.nullable(),
  at: momentSchema,
});
export type StreamEvent = z.infer<typeof streamEventSchema>;
