import { z } from "zod";
import { locales } from "../identity/identity.ts";
import { meetingStatuses } from "../meetings/meeting.ts";
import {
  allowanceSchema,
  emailSchema,
  idSchema,
  momentSchema,
  referenceSchema,
  timeZoneSchema,
} from "../words/words.ts";
import { clearances, leavings, visitActions, visitSources, visitStatuses } from "./visit-words.ts";

export const periodSchema = z.strictObject({ start: momentSchema, end: momentSchema });

/** What a visitor needs. A lunch counts into the meeting's head count. */
export const visitNeedsSchema = z.strictObject({
  parking: z.boolean(),
  plate: z.string().trim().max(20),
  wheelchair: z.boolean(),
  wifi: z.boolean(),
  lunch: z.boolean(),
});
export type VisitNeeds = z.infer<typeof visitNeedsSchema>;

/** Any script, one word or many; no control characters. */
export const visitorNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u);

export const visitorSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  company: z.string(),
  locale: z.enum(locales),
  /** The reader has no need of the person: initials only, the rest is empty. */
  masked: z.boolean(),
});
export type Visitor = z.infer<typeof visitorSchema>;

export const visitSchema = z.strictObject({
  id: idSchema,
  /** Null once the person is erased. */
  visitor: visitorSchema.nullable(),
  /** Null where somebody came without being invited. */
  meeting: z
    .strictObject({
      id: idSchema,
      subject: z.string(),
      start: momentSchema,
      end: momentSchema,
      status: z.enum(meetingStatuses),
    })
    .nullable(),
  site: z.strictObject({ id: idSchema, name: z.string(), timeZone: timeZoneSchema }),
  host: referenceSchema,
  purpose: z.string(),
  start: momentSchema,
  end: momentSchema,
  /** When she was told to come before the meeting moved. */
  movedFrom: periodSchema.nullable(),
  /** When she says to come instead. */
  lateUntil: momentSchema.nullable(),
  source: z.enum(visitSources),
  needs: visitNeedsSchema,
  note: z.string(),
  status: z.enum(visitStatuses),
  clearance: z.enum(clearances),
  pass: z
    .strictObject({ validFrom: momentSchema, validTo: momentSchema, status: z.enum(["active", "withdrawn"]) })
    .nullable(),
  arrivedAt: momentSchema.nullable(),
  leftAt: momentSchema.nullable(),
  leftHow: z.enum(leavings).nullable(),
  badgeNumber: z.int().nullable(),
  badgeLostAt: momentSchema.nullable(),
  version: z.int(),
  allowed: z.record(z.enum(visitActions), allowanceSchema),
});
export type Visit = z.infer<typeof visitSchema>;

/** Somebody to be invited. */
export const visitorInputSchema = z.strictObject({
  name: visitorNameSchema,
  email: z.union([z.literal(""), emailSchema]).default(""),
  phone: z.string().trim().max(40).default(""),
  company: z.string().trim().max(200).default(""),
  /** The language of the mails; absent: the site's. */
  locale: z.enum(locales).optional(),
});
export type VisitorInput = z.infer<typeof visitorInputSchema>;
