import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { upkeepers } from "../places/maintained.ts";
import { idSchema, pageQuery, pageSchema } from "../words/words.ts";
import { houseRuleInputSchema, houseRuleVersionSchema } from "./house-rule.ts";

const bySite = { params: z.strictObject({ id: idSchema }) };

export const houseRuleEndpoints = {
  "GET /sites/:id/house-rules": endpoint({
    summary: "The house rules of a site, the number in force first",
    access: { roles: "any" },
    ...bySite,
    query: z.strictObject(pageQuery),
    response: pageSchema(houseRuleVersionSchema),
  }),
  "POST /sites/:id/house-rules": endpoint({
    summary: "Put new house rules into force at a site: whoever comes is asked to agree again",
    access: upkeepers,
    ...bySite,
    body: houseRuleInputSchema,
    bodyLimit: 512 * 1024,
    status: 201,
    response: houseRuleVersionSchema,
  }),
};
