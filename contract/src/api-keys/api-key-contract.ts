import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { idSchema, pageQuery, pageSchema } from "../words/words.ts";
import { apiKeySchema, apiKeyWithSecretSchema, newApiKeySchema, rotationSchema } from "./api-key.ts";
import { keyStates } from "./api-key-rules.ts";

const administrators = { roles: ["admin"] } as const;
const byId = { params: z.strictObject({ id: idSchema }), versioned: true } as const;

export const apiKeyEndpoints = {
  "GET /api-keys": endpoint({
    summary: "The company's API keys, the newest first; `q` finds by a part of the name or the prefix",
    access: administrators,
    query: z.strictObject({
      ...pageQuery,
      q: z.string().trim().max(100).optional(),
      state: z.enum(keyStates).optional(),
    }),
    response: pageSchema(apiKeySchema),
  }),
  "GET /api-keys/:id": endpoint({
    summary: "One API key, also a revoked one",
    access: administrators,
    ...byId,
    response: apiKeySchema,
  }),
  "POST /api-keys": endpoint({
    summary: "Make an API key; the answer is the only one with its secret",
    access: administrators,
    body: newApiKeySchema,
    status: 201,
    versioned: true,
    response: apiKeyWithSecretSchema,
  }),
  "POST /api-keys/:id/rotate": endpoint({
    summary: "Give a key a new secret; the one before works for a while, so that nothing stands still",
    access: administrators,
    ...byId,
    body: rotationSchema,
    response: apiKeyWithSecretSchema,
  }),
  "DELETE /api-keys/:id": endpoint({
    summary: "Revoke a key: it works nowhere any more",
    access: administrators,
    ...byId,
    response: apiKeySchema,
  }),
  "POST /api-keys/:id/restore": endpoint({
    summary: "Take a key that was revoked a moment ago back into use",
    access: administrators,
    ...byId,
    response: apiKeySchema,
  }),
};
