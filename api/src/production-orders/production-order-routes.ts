import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { actOnProductionOrder } from "./act-on-production-order.ts";
import { presentProductionOrder } from "./present-production-order.ts";
import { vendorsOf } from "./production-order-policy.ts";
import { listProductionOrders } from "./production-order-sql.ts";

const byDelivery = z.tuple([z.iso.datetime(), z.uuid()]);

function notYet(): never {
  throw new Refusal("unavailable", "This is not there yet");
}

export const productionOrderRoutes = [
  route("GET /production-orders", async ({ query, queries, principal, now }) => {
    const own = vendorsOf(principal);
    const isAsked = query.vendor !== undefined && (own === null || own.includes(query.vendor));
    const orders = await listProductionOrders(queries, {
      tenantId: principal.tenantId,
      vendorIds: query.vendor === undefined ? own : isAsked ? [query.vendor] : [],
      siteId: query.site ?? null,
      from: query.from === undefined ? null : new Date(query.from),
      to: query.to === undefined ? null : new Date(query.to),
      status: query.status ?? null,
      after: decodeCursor(byDelivery, query.after),
      limit: query.limit + 1,
    });
    const items = orders.map((order) => presentProductionOrder(order, now));
    return toPage(items, query.limit, (order) => [order.deliverAt, order.id]);
  }),
  route("GET /production-orders/summary", notYet),
  route("GET /production-orders/run", notYet),
  route("GET /production-orders/:id", notYet),
  route("POST /production-orders/scan", notYet),
  route("POST /production-orders/sheets", notYet),
  route("GET /sheets/:token", notYet),
  route("POST /production-orders/:id/accept-proposal", notYet),
  route("POST /production-orders/:id/refuse-proposal", notYet),
  route("POST /service-orders/:id/receive", notYet),
  route("GET /vendors/:id/score", notYet),
  route("GET /tasks", notYet),
  route("GET /tasks/people", notYet),
  route("POST /tasks/:id/:action", notYet),
  route("POST /production-orders/:id/:action", ({ params, body, ifMatch, command }) =>
    command((context) => actOnProductionOrder(context, { ...params, reason: body?.reason, expectedVersion: ifMatch })),
  ),
];
