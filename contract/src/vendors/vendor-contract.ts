import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  listEndpoint,
  readEndpoint,
  restoreEndpoint,
  upkeepers,
} from "../places/maintained.ts";
import { idSchema, pageQuery, pageSchema } from "../words/words.ts";
import { closedDeliveriesSchema, deliverAnywaySchema } from "./closed-delivery.ts";
import {
  newVendorSchema,
  vendorChangeSchema,
  vendorHistorySchema,
  vendorSchema,
  vendorServiceSchema,
  vendorServiceTermsSchema,
} from "./vendor.ts";

/** A vendor's own people see theirs and no other; who looks after the company's vendors sees all of them. */
const lookers = { roles: ["vendor", "facility", "finance", "admin"] } as const;
const byId = { params: z.strictObject({ id: idSchema }) };
const ofService = { params: z.strictObject({ id: idSchema, serviceId: idSchema }) };

/** The answer to a change: what is ordered for moments at which the vendor is closed by it. */
const changedVendorSchema = vendorSchema.extend({ closedDeliveries: closedDeliveriesSchema.optional() });

export const vendorEndpoints = {
  "GET /vendors": listEndpoint("vendors", vendorSchema, { site: idSchema.optional() }, lookers),
  "GET /vendors/:id": readEndpoint("vendor", vendorSchema, lookers),
  "POST /vendors": createEndpoint("vendor", newVendorSchema, vendorSchema),
  "PATCH /vendors/:id": changeEndpoint("vendor", vendorChangeSchema, changedVendorSchema),
  "DELETE /vendors/:id": deleteEndpoint("vendor", vendorSchema),
  "POST /vendors/:id/restore": restoreEndpoint("vendor", vendorSchema),
  "GET /vendors/:id/history": endpoint({
    summary: "Who changed a vendor when, and which of its values, the latest first",
    access: upkeepers,
    ...byId,
    query: z.strictObject(pageQuery),
    response: pageSchema(vendorHistorySchema),
  }),
  "GET /vendors/:id/services": endpoint({
    summary: "The services that a vendor delivers, by name, each with the vendor's own price and rule",
    access: lookers,
    ...byId,
    query: z.strictObject({ ...pageQuery, q: z.string().trim().max(100).optional() }),
    response: pageSchema(vendorServiceSchema),
  }),
  "PUT /vendors/:id/services/:serviceId": endpoint({
    summary: "Let a vendor deliver a service, with a price and a rule of its own where it has them",
    access: upkeepers,
    ...ofService,
    body: vendorServiceTermsSchema,
    versioned: true,
    response: vendorSchema,
  }),
  "DELETE /vendors/:id/services/:serviceId": endpoint({
    summary: "A vendor delivers a service no longer; what is ordered stays",
    access: upkeepers,
    ...ofService,
    versioned: true,
    response: vendorSchema,
  }),
  "POST /vendors/:id/deliver-anyway": endpoint({
    summary:
      "The vendor delivers an order although it is closed then: it is no longer in the list of closed deliveries",
    access: { roles: ["vendor", "facility", "admin"] },
    ...byId,
    body: deliverAnywaySchema,
    response: closedDeliveriesSchema,
  }),
  "GET /closed-deliveries": endpoint({
    summary:
      "What is ordered for moments at which its vendor is closed, until it is moved, cancelled or delivered anyway",
    access: { roles: ["vendor", "facility", "admin"] },
    query: z.strictObject({
      ...pageQuery,
      vendor: idSchema.optional(),
      site: idSchema.optional(),
    }),
    response: closedDeliveriesSchema,
  }),
};
