import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import { containing } from "../db/like-pattern.ts";
import { listUsers, readMe } from "./identity-sql.ts";

const byName = z.tuple([z.string(), z.uuid()]);

export const identityRoutes: Route[] = [
  route("GET /me", async ({ principal, queries }) => {
    const { tenantId, userId } = principal;
    const me = userId === null ? undefined : await readMe(queries, tenantId, userId);
    if (me === undefined) throw new Refusal("not_found", "There is no person here");
    return me;
  }),
  route("GET /users", async ({ query, principal, queries }) => {
    const users = await listUsers(queries, {
      tenantId: principal.tenantId,
      pattern: containing(query.q),
      after: decodeCursor(byName, query.after),
      limit: query.limit + 1,
    });
    return toPage(users, query.limit, (user) => [user.name, user.id]);
  }),
];
