import { z } from "zod";
import { allowanceSchema, idSchema, momentSchema, referenceSchema } from "../words/words.ts";
import { scopes } from "../identity/identity.ts";
import { grantableScopes, keyStates, mostGraceHours } from "./api-key-rules.ts";

const nameSchema = z.string().trim().min(1).max(100);

/** Where a door's key may be used: one access point, or all of a site with those to come. */
export const keyPlaceSchema = z.strictObject({ site: referenceSchema, accessPoint: referenceSchema.nullable() });
export type KeyPlace = z.infer<typeof keyPlaceSchema>;

export const apiKeySchema = z.strictObject({
  id: idSchema,
  version: z.int(),
  name: z.string(),
  /** What the key begins with: enough to tell keys apart, of no use without the secret. */
  prefix: z.string(),
  scopes: z.array(z.enum(scopes)),
  places: z.array(keyPlaceSchema),
  state: z.enum(keyStates),
  validTo: momentSchema.nullable(),
  /** To the minute, some minutes late. */
  lastUsedAt: momentSchema.nullable(),
  /** Until when the secret before the last rotation works as well. */
  previousValidTo: momentSchema.nullable(),
  createdAt: momentSchema,
  createdBy: z.string().nullable(),
  revokedAt: momentSchema.nullable(),
  allowed: z.strictObject({ rotate: allowanceSchema, revoke: allowanceSchema, restore: allowanceSchema }),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

export const newApiKeySchema = z.strictObject({
  name: nameSchema,
  scopes: z.array(z.enum(grantableScopes)).min(1).max(grantableScopes.length),
  validTo: momentSchema.nullable().optional(),
  /** Access points that it is for, by themselves. */
  accessPointIds: z.array(idSchema).max(200).optional(),
  /** Sites with all of their access points. */
  siteIds: z.array(idSchema).max(50).optional(),
});
export type NewApiKey = z.infer<typeof newApiKeySchema>;

/** `key` is what the system sends: it stands in this one answer, and nobody can read it again. A repeated request gets null. */
export const apiKeyWithSecretSchema = z.strictObject({ ...apiKeySchema.shape, key: z.string().nullable() });
export type ApiKeyWithSecret = z.infer<typeof apiKeyWithSecretSchema>;

export const rotationSchema = z.strictObject({
  /** For how long the secret that was works beside the new one; 0: not any more. */
  graceHours: z.int().min(0).max(mostGraceHours).default(24),
});
export type Rotation = z.infer<typeof rotationSchema>;
