import { z } from "zod";
import { locales } from "../identity/identity.ts";
import { visitNeedsSchema } from "../visits/visit.ts";
import { clearances, leavings, visitSources, visitStatuses } from "../visits/visit-words.ts";
import { idSchema, momentSchema } from "../words/words.ts";
import { consentWays } from "./privacy-words.ts";

/** A person from outside whose data is here, as an administrator finds her. */
export const knownVisitorSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  company: z.string(),
  locale: z.enum(locales),
  visits: z.int(),
  /** Of them those that are still to come. */
  coming: z.int(),
  lastVisit: momentSchema.nullable(),
  /** By when the last of her data is erased by itself; null: she is in the house, or was never expected. */
  keptUntil: momentSchema.nullable(),
  sites: z.array(z.string()),
});
export type KnownVisitor = z.infer<typeof knownVisitorSchema>;

/** Everything that is kept of a person, for herself. */
export const visitorExportSchema = z.strictObject({
  exportedAt: momentSchema,
  company: z.string(),
  person: z.strictObject({
    id: idSchema,
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    company: z.string(),
    locale: z.enum(locales),
    since: momentSchema,
  }),
  visits: z.array(
    z.strictObject({
      id: idSchema,
      site: z.string(),
      host: z.string(),
      purpose: z.string(),
      start: momentSchema,
      end: momentSchema,
      source: z.enum(visitSources),
      status: z.enum(visitStatuses),
      clearance: z.enum(clearances),
      needs: visitNeedsSchema,
      note: z.string(),
      arrivedAt: momentSchema.nullable(),
      leftAt: momentSchema.nullable(),
      leftHow: z.enum(leavings).nullable(),
      badgeNumber: z.int().nullable(),
      passValidFrom: momentSchema.nullable(),
      passValidTo: momentSchema.nullable(),
      /** Of the photo only that there is one, and since when; the picture itself is in the export's own field. */
      photoTakenAt: momentSchema.nullable(),
      keptUntil: momentSchema,
    }),
  ),
  messages: z.array(
    z.strictObject({
      at: momentSchema,
      kind: z.string(),
      channel: z.string(),
      status: z.string(),
      content: z.unknown(),
    }),
  ),
  invites: z.array(z.strictObject({ meetingId: idSchema, start: momentSchema, response: z.string() })),
  consents: z.array(
    z.strictObject({
      visitId: idSchema,
      seenAt: momentSchema,
      how: z.enum(consentWays),
      number: z.int(),
      locale: z.enum(locales),
      content: z.string(),
    }),
  ),
  houseRules: z.array(
    z.strictObject({ visitId: idSchema, acceptedAt: momentSchema, number: z.int(), locale: z.enum(locales) }),
  ),
  /** Series to whose dates she comes. */
  series: z.array(
    z.strictObject({
      seriesId: idSchema,
      purpose: z.string(),
      plate: z.string(),
      note: z.string(),
      from: momentSchema,
      until: momentSchema.nullable(),
    }),
  ),
  photos: z.array(z.strictObject({ visitId: idSchema, takenAt: momentSchema, jpeg: z.base64() })),
});
export type VisitorExport = z.infer<typeof visitorExportSchema>;
