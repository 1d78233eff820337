import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { route } from "../http/route.ts";
import { holdsRole } from "../identity/principal.ts";
import { vendorsOf } from "../production-orders/production-order-policy.ts";
import { readFeedbackCard } from "./read-feedback-card.ts";
import { receiveServiceOrder } from "./receive-service-order.ts";
import { readVendorScore } from "./vendor-score-sql.ts";

export const receiptRoutes = [
  route("GET /meetings/:id/feedback-card", ({ params, principal, now, read }) =>
    read((db) => readFeedbackCard(db, { meetingId: params.id, viewer: principal, now })),
  ),
  route("POST /service-orders/:id/receive", ({ params, body, ifMatch, command }) =>
    command((context) => receiveServiceOrder(context, { ...params, ...body, expectedVersion: ifMatch })),
  ),
  route("GET /vendors/:id/score", async ({ params, query, queries, principal }) => {
    const own = vendorsOf(principal);
    const isVisible = own === null || own.includes(params.id) || holdsRole(principal, "finance");
    const question = {
      tenantId: principal.tenantId,
      vendorId: params.id,
      from: query.from === undefined ? null : new Date(query.from),
      to: query.to === undefined ? null : new Date(query.to),
    };
    const score = isVisible ? await readVendorScore(queries, question) : undefined;
    if (score === undefined) throw new Refusal("not_found", "There is no such vendor");
    return score;
  }),
];
