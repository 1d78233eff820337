import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { savingsOf } from "@magic-meetings/contract/head-count/head-count-rules.ts";
import { route } from "../http/route.ts";
import type { Principal } from "../identity/principal.ts";
import { followNow, keepAsItIs, undoFollowing } from "./answer-head-count.ts";
import { readSavingFacts } from "./head-count-savings-sql.ts";
import { loadHeadCountCard } from "./load-head-count-card.ts";
import { readHeadCountCard } from "./read-head-count-card.ts";

export const headCountRoutes = [
  route("GET /service-orders/:id/head-count", ({ params, read, principal, now }) =>
    read(async (queries) => {
      const view = await loadHeadCountCard(queries, { orderId: params.id, viewer: principal, now });
      if (view === undefined) throw new Refusal("not_found", "There is no such order");
      return view.headCount;
    }),
  ),
  route("GET /service-orders/:id/head-count/card", ({ params, read, principal, now }) =>
    read((queries) => readHeadCountCard(queries, { orderId: params.id, viewer: principal, now })),
  ),
  route("POST /service-orders/:id/head-count/follow", ({ params, body, command }) =>
    command((context) => followNow(context, { orderId: params.id, expected: body?.expected })),
  ),
  route("POST /service-orders/:id/head-count/keep", ({ params, command }) =>
    command((context) => keepAsItIs(context, params.id)),
  ),
  route("POST /service-orders/:id/head-count/undo", ({ params, body, command }) =>
    command((context) => undoFollowing(context, { orderId: params.id, orderVersion: body.orderVersion })),
  ),
  route("GET /head-count-savings", async ({ query, queries, principal }) => {
    const { tenantId, userId } = principal;
    const facts = await readSavingFacts(queries, {
      tenantId,
      from: new Date(query.from),
      to: new Date(query.to),
      siteId: query.site ?? null,
      organizerId: looksAfterAll(principal) ? null : userId,
    });
    const items = savingsOf(facts).map(({ amountMinor, currency, portions }) => ({
      amount: { amountMinor, currency },
      portions,
    }));
    return { items };
  }),
];

/** Whoever looks after the money or the places of the whole company, not of one site or account of it. */
function looksAfterAll({ userId, roles }: Principal): boolean {
  const wide = roles.filter(({ siteId, vendorId, accountId }) => !siteId && !vendorId && !accountId);
  return userId === null || wide.some(({ role }) => role === "finance" || role === "facility" || role === "admin");
}
