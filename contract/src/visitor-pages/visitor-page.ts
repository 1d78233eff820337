import { z } from "zod";
import { locales } from "../identity/identity.ts";
import { periodSchema, visitNeedsSchema } from "../visits/visit.ts";
import { idSchema, momentSchema, timeZoneSchema } from "../words/words.ts";
import { visitorPageStates } from "./visitor-page-words.ts";

// visitor page: a visit as its visitor sees it, behind her own link.

export const visitorPageSchema = z.strictObject({
  state: z.enum(visitorPageStates),
  /** The company that is visited. */
  company: z.string(),
  locale: z.enum(locales),
  visitor: z.strictObject({ name: z.string(), company: z.string(), phone: z.string() }),
  subject: z.string(),
  start: momentSchema,
  end: momentSchema,
  /** When she was told to come before. */
  movedFrom: periodSchema.nullable(),
  lateUntil: momentSchema.nullable(),
  site: z.strictObject({
    id: idSchema,
    name: z.string(),
    address: z.string(),
    timeZone: timeZoneSchema,
    /** Empty where nobody gave one and there is no address to look for. */
    mapUrl: z.string(),
  }),
  rooms: z.array(z.string()),
  host: z.strictObject({ name: z.string(), title: z.string(), email: z.string() }),
  needs: visitNeedsSchema,
  isConfirmed: z.boolean(),
  /** Null where it opens nothing: what its QR code says, and when it opens. */
  pass: z.strictObject({ qr: z.string(), validFrom: momentSchema, validTo: momentSchema }).nullable(),
  /** Null where there is nothing to agree to; `acceptedAt` null: not yet agreed to this number. */
  houseRules: z
    .strictObject({
      number: z.int(),
      locale: z.enum(locales),
      document: z.string(),
      acceptedAt: momentSchema.nullable(),
    })
    .nullable(),
  /** Why the data is kept, in the site's own words; empty: the product's sentence. And for how many days. */
  privacy: z.strictObject({
    purpose: z.string(),
    retentionDays: z.int(),
    /** What the site says of visitors' data; null: nothing. */
    consent: z.strictObject({ id: idSchema, locale: z.enum(locales), content: z.string() }).nullable(),
  }),
});
export type VisitorPage = z.infer<typeof visitorPageSchema>;

/** What the visitor may change of her visit by herself. */
export const visitorDetailsSchema = z.strictObject({
  phone: z
    .string()
    .trim()
    .max(40)
    .regex(/^[^\p{Cc}]*$/u),
  needs: visitNeedsSchema.omit({ lunch: true }),
});
export type VisitorDetails = z.infer<typeof visitorDetailsSchema>;
