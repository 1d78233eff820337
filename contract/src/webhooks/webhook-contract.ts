import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { idSchema, pageQuery, pageSchema } from "../words/words.ts";
import { deliveryStatuses } from "./webhook-rules.ts";
import {
  newWebhookSchema,
  secretRotationSchema,
  webhookChangeSchema,
  webhookDeliverySchema,
  webhookSchema,
  webhookWithSecretSchema,
} from "./webhook.ts";

const administrators = { roles: ["admin"] } as const;
const byId = { params: z.strictObject({ id: idSchema }) } as const;

export const webhookEndpoints = {
  "GET /webhooks": endpoint({
    summary: "The systems that are told of what happens, by name; `q` finds by a part of the name or the address",
    access: administrators,
    query: z.strictObject({ ...pageQuery, q: z.string().trim().max(100).optional() }),
    response: pageSchema(webhookSchema),
  }),
  "GET /webhooks/:id": endpoint({
    summary: "One webhook, also a deleted one",
    access: administrators,
    ...byId,
    versioned: true,
    response: webhookSchema,
  }),
  "POST /webhooks": endpoint({
    summary: "Tell another system of what happens; the answer is the only one with the secret that signs it",
    access: administrators,
    body: newWebhookSchema,
    status: 201,
    versioned: true,
    response: webhookWithSecretSchema,
  }),
  "PATCH /webhooks/:id": endpoint({
    summary: "Change a webhook, pause it or switch it on again",
    access: administrators,
    ...byId,
    body: webhookChangeSchema,
    versioned: true,
    response: webhookSchema,
  }),
  "DELETE /webhooks/:id": endpoint({
    summary: "Delete a webhook: nothing is sent to it any more, and it can be restored",
    access: administrators,
    ...byId,
    versioned: true,
    response: webhookSchema,
  }),
  "POST /webhooks/:id/restore": endpoint({
    summary: "Restore a deleted webhook; it is paused then",
    access: administrators,
    ...byId,
    versioned: true,
    response: webhookSchema,
  }),
  "POST /webhooks/:id/test": endpoint({
    summary: "Send something that did not happen, to see whether it arrives",
    access: administrators,
    ...byId,
    status: 202,
    response: webhookDeliverySchema,
  }),
  "POST /webhooks/:id/rotate": endpoint({
    summary: "Give a webhook a new secret; the one before signs beside it for a while, so that nothing is refused",
    access: administrators,
    ...byId,
    body: secretRotationSchema,
    versioned: true,
    response: webhookWithSecretSchema,
  }),
  "GET /webhooks/:id/deliveries": endpoint({
    summary: "What was sent to a webhook or waits for it, the latest first",
    access: administrators,
    ...byId,
    query: z.strictObject({ ...pageQuery, status: z.enum(deliveryStatuses).optional() }),
    response: pageSchema(webhookDeliverySchema),
  }),
  "POST /webhooks/:id/deliveries/:deliveryId/replay": endpoint({
    summary: "Send a delivery once more, under the id that it had",
    access: administrators,
    params: z.strictObject({ id: idSchema, deliveryId: idSchema }),
    status: 202,
    response: webhookDeliverySchema,
  }),
};
