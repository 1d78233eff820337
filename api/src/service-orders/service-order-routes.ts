import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { route } from "../http/route.ts";
import { visible } from "../meetings/meeting-policy.ts";
import { cancelServiceOrder } from "./cancel-service-order.ts";
import { changeServiceOrder } from "./change-service-order.ts";
import { draftServiceOrder } from "./draft-service-order.ts";
import { presentServiceOrder } from "./present-service-order.ts";
import { findServiceOrder } from "./service-order-sql.ts";
import { submitServiceOrder } from "./submit-service-order.ts";

export const serviceOrderRoutes = [
  route("POST /meetings/:meetingId/service-orders", ({ params, body, command }) =>
    command((context) => draftServiceOrder(context, { ...body, meetingId: params.meetingId })),
  ),
  route("GET /service-orders/:id", async ({ params, queries, principal, now }) => {
    const found = await findServiceOrder(queries, { tenantId: principal.tenantId, id: params.id });
    return presentServiceOrder(visible(principal, found).order, now);
  }),
  route("PATCH /service-orders/:id", ({ params, body, ifMatch, command }) =>
    command((context) => changeServiceOrder(context, { ...body, id: params.id, expectedVersion: ifMatch })),
  ),
  route("POST /service-orders/:id/submit", ({ params, command }) =>
    command((context) => submitServiceOrder(context, params.id)),
  ),
  route("POST /service-orders/:id/cancel", ({ params, command }) =>
    command((context) => cancelServiceOrder(context, params.id)),
  ),
  route("POST /service-orders/:id/preview-change", () => notYet()),
  route("POST /service-orders/:id/preview-cancel", () => notYet()),
  route("GET /service-orders/:id/revisions", () => notYet()),
  route("POST /order-fees/:id/waive", () => notYet()),
];

function notYet(): never {
  throw new Refusal("unavailable", "This cannot be answered yet");
}
