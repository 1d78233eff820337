import { z } from "zod";
import { clientEventKinds, clientPlatforms } from "./client-event-words.ts";

/** What kind of client it is; nothing of the person. */
export const clientSchema = z.strictObject({
  host: z.literal("outlook"),
  platform: z.enum(clientPlatforms),
  /** Of the client; its last part changes weekly and is left out by whoever counts. */
  version: z.string().regex(/^\d{1,6}(\.\d{1,6}){0,3}$/),
});
export type Client = z.infer<typeof clientSchema>;

export const clientEventInputSchema = z.strictObject({ ...clientSchema.shape, kind: z.enum(clientEventKinds) });
export type ClientEventInput = z.infer<typeof clientEventInputSchema>;

const daySchema = z.iso.date();

/** One kind of event from one kind of client. */
export const clientEventHealthSchema = z.strictObject({
  kind: z.enum(clientEventKinds),
  /** none: this client has no such event. */
  health: z.enum(["arrives", "silent", "never", "none"]),
  /** The last day on which it came; null: never, as far as is kept. */
  last: daySchema.nullable(),
  /** How often in the last seven days. */
  week: z.int(),
});
export type ClientEventHealth = z.infer<typeof clientEventHealthSchema>;

export const clientHealthSchema = z.strictObject({
  host: z.string(),
  platform: z.enum(clientPlatforms),
  /** Those of the last seven days, the newest first. */
  versions: z.array(z.string()),
  events: z.array(clientEventHealthSchema),
});
export type ClientHealth = z.infer<typeof clientHealthSchema>;
