import { z } from "zod";
import { idSchema, momentSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { catalogueSchema } from "./catalogue.ts";

export const catalogueEndpoints = {
  "GET /catalogue": endpoint({
    summary: "What can be delivered at a site around a meeting, with quantity, moment, price and cut-off filled in",
    access: { roles: "any", scopes: ["meetings.read"] },
    query: z.strictObject({
      site: idSchema,
      /** The meeting's start; delivery moments are suggested around it. */
      at: momentSchema,
      /** The meeting's end; an hour after `at` unless given. */
      until: momentSchema.optional(),
      headCount: z.coerce.number().int().min(1).max(10_000).default(1),
      includeUnavailable: z.enum(["true", "false"]).default("false"),
    }),
    response: catalogueSchema,
  }),
};
