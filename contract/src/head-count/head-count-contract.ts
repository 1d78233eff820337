import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { locales } from "../identity/identity.ts";
import { renderedTextSchema } from "../messages/message.ts";
import { quantitySchema } from "../service-orders/service-order.ts";
import { idSchema, momentSchema } from "../words/words.ts";
import { headCountSchema, savingsSchema } from "./head-count.ts";

const byId = z.strictObject({ id: idSchema });
const read = { roles: "any", scopes: ["meetings.read"] } as const;
const write = { roles: "any", scopes: ["meetings.write"] } as const;

export const headCountEndpoints = {
  "GET /service-orders/:id/head-count": endpoint({
    summary: "How many an order's lines are for, how many come, and what following would save",
    access: read,
    params: byId,
    response: headCountSchema,
  }),
  "POST /service-orders/:id/head-count/follow": endpoint({
    summary:
      "Change the lines that follow to the number who come; 409 `head_count_changed` when that differs from what was shown",
    access: write,
    params: byId,
    body: z
      .strictObject({
        /** The quantities that were shown; with them nothing else is ordered. */
        expected: z
          .array(z.strictObject({ lineId: idSchema, quantity: quantitySchema }))
          .max(100)
          .optional(),
      })
      .optional(),
    response: headCountSchema,
  }),
  "POST /service-orders/:id/head-count/keep": endpoint({
    summary: "Leave the quantities as they are: nobody is asked again before the cut-off",
    access: write,
    params: byId,
    response: headCountSchema,
  }),
  "POST /service-orders/:id/head-count/undo": endpoint({
    summary:
      "Take back the change that the organizer agreed to, before the cut-off; 409 `head_count_changed` when the order is another one than was shown",
    access: write,
    params: byId,
    body: z.strictObject({ orderVersion: z.int() }),
    response: headCountSchema,
  }),
  "GET /service-orders/:id/head-count/card": endpoint({
    summary: "The head count as its card shows it to the asker, with the words of the template in the asker's language",
    access: read,
    params: byId,
    response: z.strictObject({
      view: z.strictObject({ headCount: headCountSchema }),
      text: renderedTextSchema,
      locale: z.enum(locales),
    }),
  }),
  "GET /head-count-savings": endpoint({
    summary:
      "What following the head count has saved, by currency: of my own meetings, or of the whole company for those who look after it",
    access: read,
    query: z.strictObject({ from: momentSchema, to: momentSchema, site: idSchema.optional() }),
    response: z.strictObject({ items: z.array(savingsSchema) }),
  }),
};
