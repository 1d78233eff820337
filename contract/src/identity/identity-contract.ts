import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { meSchema } from "./identity.ts";

export const identityEndpoints = {
  "GET /me": endpoint({
    summary: "Who I am: tenant, roles, preferences",
    access: { roles: "any" },
    query: z.strictObject({}),
    response: meSchema,
  }),
};
