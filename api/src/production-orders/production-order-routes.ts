import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { actOnProductionOrder } from "./act-on-production-order.ts";
import { presentProductionOrder } from "./present-production-order.ts";
import { vendorsOf } from "./production-order-policy.ts";
import { listProductionOrders } from "./production-order-sql.ts";

const byDelivery = z.tuple([z.iso.datetime(), z.uuid()]);

export const productionOrderRoutes = [
  route("GET /production-orders", async ({ query, queries, principal }) => {
    const own = vendorsOf(principal);
    const isAsked = query.vendor !== undefined && (own === null || own.includes(query.vendor));
    const orders = await listProductionOrders(queries, {
      tenantId: principal.tenantId,
      vendorIds: query.vendor === undefined ? own : isAsked ? [query.vendor] : [],
      siteId: query.site ?? null,
      from: query.from === undefined ? null : new Date(query.from),
      to: query.to === undefined ? null : new Date(query.to),
      after: decodeCursor(byDelivery, query.after),
      limit: query.limit + 1,
    });
    return toPage(orders.map(presentProductionOrder), query.limit, (order) => [order.deliverAt, order.id]);
  }),
  route("POST /production-orders/:id/:action", ({ params, body, ifMatch, command }) =>
    command((context) => actOnProductionOrder(context, { ...params, reason: body?.reason, expectedVersion: ifMatch })),
  ),
];
