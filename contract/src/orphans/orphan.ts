import { z } from "zod";
import { meetingStatuses } from "../meetings/meeting.ts";
import {
  allowanceSchema,
  idSchema,
  moneySchema,
  momentSchema,
  noteSchema,
  referenceSchema,
  timeZoneSchema,
} from "../words/words.ts";
import { orphanEntities, orphanReasons, orphanRepairs, orphanResolutions } from "./orphan-words.ts";

export const orphanRepairOfferSchema = z.strictObject({
  repair: z.enum(orphanRepairs),
  /** What it costs, one amount a currency; empty: nothing. */
  fees: z.array(moneySchema),
  /** The room that it would be, with `other_room` and the like; the person, with `hand_over`. */
  what: referenceSchema.nullable(),
});
export type OrphanRepairOffer = z.infer<typeof orphanRepairOfferSchema>;

export const orphanSchema = z.strictObject({
  id: idSchema,
  reason: z.enum(orphanReasons),
  entity: z.strictObject({ type: z.enum(orphanEntities), id: idSchema }),
  meeting: z
    .strictObject({
      id: idSchema,
      subject: z.string(),
      start: momentSchema,
      end: momentSchema,
      timeZone: timeZoneSchema,
      status: z.enum(meetingStatuses),
      organizer: referenceSchema,
    })
    .nullable(),
  site: referenceSchema.nullable(),
  /** For the sentence of its reason. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  owner: referenceSchema.nullable(),
  foundAt: momentSchema,
  /** What can be done, the proposed one first; empty where it is resolved or on its way. */
  repairs: z.array(orphanRepairOfferSchema),
  /** A repair that is on its way to the calendar. */
  asked: z.strictObject({ repair: z.enum(orphanRepairs), at: momentSchema, by: z.string().nullable() }).nullable(),
  /** Why the calendar did not do what it was asked last. */
  problem: z.enum(["gone", "forbidden", "unavailable", "refused"]).nullable(),
  resolved: z
    .strictObject({
      at: momentSchema,
      by: z.string().nullable(),
      how: z.enum(orphanResolutions),
      note: z.string(),
    })
    .nullable(),
  version: z.int(),
  allowed: z.strictObject({ resolve: allowanceSchema, reopen: allowanceSchema }),
});
export type Orphan = z.infer<typeof orphanSchema>;

export const orphanRepairInputSchema = z.strictObject({
  repair: z.enum(orphanRepairs),
  /** The room to take instead, with `other_room`; absent: the best one that is free. */
  roomId: idSchema.optional(),
  /** Why it is right as it is, with `keep`. */
  note: noteSchema.optional(),
  /** The fees that were shown: more is refused with `fee_applies`. */
  acceptFees: z.array(moneySchema).max(20).optional(),
});
export type OrphanRepairInput = z.infer<typeof orphanRepairInputSchema>;

/** The orphan as its card shows it. */
export interface OrphanCardView {
  orphan: Orphan;
}
