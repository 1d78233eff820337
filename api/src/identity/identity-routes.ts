import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { route, type Route } from "../http/route.ts";
import { readMe } from "./identity-sql.ts";

export const identityRoutes: Route[] = [
  route("GET /me", async ({ principal, queries }) => {
    const { tenantId, userId } = principal;
    const me = userId === null ? undefined : await readMe(queries, tenantId, userId);
    if (me === undefined) throw new Refusal("not_found", "There is no person here");
    return me;
  }),
];
