import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import { isSite, readHouseRuleVersions } from "./house-rule-sql.ts";
import { putHouseRules } from "./put-house-rules.ts";

const position = z.tuple([z.int()]);

export const houseRuleRoutes: Route[] = [
  route("GET /sites/:id/house-rules", async ({ queries, principal, params, query }) => {
    const { tenantId } = principal;
    const siteId = params.id;
    if (!(await isSite(queries, { tenantId, siteId }))) throw new Refusal("not_found", "There is no such site");
    const below = decodeCursor(position, query.after)?.[0] ?? null;
    const versions = await readHouseRuleVersions(queries, { tenantId, siteId, below, limit: query.limit + 1 });
    return toPage(versions, query.limit, (last) => [last.number]);
  }),

  route("POST /sites/:id/house-rules", ({ command, params, body }) =>
    command((context) => putHouseRules(context, { siteId: params.id, ...body })),
  ),
];
