import { z } from "zod";
import { momentSchema } from "../words/words.ts";
import { calendarKinds, connections, connectionStates, setUpSteps, stepStates } from "./onboarding-words.ts";

const countSchema = z.int().min(0);

export const setUpSchema = z.strictObject({
  company: z.strictObject({ name: z.string(), entraTenantId: z.guid() }),
  calendars: z.enum(calendarKinds),
  /** Where an administrator of the directory lets the app in; null where nobody has to. */
  consentUrl: z.url().nullable(),
  steps: z.array(z.strictObject({ step: z.enum(setUpSteps), state: z.enum(stepStates) })),
  counts: z.strictObject({
    sites: countSchema,
    rooms: countSchema,
    /** Calendars that are listened to, that are asked for, and that Microsoft 365 refuses. */
    calendarsActive: countSchema,
    calendarsWanted: countSchema,
    calendarsTroubled: countSchema,
  }),
  /** The first mailboxes that are refused, with what was answered. */
  troubled: z.array(z.strictObject({ mailbox: z.string(), problem: z.string() })),
  /** Why the last test message did not arrive; null where nothing is in its way. */
  testReason: z.string().nullable(),
  connections: z.array(
    z.strictObject({
      connection: z.enum(connections),
      state: z.enum(connectionStates),
      lastDoneAt: momentSchema.nullable(),
      lastFailedAt: momentSchema.nullable(),
      /** What failed last says of itself. */
      problem: z.string().nullable(),
    }),
  ),
});
export type SetUp = z.infer<typeof setUpSchema>;
