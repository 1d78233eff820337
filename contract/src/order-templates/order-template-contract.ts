import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { idSchema, pageQuery, pageSchema } from "../words/words.ts";
import {
  newOrderTemplateSchema,
  orderFromAnswerSchema,
  orderFromSchema,
  orderTemplateChangeSchema,
  orderTemplateSchema,
  recentOrderSchema,
} from "./order-template.ts";

const people = { roles: "any" } as const;
const byId = z.strictObject({ id: idSchema });
const byService = z.strictObject({ serviceId: idSchema });
const favouriteSchema = z.strictObject({ serviceId: idSchema });

export const orderTemplateEndpoints = {
  "GET /order-templates": endpoint({
    summary: "The asker's templates and the company's, by name",
    access: people,
    query: z.strictObject(pageQuery),
    response: pageSchema(orderTemplateSchema),
  }),
  "POST /order-templates": endpoint({
    summary: "Keep an order, or lines, under a name; for everybody of the company by facility and administrators",
    access: people,
    body: newOrderTemplateSchema,
    status: 201,
    versioned: true,
    response: orderTemplateSchema,
  }),
  "PATCH /order-templates/:id": endpoint({
    summary: "Rename a template",
    access: people,
    params: byId,
    body: orderTemplateChangeSchema,
    versioned: true,
    response: orderTemplateSchema,
  }),
  "DELETE /order-templates/:id": endpoint({
    summary: "Delete a template: it is hidden and can be restored",
    access: people,
    params: byId,
    versioned: true,
    response: orderTemplateSchema,
  }),
  "POST /order-templates/:id/restore": endpoint({
    summary: "Restore a deleted template",
    access: people,
    params: byId,
    versioned: true,
    response: orderTemplateSchema,
  }),
  "GET /favourite-services": endpoint({
    summary: "The services that the asker wants to see first",
    access: people,
    response: z.strictObject({ items: z.array(favouriteSchema) }),
  }),
  "PUT /favourite-services/:serviceId": endpoint({
    summary: "Make a service a favourite",
    access: people,
    params: byService,
    response: favouriteSchema,
  }),
  "DELETE /favourite-services/:serviceId": endpoint({
    summary: "Take a service out of the favourites",
    access: people,
    params: byService,
    response: favouriteSchema,
  }),
  "GET /service-orders/recent": endpoint({
    summary: "What the asker ordered for earlier meetings, the latest first, to be ordered again",
    access: people,
    query: z.strictObject(pageQuery),
    response: pageSchema(recentOrderSchema),
  }),
  "POST /meetings/:meetingId/service-orders/from": endpoint({
    summary: "Draft an order from a template or an earlier order, its quantities for this meeting's head count",
    access: people,
    params: z.strictObject({ meetingId: idSchema }),
    body: orderFromSchema,
    status: 201,
    response: orderFromAnswerSchema,
  }),
};
