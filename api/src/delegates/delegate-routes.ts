import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import { containing } from "../db/like-pattern.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import { isAdmin } from "../identity/principal.ts";
import { listColleagues } from "./delegate-sql.ts";
import { addDelegate, changeTold, readDelegation, removeDelegate } from "./delegations.ts";

const byName = z.tuple([z.string(), z.uuid()]);

export const delegateRoutes: Route[] = [
  route("GET /people", async ({ query, principal, queries }) => {
    if (query.status === "disabled" && !isAdmin(principal)) {
      throw new Refusal("forbidden", "Only administrators look for people who have left");
    }
    const people = await listColleagues(queries, {
      tenantId: principal.tenantId,
      status: query.status,
      pattern: containing(query.q),
      after: decodeCursor(byName, query.after),
      limit: query.limit + 1,
    });
    return toPage(people, query.limit, ({ name, id }) => [name, id]);
  }),
  route("GET /people/:id/delegates", ({ params, principal, queries }) => readDelegation(queries, principal, params.id)),
  route("PUT /people/:id/delegates/:delegateId", ({ params: { id, delegateId }, command }) =>
    command((context) => addDelegate(context, { managerId: id, delegateId })),
  ),
  route("DELETE /people/:id/delegates/:delegateId", ({ params: { id, delegateId }, command }) =>
    command((context) => removeDelegate(context, { managerId: id, delegateId })),
  ),
  route("PUT /people/:id/told", ({ params, body, command }) =>
    command((context) => changeTold(context, { userId: params.id, told: body })),
  ),
];
