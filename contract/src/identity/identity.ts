import { z } from "zod";
import { currencySchema, idSchema, timeZoneSchema } from "../words/words.ts";

// tenant: a company; nothing of one tenant is ever visible to another.
// A user is Entra's `oid` + `tid`, never an e-mail address.

// security: who decides whether a visit that a rule stopped may take place.
export const roles = [
  "organizer",
  "approver",
  "vendor",
  "receptionist",
  "facility",
  "finance",
  "security",
  "admin",
] as const;
export type Role = (typeof roles)[number];

/**
 * What API keys and app-only tokens may be given. `bot.act`: act for a user named in `X-Acting-User`; `access_passes.*`: what
 * a door asks.
 */
export const scopes = [
  "access_passes.verify",
  "access_passes.feed",
  "calendar.write",
  "meetings.read",
  "meetings.write",
  "production.read",
  "production.write",
  "bot.act",
] as const;
export type Scope = (typeof scopes)[number];

export const locales = ["en", "da", "nb", "it", "de"] as const;
export type Locale = (typeof locales)[number];

/** A role, held everywhere or for one site, vendor or account. */
export const heldRoleSchema = z.strictObject({
  role: z.enum(roles),
  siteId: idSchema.optional(),
  vendorId: idSchema.optional(),
  accountId: idSchema.optional(),
});
export type HeldRole = z.infer<typeof heldRoleSchema>;

export const meSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  locale: z.enum(locales),
  timeZone: timeZoneSchema,
  tenant: z.strictObject({ id: idSchema, name: z.string(), domains: z.array(z.string()), currency: currencySchema }),
  roles: z.array(heldRoleSchema),
});
export type Me = z.infer<typeof meSchema>;

/** One of the company's people, to choose from: as a member of a group, as an approver. */
export const userItemSchema = z.strictObject({ id: idSchema, name: z.string(), email: z.string(), title: z.string() });
export type UserItem = z.infer<typeof userItemSchema>;

/** One of the demo's people, for the playground's person switcher. */
export const demoPersonSchema = z.strictObject({
  person: z.string(),
  name: z.string(),
  email: z.string(),
  company: z.string(),
  title: z.string(),
  roles: z.array(z.enum(roles)),
  locale: z.enum(locales),
  timeZone: timeZoneSchema,
  entraObjectId: idSchema,
  entraTenantId: idSchema,
});
export type DemoPerson = z.infer<typeof demoPersonSchema>;
