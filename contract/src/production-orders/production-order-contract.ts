import { z } from "zod";
import { idSchema, moneySchema, momentSchema, pageQuery, pageSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { serviceOrderSchema } from "../service-orders/service-order.ts";
import { productionOrderActions, productionOrderStatuses } from "./production-order-words.ts";
import { productionOrderSchema } from "./production-order.ts";
import { sheetInputSchema, sheetSchema, sheetStatusSchema } from "./production-sheet.ts";
import { itemSummarySchema, runFloorSchema } from "./production-summary.ts";
import { proposalInputSchema } from "./proposal.ts";

const byId = z.strictObject({ id: idSchema });
const vendorPeople = { roles: ["vendor", "facility", "admin"], scopes: ["production.read"] } as const;
const vendorWork = { roles: ["vendor", "facility", "admin"], scopes: ["production.write"] } as const;
const some = {
  vendor: idSchema.optional(),
  site: idSchema.optional(),
  from: momentSchema.optional(),
  to: momentSchema.optional(),
};

export const productionOrderEndpoints = {
  "GET /production-orders": endpoint({
    summary: "What vendors have to make, by delivery time; vendor staff see their own vendor's",
    access: vendorPeople,
    query: z.strictObject({ ...pageQuery, ...some, status: z.enum(productionOrderStatuses).optional() }),
    response: pageSchema(productionOrderSchema),
  }),
  "GET /production-orders/summary": endpoint({
    summary: "What there is to make by item and day, over all deliveries",
    access: vendorPeople,
    query: z.strictObject(some),
    response: z.strictObject({ items: z.array(itemSummarySchema) }),
  }),
  "GET /production-orders/run": endpoint({
    summary: "The delivery run: stops in the order of buildings, floors and rooms",
    access: vendorPeople,
    query: z.strictObject(some),
    response: z.strictObject({ floors: z.array(runFloorSchema) }),
  }),
  "GET /production-orders/:id": endpoint({
    summary: "One production order; its vendor's people see it, and who may change its meeting",
    access: { roles: "any", scopes: ["production.read"] },
    params: byId,
    versioned: true,
    response: productionOrderSchema,
  }),
  "POST /production-orders/scan": endpoint({
    summary: "The code on a sheet was scanned: this came, all of it. Scanned again it says so and changes nothing",
    access: vendorWork,
    body: z.strictObject({ code: z.string().trim().min(1).max(100) }),
    response: z.strictObject({
      outcome: z.enum(["delivered", "already_delivered"]),
      productionOrder: productionOrderSchema,
    }),
  }),
  "POST /production-orders/sheets": endpoint({
    summary:
      "A vendor's day to print: what there is to make, when it was printed, and a token that tells if it is stale",
    access: vendorPeople,
    body: sheetInputSchema,
    status: 201,
    response: sheetSchema,
  }),
  "GET /sheets/:token": endpoint({
    summary: "Whether something has changed since a sheet was printed, and what",
    access: vendorPeople,
    params: z.strictObject({ token: z.string().min(1).max(100) }),
    response: sheetStatusSchema,
  }),
  "POST /production-orders/:id/accept-proposal": endpoint({
    summary: "The organizer takes what the vendor offers instead: the order changes to it at the price that was shown",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: byId,
    body: z
      .strictObject({
        /** The total that was shown; 409 `price_changed` when it is another by now. */
        expectedTotal: moneySchema.optional(),
      })
      .optional(),
    response: serviceOrderSchema,
  }),
  "POST /production-orders/:id/refuse-proposal": endpoint({
    summary: "The organizer does not take what is offered instead: the lines fall away, their money is released",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: byId,
    response: serviceOrderSchema,
  }),
  "POST /production-orders/:id/:action": endpoint({
    summary: "The vendor's answer: accept, decline, start, ready, deliver, undeliver, clear, or acknowledge a change",
    access: vendorWork,
    params: z.strictObject({ id: idSchema, action: z.enum(productionOrderActions) }),
    body: z
      .strictObject({
        /** Asked for with `decline`, and with `deliver` when less came than was ordered. */
        reason: z.string().trim().max(500).optional(),
        /** With `decline`: what the organizer can have instead. */
        proposal: proposalInputSchema.optional(),
        /** With `deliver`: what came of each line, by its id here; as ordered where a line is not named. */
        lines: z
          .array(z.strictObject({ lineId: idSchema, quantity: z.int().min(0).max(100_000) }))
          .max(100)
          .optional(),
      })
      .optional(),
    versioned: true,
    response: productionOrderSchema,
  }),
};
