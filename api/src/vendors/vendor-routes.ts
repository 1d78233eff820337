import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import { containing } from "../db/like-pattern.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { businessHours } from "../places/business-hours-upkeep.ts";
import { createThing, deleteThing, restoreThing } from "../places/keep-up.ts";
import { listThings, readThing } from "../places/read-thing.ts";
import { changeVendor } from "./change-vendor.ts";
import { changeVendorService } from "./change-vendor-service.ts";
import { deliverAnyway } from "./deliver-anyway.ts";
import { listClosedDeliveries } from "./list-closed-deliveries.ts";
import { refuseUnlessSeen, seesEveryVendor, vendorsSeen } from "./vendor-policy.ts";
import { listVendorServices } from "./vendor-service-sql.ts";
import { listVendorHistory } from "./vendor-sql.ts";
import { findVendorsOfHours } from "./vendor-terms-sql.ts";
import { vendors } from "./vendor-upkeep.ts";

const byName = z.tuple([z.string(), z.uuid()]);
const byMoment = z.tuple([z.iso.datetime(), z.uuid()]);

export const vendorRoutes = [
  route("GET /vendors", ({ query, ...asked }) => {
    const { principal } = asked;
    const ownOf = seesEveryVendor(principal) ? undefined : (principal.userId ?? undefined);
    return listThings(vendors, { ...asked, query: { ...query, ...(ownOf === undefined ? {} : { ownOf }) } });
  }),
  route(
    "GET /vendors/:id",
    ({ params, queries, principal }) =>
      readThing(queries, { tenantId: principal.tenantId, principal }, vendors, params.id),
    ({ params, principal }) => refuseUnlessSeen(principal, params.id),
  ),
  route("POST /vendors", ({ body, command }) => command((context) => createThing(context, vendors, body))),
  route("PATCH /vendors/:id", ({ params, body, ifMatch, command }) =>
    command((context) => changeVendor(context, { ...params, change: body, expectedVersion: ifMatch })),
  ),
  route("DELETE /vendors/:id", ({ params, ifMatch, command }) =>
    command((context) => deleteThing(context, vendors, { ...params, expectedVersion: ifMatch })),
  ),
  route("POST /vendors/:id/restore", ({ params, ifMatch, command }) =>
    command((context) => restoreThing(context, vendors, { ...params, expectedVersion: ifMatch })),
  ),
  route("GET /vendors/:id/history", async ({ params, query, queries, principal }) => {
    const { tenantId } = principal;
    await readThing(queries, { tenantId, principal }, vendors, params.id);
    const after = decodeCursor(byMoment, query.after);
    const rows = await listVendorHistory(queries, { tenantId, vendorId: params.id, after, limit: query.limit + 1 });
    const history = rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    return toPage(history, query.limit, (last) => [last.at, last.id]);
  }),
  route(
    "GET /vendors/:id/services",
    async ({ params, query, queries, principal }) => {
      const { tenantId } = principal;
      await readThing(queries, { tenantId, principal }, vendors, params.id);
      const { limit, q } = query;
      const after = decodeCursor(byName, query.after);
      const list = { tenantId, vendorId: params.id, pattern: containing(q), after, limit: limit + 1 };
      const services = await listVendorServices(queries, list);
      return toPage(services, limit, ({ service }) => [service.name, service.id]);
    },
    ({ params, principal }) => refuseUnlessSeen(principal, params.id),
  ),
  route("PUT /vendors/:id/services/:serviceId", ({ params, body, ifMatch, command }) => {
    if (ifMatch === undefined) {
      throw new Refusal("precondition_required", "Say with If-Match which version of the vendor this changes");
    }
    return command((context) => changeVendorService(context, { ...params, terms: body, expectedVersion: ifMatch }));
  }),
  route("DELETE /vendors/:id/services/:serviceId", ({ params, ifMatch, command }) =>
    command((context) => changeVendorService(context, { ...params, terms: null, expectedVersion: ifMatch })),
  ),
  route("POST /vendors/:id/deliver-anyway", ({ params, body, command }) =>
    command((context) => deliverAnyway(context, { vendorId: params.id, ...body })),
  ),
  route("GET /closed-deliveries", ({ query, queries, principal, now }) => {
    const { vendor, site, ...page } = query;
    const vendorIds = vendorsSeen(principal, vendor);
    return listClosedDeliveries(queries, { tenantId: principal.tenantId, vendorIds, now, siteId: site, ...page });
  }),
  route("POST /business-hours/:id/preview", async ({ params, query, body, queries, principal, now }) => {
    const { tenantId } = principal;
    await readThing(queries, { tenantId, principal }, businessHours, params.id);
    const vendorIds = await findVendorsOfHours(queries, { tenantId, hoursId: params.id });
    if (vendorIds.length === 0) return { count: 0, items: [], next: null };
    const { days = null, holidays = [] } = body;
    if (days === null && holidays.length === 0) {
      throw new Refusal("invalid", "Days or holidays are expected", {
        errors: [{ pointer: "/days", code: "missing", detail: "Say what is to be different" }],
      });
    }
    return listClosedDeliveries(queries, { tenantId, vendorIds, now, ...query }, { days, holidays });
  }),
];
