import { z } from "zod";
import { locales } from "../identity/identity.ts";
import { responses } from "../meetings/meeting.ts";
import { emailSchema, idSchema, momentSchema, noteSchema } from "../words/words.ts";
import { visitNeedsSchema, visitorInputSchema, visitorNameSchema } from "./visit.ts";
import { visitScopes, visitSources } from "./visit-words.ts";

/** As many as one request invites. */
export const mostVisitors = 500;

const purposeSchema = z.string().trim().max(500);
const needsSchema = visitNeedsSchema.partial();

/** Who is invited to a meeting, to whom and what for; what holds for all of them unless it stands with one. */
export const inviteVisitorsSchema = z.strictObject({
  visitors: z
    .array(visitorInputSchema.extend({ needs: needsSchema.optional() }))
    .min(1)
    .max(mostVisitors),
  /** Which of the meeting's sites; absent: the one where guests come. */
  siteId: idSchema.optional(),
  locationId: idSchema.optional(),
  /** Absent: the organizer. */
  hostId: idSchema.optional(),
  purpose: purposeSchema.default(""),
  needs: needsSchema.default({}),
  note: noteSchema.default(""),
  /** Absent: as long as the meeting. */
  start: momentSchema.optional(),
  end: momentSchema.optional(),
  source: z.enum(visitSources).exclude(["walk_in"]).default("by_hand"),
  /** Of a series. */
  scope: z.enum(visitScopes).default("one"),
});
export type InviteVisitors = z.infer<typeof inviteVisitorsSchema>;

/** The visits of those who were given, of the ones that were there already too: no names, because answers are kept. */
export const invitedVisitsSchema = z.strictObject({
  visitIds: z.array(idSchema),
  invited: z.int(),
  alreadyInvited: z.int(),
});
export type InvitedVisits = z.infer<typeof invitedVisitsSchema>;

/** A change of a visit: what is left out stays. */
export const visitChangeSchema = z.strictObject({
  hostId: idSchema.optional(),
  /** Another of the meeting's sites. */
  siteId: idSchema.optional(),
  purpose: purposeSchema.optional(),
  needs: needsSchema.optional(),
  note: noteSchema.optional(),
  /** Null: as long as the meeting again. */
  period: z.strictObject({ start: momentSchema, end: momentSchema }).nullable().optional(),
  visitor: z
    .strictObject({
      name: visitorNameSchema.optional(),
      email: z.union([z.literal(""), emailSchema]).optional(),
      phone: z.string().trim().max(40).optional(),
      company: z.string().trim().max(200).optional(),
      locale: z.enum(locales).optional(),
    })
    .optional(),
  /** Of a series: needs, purpose, note and host also of the dates after this one. */
  scope: z.enum(visitScopes).default("one"),
});
export type VisitChange = z.infer<typeof visitChangeSchema>;

/** Somebody from outside on the invite who is not expected as a visitor. */
export const visitorProposalSchema = z.strictObject({
  name: z.string(),
  email: z.string(),
  response: z.enum(responses),
  /** The company that is known of her from an earlier visit, else empty. */
  company: z.string(),
  /** She was expected, and her visit was cancelled. */
  wasCancelled: z.boolean(),
});
export type VisitorProposal = z.infer<typeof visitorProposalSchema>;
