import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { idSchema, moneySchema } from "../words/words.ts";
import { seriesSiteChangeSchema, seriesSiteConsequencesSchema } from "./series-site.ts";

const write = { roles: "any", scopes: ["meetings.write"] } as const;
const byId = { params: z.strictObject({ id: idSchema }) };

export const seriesSiteEndpoints = {
  "POST /series/:id/sites/preview": endpoint({
    summary: "What adding or removing a site on dates of a series would mean, date by date; changes nothing",
    access: write,
    ...byId,
    body: seriesSiteChangeSchema,
    response: seriesSiteConsequencesSchema,
  }),
  "POST /series/:id/sites": endpoint({
    summary:
      "Let a site take part in one date of a series, in those that follow or in all, or in none of them any more; 409 `fee_applies` unless the fees that it costs are accepted",
    access: write,
    ...byId,
    body: seriesSiteChangeSchema.extend({ acceptFees: z.array(moneySchema).max(10).optional() }),
    response: seriesSiteConsequencesSchema,
  }),
};
