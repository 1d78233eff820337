import { z } from "zod";
import { idSchema, momentSchema, referenceSchema, timeZoneSchema } from "../words/words.ts";

// evacuation: everybody leaves a site, for real or as a drill, and is looked for at the assembly point.
// tick: somebody says that she has seen a person, or the people of a meeting. Everybody has ticks of her own.

export const tickSchema = z.strictObject({
  by: referenceSchema,
  at: momentSchema,
  safe: z.boolean(),
  /** Of a meeting: how many were counted; null: all of them. */
  count: z.int().min(0).nullable(),
});
export type Tick = z.infer<typeof tickSchema>;

export const evacuationSchema = z.strictObject({
  id: idSchema,
  siteId: idSchema,
  drill: z.boolean(),
  startedAt: momentSchema,
  startedBy: referenceSchema,
  endedAt: momentSchema.nullable(),
  endedBy: referenceSchema.nullable(),
  /** How many were in the house, and how many of them were seen; null until it has ended. */
  expected: z.int().nullable(),
  safe: z.int().nullable(),
});
export type Evacuation = z.infer<typeof evacuationSchema>;

/** A visitor in the house. */
export const evacuatedVisitSchema = z.strictObject({
  visitId: idSchema,
  /** Empty once the person is erased. */
  name: z.string(),
  company: z.string(),
  host: referenceSchema,
  floor: z.string().nullable(),
  rooms: z.array(z.string()),
  meetingId: idSchema.nullable(),
  badgeNumber: z.int().nullable(),
  wheelchair: z.boolean(),
  arrivedAt: momentSchema,
  /** Left through a door or at the desk since the evacuation began. */
  leftAt: momentSchema.nullable(),
  ticks: z.array(tickSchema),
});
export type EvacuatedVisit = z.infer<typeof evacuatedVisitSchema>;

/** A meeting that somebody checked in: it is known to take place, and how many are in it. */
export const evacuatedMeetingSchema = z.strictObject({
  meetingId: idSchema,
  subject: z.string(),
  floor: z.string().nullable(),
  rooms: z.array(z.string()),
  headCount: z.int(),
  until: momentSchema,
  ticks: z.array(tickSchema),
});
export type EvacuatedMeeting = z.infer<typeof evacuatedMeetingSchema>;

export const evacuationListSchema = z.strictObject({
  site: z.strictObject({ id: idSchema, name: z.string(), timeZone: timeZoneSchema }),
  asOf: momentSchema,
  /** The evacuation that runs; null: none does. Of a past one, when it was asked for. */
  evacuation: evacuationSchema.nullable(),
  visits: z.array(evacuatedVisitSchema),
  meetings: z.array(evacuatedMeetingSchema),
  /** The site's floors, the lowest first. */
  floors: z.array(z.string()),
});
export type EvacuationList = z.infer<typeof evacuationListSchema>;
