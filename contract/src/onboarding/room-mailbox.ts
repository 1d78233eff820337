import { z } from "zod";
import { processingSettings } from "./room-mailbox-rules.ts";

/** So much of an export is read at once: some thousand rooms. */
export const longestExport = 800_000;

export const roomMailboxCheckSchema = z.strictObject({
  rooms: z.array(
    z.strictObject({
      name: z.string(),
      email: z.string(),
      differences: z.array(
        z.strictObject({ setting: z.enum(processingSettings), theirs: z.string(), wanted: z.string() }),
      ),
    }),
  ),
  /** Mailboxes of the export that are no rooms here, and rooms that the export lacks. */
  notHere: z.array(z.string()),
  notThere: z.array(z.string()),
});
export type RoomMailboxCheck = z.infer<typeof roomMailboxCheckSchema>;
