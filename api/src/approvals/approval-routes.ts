import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { keptSites, visibleApproval } from "./approval-policy.ts";
import { findApproval, listApprovals } from "./approval-sql.ts";
import { approve, reject } from "./decide-approval.ts";
import { presentApproval } from "./present-approval.ts";
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
      state: query.state,
      after: decodeCursor(byAsking, query.after),
      limit: query.limit + 1,
    });
    const approvals = records.map((record) => presentApproval(record, principal, now));
    return toPage(approvals, query.limit, (last) => [last.askedAt, last.id]);
  }),
  route("GET /approvals/:id", async ({ params, queries, principal, now }) => {
    const found = await findApproval(queries, { tenantId: principal.tenantId, id: params.id });
    return presentApproval(visibleApproval(principal, found), principal, now);
  }),
  route("GET /approvals/:id/card", ({ params, read, principal, now }) =>
    read((queries) => readApprovalCard(queries, { approvalId: params.id, viewer: principal, now })),
  ),
  route("POST /approvals/:id/approve", ({ params, command, queries, principal, now }) =>
    withAlternatives({ queries, tenantId: principal.tenantId, approvalId: params.id, now }, () =>
      command((context) => approve(context, params.id)),
    ),
  ),
  route("POST /approvals/:id/reject", ({ params, body, command }) =>
    command((context) => reject(context, { id: params.id, reason: body.reason })),
  ),
  route("POST /approvals/:id/reopen", ({ params, command }) =>
    command((context) => reopenApproval(context, params.id)),
  ),
  route("GET /service-orders/:id/approvals", () => {
    throw new Refusal("unavailable", "Not there yet");
  }),
  route("GET /accounts/:id/deputies", () => {
    throw new Refusal("unavailable", "Not there yet");
  }),
  route("PUT /accounts/:id/deputies", () => {
    throw new Refusal("unavailable", "Not there yet");
  }),
];
