import { z } from "zod";
import { launchEventKinds } from "../client-events/client-event-words.ts";
import { clientSchema } from "../client-events/client-event.ts";
import { clientKeySchema } from "../meetings/meeting-contract.ts";
import { recurrenceSchema } from "../series/recurrence.ts";
import { idSchema, momentSchema, timeZoneSchema } from "../words/words.ts";

// appointment check: what there is to say about an appointment that is being written, before it is sent.

/** Outlook shows no more. */
export const longestAlert = 500;
export const longestNotice = 150;

export const appointmentCheckInputSchema = z.strictObject({
  event: z.enum(launchEventKinds),
  client: clientSchema,
  /** The language in which Outlook is shown, for example `da-DK`. */
  language: z.string().max(35),
  /** The pane's draft key; absent: the pane was never opened for this appointment. */
  clientKey: clientKeySchema.optional(),
  /** The event's id as Exchange's REST interface writes it. */
  eventId: z.string().max(512).optional(),
  /** What the invite says now. */
  start: momentSchema,
  end: momentSchema,
  timeZone: timeZoneSchema,
  /** single: a meeting of its own; series: all its dates; occurrence: one date of a series. */
  of: z.enum(["single", "series", "occurrence"]),
  /** Of a series whose pattern could be read. */
  recurrence: recurrenceSchema.optional(),
});
export type AppointmentCheckInput = z.infer<typeof appointmentCheckInputSchema>;

export const appointmentCheckSchema = z.strictObject({
  /** Null: there is no such meeting, or it is not the asker's to change. */
  meeting: z.strictObject({ id: idSchema }).nullable(),
  /** Why it should not be sent yet, in the language that was asked for; null: it may be sent. */
  alert: z.string().max(longestAlert).nullable(),
  /** The same in one line. */
  notice: z.string().max(longestNotice).nullable(),
});
export type AppointmentCheck = z.infer<typeof appointmentCheckSchema>;
