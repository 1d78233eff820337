import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { fileSchema, idSchema, momentSchema, pageQuery, pageSchema } from "../words/words.ts";
import { invitedVisitsSchema, inviteVisitorsSchema, visitChangeSchema, visitorProposalSchema } from "./visit-input.ts";
import { visitSchema } from "./visit.ts";
import { visitScopes, visitStatuses } from "./visit-words.ts";

const byId = z.strictObject({ id: idSchema });
const read = { roles: "any", scopes: ["meetings.read"] } as const;
const write = { roles: "any", scopes: ["meetings.write"] } as const;
const filter = {
  meeting: idSchema.optional(),
  site: idSchema.optional(),
  /** Those that overlap the time between. */
  from: momentSchema.optional(),
  to: momentSchema.optional(),
  host: z.literal("me").optional(),
  status: z.enum(visitStatuses).optional(),
  /** Part of the visitor's name or company, in any script, or of the plate. */
  search: z.string().trim().max(100).optional(),
};

export const visitEndpoints = {
  "POST /meetings/:id/visits": endpoint({
    summary: "Invite visitors; who is expected at that site of the meeting already stays so",
    access: write,
    params: byId,
    body: inviteVisitorsSchema,
    bodyLimit: 1_000_000,
    status: 201,
    response: invitedVisitsSchema,
  }),
  "GET /meetings/:id/visitor-proposals": endpoint({
    summary: "People from outside on the invite who are not expected as visitors",
    access: read,
    params: byId,
    response: z.strictObject({ items: z.array(visitorProposalSchema) }),
  }),
  "GET /visits": endpoint({
    summary: "Visits by their time: one's own, those of one's sites, or all of a meeting that one sees",
    access: read,
    query: z.strictObject({ ...pageQuery, ...filter }),
    response: pageSchema(visitSchema),
  }),
  "GET /visits/export": endpoint({
    summary: "The same list as a file",
    access: read,
    query: z.strictObject(filter),
    file: ["text/csv"],
    response: fileSchema,
  }),
  "GET /visits/:id": endpoint({
    summary: "One visit",
    access: read,
    params: byId,
    versioned: true,
    response: visitSchema,
  }),
  "PATCH /visits/:id": endpoint({
    summary: "Change a visit: host, site, time, purpose, needs, or what is known of the visitor",
    access: write,
    params: byId,
    body: visitChangeSchema,
    versioned: true,
    response: visitSchema,
  }),
  "POST /visits/:id/cancel": endpoint({
    summary: "Cancel a visit, of a series also those after it; again changes nothing",
    access: write,
    params: byId,
    body: z.strictObject({ scope: z.enum(visitScopes).default("one") }).optional(),
    response: visitSchema,
  }),
  "POST /visits/:id/restore": endpoint({
    summary: "Take a cancellation back; again changes nothing",
    access: write,
    params: byId,
    response: visitSchema,
  }),
  "POST /visits/:id/confirm": endpoint({
    summary: "Say that the visitor comes; again changes nothing",
    access: write,
    params: byId,
    response: visitSchema,
  }),
};
