import { z } from "zod";
import { allowanceSchema, idSchema, momentSchema } from "../words/words.ts";
import { deliveryStatuses, isTopic, mostGraceHours, webhookStatuses } from "./webhook-rules.ts";

const nameSchema = z.string().trim().min(1).max(100);
/** What may stand in an address is decided by the service, which knows where it may send to. */
const addressSchema = z.string().trim().min(1).max(500);
const topicsSchema = z
  .array(z.string().max(60).refine(isTopic, "has to be a kind of signal, or all of an area as in visit.*"))
  .min(1)
  .max(100)
  .transform((topics) => [...new Set(topics)]);

/** What became of one attempt to tell: the other side's status, or what was wrong before there was one. */
export const webhookDeliverySchema = z.strictObject({
  id: idSchema,
  /** The kind of signal; `test` for a test. */
  kind: z.string(),
  signalId: idSchema.nullable(),
  status: z.enum(deliveryStatuses),
  attempts: z.int(),
  createdAt: momentSchema,
  lastAttemptAt: momentSchema.nullable(),
  nextAttemptAt: momentSchema.nullable(),
  answerStatus: z.int().nullable(),
  problem: z.string().nullable(),
  /** The delivery that this one sends again. */
  replayOf: idSchema.nullable(),
});
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;

export const webhookSchema = z.strictObject({
  id: idSchema,
  version: z.int(),
  name: z.string(),
  url: z.string(),
  topics: z.array(z.string()),
  status: z.enum(webhookStatuses),
  /** Since when nothing arrives. */
  failingSince: momentSchema.nullable(),
  /** Until when the secret before the last rotation signs beside the new one. */
  previousValidTo: momentSchema.nullable(),
  pending: z.int(),
  last: webhookDeliverySchema.nullable(),
  createdAt: momentSchema,
  createdBy: z.string().nullable(),
  deletedAt: momentSchema.nullable(),
  allowed: z.strictObject({
    change: allowanceSchema,
    delete: allowanceSchema,
    restore: allowanceSchema,
    test: allowanceSchema,
    rotate: allowanceSchema,
  }),
});
export type Webhook = z.infer<typeof webhookSchema>;

/** `secret` signs every delivery (Standard Webhooks): it stands in this one answer. A repeated request gets null. */
export const webhookWithSecretSchema = z.strictObject({ ...webhookSchema.shape, secret: z.string().nullable() });
export type WebhookWithSecret = z.infer<typeof webhookWithSecretSchema>;

export const secretRotationSchema = z.strictObject({
  /** For how long the secret that was signs beside the new one; 0: not any more. */
  graceHours: z.int().min(0).max(mostGraceHours).default(24),
});
export type SecretRotation = z.output<typeof secretRotationSchema>;

export const newWebhookSchema = z.strictObject({ name: nameSchema, url: addressSchema, topics: topicsSchema });
export type NewWebhook = z.output<typeof newWebhookSchema>;

export const webhookChangeSchema = z.strictObject({
  name: nameSchema.optional(),
  url: addressSchema.optional(),
  topics: topicsSchema.optional(),
  status: z.enum(["active", "paused"]).optional(),
});
export type WebhookChange = z.output<typeof webhookChangeSchema>;
