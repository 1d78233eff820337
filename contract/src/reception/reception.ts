import { z } from "zod";
import { locales } from "../identity/identity.ts";
import { idSchema, momentSchema, referenceSchema, timeZoneSchema } from "../words/words.ts";
import { visitorInputSchema, visitSchema } from "../visits/visit.ts";
import { changeOutcomes, hostAnswers, hostCallReasons } from "./reception-words.ts";

/** A visit as the tablet keeps it: what the reception needs for a day without a network. */
export const receptionVisitSchema = visitSchema.extend({
  /** Where the host and the meeting are: room names and the floor. */
  rooms: z.array(z.string()),
  floor: z.string().nullable(),
  hostPhone: z.string(),
  /** Name, company, host and plate in plain lower-case Latin letters, for finding as one types. */
  searchText: z.string(),
  /** SHA-256 of the pass's code in lower-case hex: a QR code is recognised without a network. */
  codeSha256: z.string().length(64).nullable(),
  /** The host's answer to her card. */
  hostAnswer: z
    .strictObject({
      toldAt: momentSchema,
      answer: z.enum(hostAnswers).nullable(),
      /** Why she was told: the visitor is here, or came at the time of before, or to what is cancelled. */
      about: z.enum(hostCallReasons),
      /** Who answered: the host, or who stands in for her. */
      by: referenceSchema.nullable(),
      /** Who was asked instead. */
      asked: referenceSchema.nullable(),
      answeredAt: momentSchema.nullable(),
      escalatedAt: momentSchema.nullable(),
    })
    .nullable(),
});
export type ReceptionVisit = z.infer<typeof receptionVisitSchema>;

/** What a visitor is told of her data, as a desk shows it to whoever was not invited. */
export const deskConsentSchema = z.strictObject({
  id: idSchema,
  locale: z.enum(locales),
  /** Its version. */
  number: z.int().min(1),
  content: z.string(),
});
export type DeskConsent = z.infer<typeof deskConsentSchema>;

export const receptionSnapshotSchema = z.strictObject({
  site: z.strictObject({ id: idSchema, name: z.string(), timeZone: timeZoneSchema }),
  /** `YYYY-MM-DD` in the site's zone. */
  day: z.iso.date(),
  /** The server's moment of reading. */
  asOf: momentSchema,
  /** Expected that day, in the house, or gone that day. */
  visits: z.array(receptionVisitSchema),
  /** Whose pass may be shown although nobody is expected: cancelled, or moved from this day to another. */
  others: z.array(receptionVisitSchema),
  /** Whom a walk-in may have come to see. */
  hosts: z.array(referenceSchema),
  photos: z.boolean(),
  /** The newest in each language of the site's; absent in a day that a tablet has kept since before there were any. */
  consents: z.array(deskConsentSchema).optional(),
  closesAt: z.string(),
});
export type ReceptionSnapshot = z.infer<typeof receptionSnapshotSchema>;

/** What became of today since a moment: so that a tablet that has the day does not read it whole for every signal. */
export const receptionNewsSchema = z.strictObject({
  day: z.iso.date(),
  /** The server's moment of reading; what comes next is asked for since then. */
  asOf: momentSchema,
  /** True where too much happened, or too long ago: the day has to be read whole. Nothing else is said then. */
  whole: z.boolean(),
  /** True where an evacuation or a room's check-in is among it: who is in the house has to be read again. */
  house: z.boolean(),
  /** New, or other than before, as they are in a snapshot. */
  visits: z.array(receptionVisitSchema),
  others: z.array(receptionVisitSchema),
  /** Ids of visits that are none of this day's at this site; also of such that never were. */
  gone: z.array(idSchema),
});
export type ReceptionNews = z.infer<typeof receptionNewsSchema>;

const base = {
  /** Made on the tablet; the server does each once. */
  id: idSchema,
  /** When it was done, by the tablet's clock. */
  at: momentSchema,
};
const onVisit = { ...base, visitId: idSchema };

export const receptionChangeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("check_in"), ...onVisit }),
  z.strictObject({ kind: z.literal("check_out"), ...onVisit, how: z.enum(["desk", "pass"]) }),
  z.strictObject({ kind: z.literal("undo_check_in"), ...onVisit }),
  z.strictObject({ kind: z.literal("undo_check_out"), ...onVisit }),
  z.strictObject({
    kind: z.literal("walk_in"),
    ...base,
    /** The id that the new visit will have. */
    visitId: idSchema,
    visitor: visitorInputSchema,
    hostId: idSchema,
    purpose: z.string().trim().max(500),
    /** What the visitor was shown of what becomes of her data. */
    consentTextId: idSchema.optional(),
  }),
  /** Somebody stands there who is not expected now: her host is asked. */
  z.strictObject({ kind: z.literal("ask_host"), ...onVisit }),
  z.strictObject({ kind: z.literal("badge_lost"), ...onVisit }),
  z.strictObject({ kind: z.literal("badge_replaced"), ...onVisit }),
  /** A JPEG as base64, at most 200 kB. */
  z.strictObject({ kind: z.literal("photo"), ...onVisit, jpeg: z.base64().max(280_000) }),
  /** Somebody was looked for by name: how many letters, how many found; never the name itself. */
  z.strictObject({ kind: z.literal("look_up"), ...base, letters: z.int().min(0).max(200), found: z.int().min(0) }),
  z.strictObject({
    kind: z.literal("roll_call"),
    ...base,
    evacuationId: idSchema,
    subject: z.strictObject({ type: z.enum(["visit", "meeting"]), id: idSchema }),
    safe: z.boolean(),
    count: z.int().min(0).max(10_000).optional(),
  }),
  z.strictObject({
    kind: z.literal("evacuation_start"),
    ...base,
    /** The id that it will have; where one runs already at the site, it goes on under this name too. */
    evacuationId: idSchema,
    drill: z.boolean(),
  }),
  z.strictObject({ kind: z.literal("evacuation_end"), ...base, evacuationId: idSchema }),
]);
export type ReceptionChange = z.infer<typeof receptionChangeSchema>;

export const receptionChangesInputSchema = z.strictObject({
  deviceId: idSchema,
  /** The tablet's clock when it sends: a wrong clock is corrected by it. */
  deviceTime: momentSchema,
  /** In the order in which they were done. */
  changes: z.array(receptionChangeSchema).min(1).max(100),
});
export type ReceptionChangesInput = z.infer<typeof receptionChangesInputSchema>;

export const receptionChangeResultSchema = z.strictObject({
  id: idSchema,
  outcome: z.enum(changeOutcomes),
  /** Why not, with `conflict`: an error code. */
  because: z.string().nullable(),
  /** The visit as it is now, where there is one. */
  visit: receptionVisitSchema.nullable(),
});
export type ReceptionChangeResult = z.infer<typeof receptionChangeResultSchema>;

export const receptionChangeResultsSchema = z.strictObject({
  /** The server's moment of answering. */
  asOf: momentSchema,
  /** In the order of the changes. */
  results: z.array(receptionChangeResultSchema),
});
