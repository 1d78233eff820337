import { route } from "../http/route.ts";
import { changeable, visible } from "../meetings/meeting-policy.ts";
import { cancelServiceOrder } from "./cancel-service-order.ts";
import { changeServiceOrder } from "./change-service-order.ts";
import { consequencesFor } from "./consequences-of-order.ts";
import { draftServiceOrder } from "./draft-service-order.ts";
import { withOfferedHours } from "./offered-hours.ts";
import { planChange } from "./plan-change.ts";
import { presentRevisions } from "./present-revisions.ts";
import { presentServiceOrder } from "./present-service-order.ts";
import { findServiceOrder } from "./service-order-sql.ts";
import { submitServiceOrder } from "./submit-service-order.ts";
import { waiveFee } from "./waive-fee.ts";

export const serviceOrderRoutes = [
  route("POST /meetings/:meetingId/service-orders", ({ params, body, command }) =>
    command((context) => draftServiceOrder(context, { ...body, meetingId: params.meetingId })),
  ),
  route("GET /service-orders/:id", async ({ params, queries, principal, now }) => {
    const found = await findServiceOrder(queries, { tenantId: principal.tenantId, id: params.id });
    return presentServiceOrder(visible(principal, found).order, now);
  }),
  route("PATCH /service-orders/:id", ({ params, body, ifMatch, command, ...asking }) =>
    withOfferedHours({ ...asking, orderId: () => Promise.resolve(params.id) }, () =>
      command((context) => changeServiceOrder(context, { ...body, id: params.id, expectedVersion: ifMatch })),
    ),
  ),
  route("POST /service-orders/:id/preview-change", async ({ params, body, queries, principal, now }) => {
    const { tenantId } = principal;
    const found = changeable(principal, await findServiceOrder(queries, { tenantId, id: params.id }));
    return (await planChange({ tx: queries, tenantId, now, principal }, found, body)).consequences;
  }),
  route("GET /service-orders/:id/revisions", async ({ params, query, queries, principal }) => {
    const { tenantId } = principal;
    const found = visible(principal, await findServiceOrder(queries, { tenantId, id: params.id }));
    return presentRevisions(queries, { tenantId, serviceOrderId: found.order.id, ...query });
  }),
  route("POST /service-orders/:id/submit", ({ params, body, command, ...asking }) =>
    withOfferedHours({ ...asking, orderId: () => Promise.resolve(params.id) }, () =>
      command((context) =>
        submitServiceOrder(context, {
          id: params.id,
          expectedTotal: body?.expectedTotal,
          note: body?.approvalNote,
        }),
      ),
    ),
  ),
  route("POST /service-orders/:id/cancel", ({ params, body, command }) =>
    command((context) => cancelServiceOrder(context, { id: params.id, acceptFee: body?.acceptFee })),
  ),
  route("POST /service-orders/:id/preview-cancel", async ({ params, queries, principal, now }) => {
    const found = await findServiceOrder(queries, { tenantId: principal.tenantId, id: params.id });
    return consequencesFor(changeable(principal, found).order, [], now);
  }),
  route("POST /order-fees/:id/waive", ({ params, body, command }) =>
    command((context) => waiveFee(context, { id: params.id, reason: body.reason })),
  ),
];
