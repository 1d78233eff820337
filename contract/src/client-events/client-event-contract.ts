import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { clientEventInputSchema, clientHealthSchema } from "./client-event.ts";

export const clientEventEndpoints = {
  "POST /client-events": endpoint({
    summary: "Counts an event of a client: what kind of client, what kind of event and the day, nothing of the person",
    access: { roles: "any" },
    body: clientEventInputSchema,
    status: 204,
    response: z.undefined(),
  }),
  "GET /client-events/health": endpoint({
    summary: "Which events arrive from which clients, and which have stopped",
    access: { roles: ["admin"] },
    response: z.strictObject({
      /** Since when events are counted; null: none has come yet. */
      since: z.iso.date().nullable(),
      clients: z.array(clientHealthSchema),
    }),
  }),
};
