import type { VisitReview } from "@magic-meetings/contract/block-list/block-list.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import type { CommandContext } from "../commands/command-context.ts";
import { containing } from "../db/like-pattern.ts";
import type { Queries } from "../db/queries.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import type { Principal } from "../identity/principal.ts";
import { findVisits } from "../visits/visit-sql.ts";
import { findEntry, listEntries } from "./block-list-sql.ts";
import { decideReview, type ReviewDecision } from "./decide-review.ts";
import { addEntry, changeEntry, hideEntry } from "./keep-block-list.ts";
import { keysOf } from "./match-person.ts";
import { decidesAt, presentReview, visibleReview } from "./present-review.ts";
import { findReview, listReviews, type ReviewRecord } from "./review-read-sql.ts";

const byId = z.tuple([z.uuid()]);
const byMoment = z.tuple([z.iso.datetime(), z.uuid()]);

const entryRoutes: Route[] = [
  route("GET /block-list", async ({ query, queries, principal: { tenantId } }) => {
    const pattern = containing(query.q);
    const entries = await listEntries(queries, {
      tenantId,
      areDeleted: query.deleted,
      typed: pattern === null ? null : { pattern, keys: keysOf({ name: query.q ?? "", email: "" }) },
      after: decodeCursor(byId, query.after)?.[0] ?? null,
      limit: query.limit + 1,
    });
    return toPage(entries, query.limit, ({ id }) => [id]);
  }),
  route("GET /block-list/:id", async ({ params: { id }, queries, principal: { tenantId } }) => {
    const entry = await findEntry(queries, { tenantId, id });
    if (entry === undefined) throw new Refusal("not_found", "There is no such entry");
    return entry;
  }),
  route("POST /block-list", ({ body, command }) => command((context) => addEntry(context, body))),
  route("PATCH /block-list/:id", ({ params, body, ifMatch, command }) =>
    command((context) => changeEntry(context, { ...params, change: body, expectedVersion: ifMatch })),
  ),
  route("DELETE /block-list/:id", ({ params, ifMatch, command }) =>
    command((context) => hideEntry(context, { ...params, isDeleted: true, expectedVersion: ifMatch })),
  ),
  route("POST /block-list/:id/restore", ({ params, ifMatch, command }) =>
    command((context) => hideEntry(context, { ...params, isDeleted: false, expectedVersion: ifMatch })),
  ),
];

const reviewRoutes: Route[] = [
  route("GET /visit-reviews", ({ query, read, principal, now }) =>
    read(async (queries) => {
      const own = decidesAt(principal);
      const asked = query.site === undefined ? own : [query.site].filter((id) => own?.includes(id) ?? true);
      const reviews = await listReviews(queries, {
        tenantId: principal.tenantId,
        status: query.status,
        siteIds: asked,
        now,
        after: decodeCursor(byMoment, query.after),
        limit: query.limit + 1,
      });
      const page = toPage(reviews, query.limit, ({ at, id }) => [at.toISOString(), id]);
      return { ...page, items: await withVisits(queries, principal, page.items) };
    }),
  ),
  route("GET /visit-reviews/:id", ({ params, read, principal }) =>
    read((queries) => presentThis(queries, principal, params.id)),
  ),
  route("POST /visit-reviews/:id/approve", async ({ params: { id }, body, ifMatch, command, read, principal }) => {
    const decision = { id, action: "approve", note: body.note, expectedVersion: ifMatch } as const;
    await command((context) => decided(context, decision));
    return read((queries) => presentThis(queries, principal, id));
  }),
  route("POST /visit-reviews/:id/refuse", async ({ params: { id }, body, ifMatch, command, read, principal }) => {
    const decision = { id, action: "refuse", note: body.note, expectedVersion: ifMatch } as const;
    await command((context) => decided(context, decision));
    return read((queries) => presentThis(queries, principal, id));
  }),
  route("POST /visit-reviews/:id/reopen", async ({ params: { id }, ifMatch, command, read, principal }) => {
    const decision = { id, action: "reopen", note: undefined, expectedVersion: ifMatch } as const;
    await command((context) => decided(context, decision));
    return read((queries) => presentThis(queries, principal, id));
  }),
];

export const blockListRoutes: Route[] = [...entryRoutes, ...reviewRoutes];

async function presentThis(queries: Queries, principal: Principal, id: string): Promise<VisitReview> {
  const review = visibleReview(principal, await findReview(queries, { tenantId: principal.tenantId, id }));
  const [shown] = await withVisits(queries, principal, [review]);
  if (shown === undefined) throw new Refusal("not_found", "There is no such decision");
  return shown;
}

/** What is kept for a repeated request: the decision without the person. The answer itself is read anew. */
async function decided(context: CommandContext, decision: ReviewDecision): Promise<VisitReview> {
  await decideReview(context, decision);
  const review = await presentThis(context.tx, context.principal, decision.id);
  const { visit } = review;
  const unnamed = { ...visit, visitor: null, purpose: "", note: "", needs: { ...visit.needs, plate: "" } };
  return { ...review, visit: unnamed, hits: [], note: "" };
}

async function withVisits(
  queries: Queries,
  principal: Principal,
  reviews: readonly ReviewRecord[],
): Promise<VisitReview[]> {
  const { tenantId } = principal;
  const visits = await findVisits(queries, { tenantId, ids: reviews.map(({ visitId }) => visitId) });
  const visitOf = new Map(visits.map((visit) => [visit.id, visit]));
  return reviews.flatMap((review) => {
    const visit = visitOf.get(review.visitId);
    return visit === undefined ? [] : [presentReview(principal, review, visit)];
  });
}
