import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { locales } from "../identity/identity.ts";
import { renderedTextSchema } from "../messages/message.ts";
import { idSchema, momentSchema } from "../words/words.ts";
import {
  dietNumbersSchema,
  dietSchema,
  lineDietsSchema,
  meetingDietSchema,
  productionDietsSchema,
  saidDietSchema,
} from "./diet.ts";

const byId = z.strictObject({ id: idSchema });
/** A diet is a person's: no app or system asks for one on its own. */
const people = { roles: "any" } as const;

// Nothing answers a change with the diet itself: answers to repeated requests are kept for a day, and a diet is not.
export const dietEndpoints = {
  "GET /me/diet": endpoint({
    summary: "What I said that I eat and must not eat; null: nothing",
    access: people,
    response: z.strictObject({ diet: saidDietSchema.nullable() }),
  }),
  "PUT /me/diet": endpoint({
    summary: "Say what I eat and must not eat, for every meeting",
    access: people,
    body: dietSchema,
    status: 204,
    response: z.undefined(),
  }),
  "DELETE /me/diet": endpoint({
    summary: "Erase everything that I said about what I eat, for meetings as well",
    access: people,
    status: 204,
    response: z.undefined(),
  }),
  "GET /meetings/:id/my-diet": endpoint({
    summary: "What I eat at this meeting",
    access: people,
    params: byId,
    response: meetingDietSchema,
  }),
  "PUT /meetings/:id/my-diet": endpoint({
    summary: "Say what I eat at this meeting; 422 `not_invited` for those who do not take part",
    access: people,
    params: byId,
    body: dietSchema,
    status: 204,
    response: z.undefined(),
  }),
  "DELETE /meetings/:id/my-diet": endpoint({
    summary: "Forget what I said for this meeting: what I said for always holds",
    access: people,
    params: byId,
    status: 204,
    response: z.undefined(),
  }),
  "GET /meetings/:id/my-diet/card": endpoint({
    summary: "The question for my diet as its card shows it, with the words of the template in the asker's language",
    access: people,
    params: byId,
    response: z.strictObject({
      view: z.strictObject({ diet: meetingDietSchema }),
      text: renderedTextSchema,
      locale: z.enum(locales),
    }),
  }),
  "GET /meetings/:id/diets": endpoint({
    summary: "What those who come eat, as numbers, for the organizer",
    access: people,
    params: byId,
    response: dietNumbersSchema,
  }),
  "POST /meetings/:id/diets/ask": endpoint({
    summary: "Ask those who come and have said nothing what they eat: each once, in the chat",
    access: people,
    params: byId,
    response: z.strictObject({ asked: z.int() }),
  }),
  "GET /production-orders/:id/diets": endpoint({
    summary: "What those who come eat, line by line: numbers, and the names that were allowed because of an allergy",
    access: { roles: ["vendor", "facility", "admin"], scopes: ["production.read"] },
    params: byId,
    response: z.strictObject({ items: z.array(lineDietsSchema) }),
  }),
  "GET /production-diets": endpoint({
    summary:
      "What those eat for whom something is delivered in a period, of the orders where anybody said so; at most 200",
    access: { roles: ["vendor", "facility", "admin"], scopes: ["production.read"] },
    query: z.strictObject({ from: momentSchema, to: momentSchema }),
    response: z.strictObject({ items: z.array(productionDietsSchema) }),
  }),
};
