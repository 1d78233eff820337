import { z } from "zod";
import { idSchema, momentSchema, pageQuery, pageSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { productionOrderActions } from "./production-order-words.ts";
import { productionOrderSchema } from "./production-order.ts";

export const productionOrderEndpoints = {
  "GET /production-orders": endpoint({
    summary: "What vendors have to make, by delivery time; vendor staff see their own vendor's",
    access: { roles: ["vendor", "facility", "admin"], scopes: ["production.read"] },
    query: z.strictObject({
      ...pageQuery,
      vendor: idSchema.optional(),
      site: idSchema.optional(),
      from: momentSchema.optional(),
      to: momentSchema.optional(),
    }),
    response: pageSchema(productionOrderSchema),
  }),
  "POST /production-orders/:id/:action": endpoint({
    summary: "The vendor's answer: accept, decline, start, ready, deliver, clear, or acknowledge a change",
    access: { roles: ["vendor", "facility", "admin"], scopes: ["production.write"] },
    params: z.strictObject({ id: idSchema, action: z.enum(productionOrderActions) }),
    body: z.strictObject({ reason: z.string().max(500).optional() }).optional(),
    versioned: true,
    response: productionOrderSchema,
  }),
};
