import { z } from "zod";
import type { Queries } from "../db/queries.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import type { Principal } from "../identity/principal.ts";
import { visible } from "../meetings/meeting-policy.ts";
import { withOfferedHours } from "../service-orders/offered-hours.ts";
import { findServiceOrder } from "../service-orders/service-order-sql.ts";
import { isFinance, keptSites, visibleApproval } from "./approval-policy.ts";
import { findApproval, findOrderApprovals, listApprovals } from "./approval-sql.ts";
import { approve, reject } from "./decide-approval.ts";
import { changeDeputies, readDeputies } from "./deputies.ts";
import { presentApproval } from "./present-approval.ts";
import { newestQuestions, presentOrderApproval } from "./present-order-subject.ts";
import { readApprovalCard } from "./read-approval-card.ts";
import { reopenApproval } from "./reopen-approval.ts";
import { withAlternatives } from "./with-alternatives.ts";

const byAsking = z.tuple([z.iso.datetime(), z.uuid()]);

export const approvalRoutes = [
  route("GET /approvals", async ({ query, queries, principal, now }) => {
    const { tenantId, userId } = principal;
    if (userId === null) return { items: [], next: null };
    const records = await listApprovals(queries, {
      tenantId,
      userId,
      siteIds: keptSites(principal),
      isFinance: isFinance(principal),
      now,
      state: query.state,
      after: decodeCursor(byAsking, query.after),
      limit: query.limit + 1,
    });
    const approvals = records.map((record) => presentApproval(record, principal, now));
    return toPage(approvals, query.limit, (last) => [last.askedAt, last.id]);
  }),
  route("GET /approvals/:id", async ({ params, queries, principal, now }) => {
    const found = await findApproval(queries, { tenantId: principal.tenantId, id: params.id, now });
    return presentApproval(visibleApproval(principal, found), principal, now);
  }),
  route("GET /approvals/:id/card", ({ params, read, principal, now }) =>
    read((queries) => readApprovalCard(queries, { approvalId: params.id, viewer: principal, now })),
  ),
  route("POST /approvals/:id/approve", ({ params, body, command, queries, principal, now }) =>
    withAlternatives({ queries, tenantId: principal.tenantId, approvalId: params.id, now }, () =>
      withOfferedHours({ queries, principal, now, orderId: () => orderOf(queries, principal, params.id, now) }, () =>
        command((context) => approve(context, { id: params.id, expectedTotal: body?.expectedTotal })),
      ),
    ),
  ),
  route("POST /approvals/:id/reject", ({ params, body, command }) =>
    command((context) => reject(context, { id: params.id, reason: body.reason })),
  ),
  route("POST /approvals/:id/reopen", ({ params, command }) =>
    command((context) => reopenApproval(context, params.id)),
  ),
  route("GET /service-orders/:id/approvals", async ({ params, queries, principal, now }) => {
    const { tenantId } = principal;
    const { order } = visible(principal, await findServiceOrder(queries, { tenantId, id: params.id }));
    const known = await findOrderApprovals(queries, { tenantId, serviceOrderId: order.id, now });
    return { items: newestQuestions(known).map(presentOrderApproval) };
  }),
  route("GET /accounts/:id/deputies", ({ params, read, principal }) =>
    read((queries) => readDeputies(queries, principal, params.id)),
  ),
  route("PUT /accounts/:id/deputies", ({ params, body, command }) =>
    command((context) => changeDeputies(context, { ...body, accountId: params.id })),
  ),
];

async function orderOf(db: Queries, { tenantId }: Principal, id: string, now: Date): Promise<string | undefined> {
  const approval = await findApproval(db, { tenantId, id, now });
  return approval?.type === "service_order" ? approval.order.id : undefined;
}
