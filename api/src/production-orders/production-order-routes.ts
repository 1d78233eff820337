import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import type { Principal } from "../identity/principal.ts";
import { actOnProductionOrder } from "./act-on-production-order.ts";
import { acceptProposal, refuseProposal } from "./answer-proposal.ts";
import { presentProductionOrder } from "./present-production-order.ts";
import { printSheet, readSheetStatus } from "./print-sheet.ts";
import { vendorsOf } from "./production-order-policy.ts";
import { listProductionOrders } from "./production-order-sql.ts";
import { findRunStops, summariseItems, type SummaryQuestion } from "./production-summary-sql.ts";
import { readProductionOrder } from "./read-production-order.ts";
import { runByFloor } from "./run-by-floor.ts";
import { scanDelivery } from "./scan-delivery.ts";

const byDelivery = z.tuple([z.iso.datetime(), z.uuid()]);

interface Some {
  vendor?: string | undefined;
  site?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** What is asked for, of what the asker may see. */
function scopeOf(principal: Principal, { vendor, site, from, to }: Some): SummaryQuestion {
  const own = vendorsOf(principal);
  const isAsked = vendor !== undefined && (own === null || own.includes(vendor));
  return {
    tenantId: principal.tenantId,
    vendorIds: vendor === undefined ? own : isAsked ? [vendor] : [],
    siteId: site ?? null,
    from: from === undefined ? null : new Date(from),
    to: to === undefined ? null : new Date(to),
  };
}

export const productionOrderRoutes = [
  route("GET /production-orders", async ({ query, queries, principal, now }) => {
    const orders = await listProductionOrders(queries, {
      ...scopeOf(principal, query),
      status: query.status ?? null,
      after: decodeCursor(byDelivery, query.after),
      limit: query.limit + 1,
    });
    const items = orders.map((order) => presentProductionOrder(order, now));
    return toPage(items, query.limit, (order) => [order.deliverAt, order.id]);
  }),
  route("GET /production-orders/summary", async ({ query, queries, principal }) => ({
    items: await summariseItems(queries, scopeOf(principal, query)),
  })),
  route("GET /production-orders/run", async ({ query, queries, principal }) => ({
    floors: runByFloor(await findRunStops(queries, scopeOf(principal, query))),
  })),
  // One round trip: every open board asks at once when one of its orders changes.
  route("GET /production-orders/:id", ({ params, principal, now, queries }) =>
    readProductionOrder(queries, { principal, id: params.id, now }),
  ),
  route("POST /production-orders/scan", ({ body, command }) => command((context) => scanDelivery(context, body.code))),
  route("POST /production-orders/sheets", ({ body, command }) => command((context) => printSheet(context, body))),
  route("GET /sheets/:token", ({ params, principal, read }) =>
    read((db) => readSheetStatus(db, { principal, token: params.token })),
  ),
  route("POST /production-orders/:id/accept-proposal", ({ params, body, command }) =>
    command((context) => acceptProposal(context, { ...params, expectedTotal: body?.expectedTotal })),
  ),
  route("POST /production-orders/:id/refuse-proposal", ({ params, command }) =>
    command((context) => refuseProposal(context, params)),
  ),
  route("POST /production-orders/:id/:action", ({ params, body, ifMatch, command }) =>
    command((context) => actOnProductionOrder(context, { ...params, ...body, expectedVersion: ifMatch })),
  ),
];
