import { z } from "zod";
import { idSchema } from "../words/words.ts";

// visit policy: what holds for visits at a site.

export const visitPolicySchema = z.strictObject({
  siteId: idSchema,
  /** Why visitors' data is kept, in the words that they read; empty: the product's own sentence. */
  purpose: z.string().max(2000),
  /** Days after the visit; then it is erased to a count. */
  retentionDays: z.int().min(0).max(3650),
  photos: z.boolean(),
  photoRetentionDays: z.int().min(0).max(3650),
  preApproval: z.boolean(),
  /** Minutes before and after the visit for which a pass opens. */
  earlyMinutes: z.int().min(0).max(1440),
  lateMinutes: z.int().min(0).max(1440),
  /** `HH:MM` in the site's own time: by then everybody has left. */
  closesAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  mapUrl: z.union([z.literal(""), z.url({ protocol: /^https$/ }).max(1000)]),
  /** Minutes that a host has to answer that a visitor is here. */
  hostAnswerMinutes: z.int().min(1).max(120),
  antiPassback: z.boolean(),
  /** Where there is no desk, a door that lets somebody in has met her: it checks in, and out. */
  doorsCheckIn: z.boolean(),
});
export type VisitPolicy = z.infer<typeof visitPolicySchema>;
