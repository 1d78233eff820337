import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { route } from "../http/route.ts";
import { readCatalogue } from "./catalogue-sql.ts";
import { offerCatalogue } from "./offer-catalogue.ts";

const hour = 60 * 60_000;

export const catalogueRoutes = [
  route("GET /catalogue", async ({ query, queries, principal, now }) => {
    const start = new Date(query.at);
    const end = query.until === undefined ? new Date(start.getTime() + hour) : new Date(query.until);
    if (end <= start) throw new Refusal("invalid", "`until` must lie after `at`");
    const askers = principal.userId === null ? [] : [principal.userId];
    const question = { tenantId: principal.tenantId, siteId: query.site, start, end, serviceIds: null, askers };
    const catalogue = await readCatalogue(queries, question);
    if (catalogue === undefined) throw new Refusal("not_found", "There is no such site");
    const includeUnavailable = query.includeUnavailable === "true";
    return offerCatalogue(catalogue, { start, end, headCount: query.headCount, includeUnavailable, now });
  }),
];
