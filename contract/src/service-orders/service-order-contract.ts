import { z } from "zod";
import { idSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { serviceOrderInputSchema, serviceOrderSchema } from "./service-order.ts";

const byId = z.strictObject({ id: idSchema });

export const serviceOrderEndpoints = {
  "POST /meetings/:meetingId/service-orders": endpoint({
    summary: "Draft an order for a meeting: priced and checked, not yet sent",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: z.strictObject({ meetingId: idSchema }),
    body: serviceOrderInputSchema,
    status: 201,
    versioned: true,
    response: serviceOrderSchema,
  }),
  "GET /service-orders/:id": endpoint({
    summary: "One order",
    access: { roles: "any", scopes: ["meetings.read"] },
    params: byId,
    versioned: true,
    response: serviceOrderSchema,
  }),
  "PATCH /service-orders/:id": endpoint({
    summary: "Change an order before its cut-off: what is given replaces what was",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: byId,
    body: serviceOrderInputSchema.omit({ locationId: true }).partial(),
    versioned: true,
    response: serviceOrderSchema,
  }),
  "POST /service-orders/:id/submit": endpoint({
    summary: "Send the order: money is held; vendors get it when the invite is sent, at once where it already is",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: byId,
    versioned: true,
    response: serviceOrderSchema,
  }),
  "POST /service-orders/:id/cancel": endpoint({
    summary: "Cancel an order before its cut-off: what was held is released",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: byId,
    versioned: true,
    response: serviceOrderSchema,
  }),
};
