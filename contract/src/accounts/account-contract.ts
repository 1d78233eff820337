import { z } from "zod";
import { currencySchema, pageQuery, pageSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { orderAccountSchema } from "./account.ts";

export const accountEndpoints = {
  "GET /accounts": endpoint({
    summary: "The accounts I may order on, the last used first",
    access: { roles: "any", scopes: ["meetings.read"] },
    query: z.strictObject({ ...pageQuery, currency: currencySchema.optional() }),
    response: pageSchema(orderAccountSchema),
  }),
};
