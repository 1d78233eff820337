import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { pageQuery, pageSchema } from "../words/words.ts";
import { meSchema, userItemSchema } from "./identity.ts";

export const identityEndpoints = {
  "GET /me": endpoint({
    summary: "Who I am: tenant, roles, preferences",
    access: { roles: "any" },
    query: z.strictObject({}),
    response: meSchema,
  }),
  "GET /users": endpoint({
    summary: "The company's people, by name; `q` finds by a part of the name or the address",
    access: { roles: ["facility", "finance", "admin"] },
    query: z.strictObject({ ...pageQuery, q: z.string().trim().max(100).optional() }),
    response: pageSchema(userItemSchema),
  }),
};
