import { z } from "zod";
import { idSchema, momentSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { locales } from "../identity/identity.ts";
import { renderedTextSchema } from "../messages/message.ts";
import { feedbackCardViewSchema, receiptSchema, vendorScoreSchema } from "./receive.ts";
import { serviceOrderSchema } from "./service-order.ts";

export const receiptEndpoints = {
  "GET /meetings/:id/feedback-card": endpoint({
    summary: '"How was it?" as its card shows it to the asker, with the words of the template in the asker\'s language',
    access: { roles: "any", scopes: ["meetings.read"] },
    params: z.strictObject({ id: idSchema }),
    response: z.strictObject({ view: feedbackCardViewSchema, text: renderedTextSchema, locale: z.enum(locales) }),
  }),
  "POST /service-orders/:id/receive": endpoint({
    summary:
      "Say of a delivered order what was eaten, what was left and how it was; it closes, and may be corrected until finance closes the month",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: z.strictObject({ id: idSchema }),
    body: receiptSchema,
    versioned: true,
    response: serviceOrderSchema,
  }),
  "GET /vendors/:id/score": endpoint({
    summary: "How a vendor does: ratings, on time, declined, wasted",
    access: { roles: ["vendor", "facility", "finance", "admin"], scopes: ["production.read"] },
    params: z.strictObject({ id: idSchema }),
    query: z.strictObject({ from: momentSchema.optional(), to: momentSchema.optional() }),
    response: vendorScoreSchema,
  }),
};
