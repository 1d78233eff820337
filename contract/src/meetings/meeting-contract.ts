import { z } from "zod";
import { idSchema, momentSchema, pageQuery, pageSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { meetingInputSchema, meetingSchema, meetingSummarySchema, timelineEntrySchema } from "./meeting.ts";

/** The pane's draft key: made once per appointment and kept in its custom properties. */
export const clientKeySchema = z.string().regex(/^[A-Za-z0-9-]{16,64}$/);

export const meetingEndpoints = {
  "PUT /meetings/by-key/:clientKey": endpoint({
    summary: "The pane's idempotent upsert: the same key is the same meeting",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: z.strictObject({ clientKey: clientKeySchema }),
    body: meetingInputSchema,
    versioned: true,
    response: meetingSchema,
  }),
  "GET /meetings": endpoint({
    summary: "My meetings (organized by me, or with me as delegate), by start",
    access: { roles: "any", scopes: ["meetings.read"] },
    query: z.strictObject({ ...pageQuery, from: momentSchema.optional(), to: momentSchema.optional() }),
    response: pageSchema(meetingSummarySchema),
  }),
  "GET /meetings/:id": endpoint({
    summary: "One meeting with its rooms and orders",
    access: { roles: "any", scopes: ["meetings.read"] },
    params: z.strictObject({ id: idSchema }),
    versioned: true,
    response: meetingSchema,
  }),
  "POST /meetings/:id/cancel": endpoint({
    summary: "Cancel a meeting, or skip one date of a series; again changes nothing",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: z.strictObject({ id: idSchema }),
    response: meetingSchema,
  }),
  "GET /meetings/:id/timeline": endpoint({
    summary: "What happened to a meeting, who did it and who was told",
    access: { roles: "any", scopes: ["meetings.read"] },
    params: z.strictObject({ id: idSchema }),
    query: z.strictObject(pageQuery),
    response: pageSchema(timelineEntrySchema),
  }),
};
