import { z } from "zod";
import { allowanceSchema, idSchema, momentSchema, referenceSchema } from "../words/words.ts";
import { comparisonStatuses, differenceKinds, differenceStatuses } from "./comparison-words.ts";

export const comparisonSchema = z.strictObject({
  id: idSchema,
  from: momentSchema,
  to: momentSchema,
  /** Empty: every site. */
  sites: z.array(referenceSchema),
  status: z.enum(comparisonStatuses),
  /** In percent. */
  progress: z.int(),
  compared: z.int(),
  total: z.int(),
  differences: z.strictObject({ open: z.int(), asked: z.int() }),
  /** Why it failed. */
  problem: z.enum(["no_calendar", "unavailable", "failed"]).nullable(),
  startedAt: momentSchema,
  startedBy: z.string().nullable(),
  finishedAt: momentSchema.nullable(),
  version: z.int(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

const sideSchema = z.strictObject({
  start: momentSchema.optional(),
  end: momentSchema.optional(),
  room: z.string().optional(),
  organizer: z.string().optional(),
  status: z.enum(["scheduled", "cancelled"]).optional(),
});
export type ComparedSide = z.infer<typeof sideSchema>;

export const differenceSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(differenceKinds),
  /** Null: we have no such meeting. */
  meetingId: idSchema.nullable(),
  subject: z.string(),
  start: momentSchema,
  timeZone: z.string(),
  site: referenceSchema.nullable(),
  mailbox: z.string(),
  ours: sideSchema,
  theirs: sideSchema,
  status: z.enum(differenceStatuses),
  repaired: z.strictObject({ at: momentSchema, by: z.string().nullable() }).nullable(),
  allowed: z.strictObject({ repair: allowanceSchema }),
});
export type Difference = z.infer<typeof differenceSchema>;

export const newComparisonSchema = z.strictObject({
  from: momentSchema,
  to: momentSchema,
  sites: z.array(idSchema).max(100).default([]),
});
