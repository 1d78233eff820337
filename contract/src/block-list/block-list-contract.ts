import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { idSchema, pageQuery, pageSchema } from "../words/words.ts";
import {
  blockListChangeSchema,
  blockListEntrySchema,
  blockListInputSchema,
  decisionSchema,
  visitReviewSchema,
} from "./block-list.ts";
import { reviewStatuses } from "./block-list-words.ts";

const security = { roles: ["security", "admin"] } as const;
const byId = { params: z.strictObject({ id: idSchema }) };

export const blockListEndpoints = {
  "GET /block-list": endpoint({
    summary: "Whom the company does not let in without a second look, the newest first; `q` finds as reception does",
    access: security,
    query: z.strictObject({
      ...pageQuery,
      q: z.string().trim().max(100).optional(),
      deleted: z
        .enum(["true", "false"])
        .default("false")
        .transform((text) => text === "true"),
    }),
    response: pageSchema(blockListEntrySchema),
  }),
  "GET /block-list/:id": endpoint({
    summary: "One of them, also a deleted one",
    access: security,
    ...byId,
    versioned: true,
    response: blockListEntrySchema,
  }),
  "POST /block-list": endpoint({
    summary: "Put somebody on the list; coming visits of people who are like her wait for a decision from then on",
    access: security,
    body: blockListInputSchema,
    status: 201,
    versioned: true,
    response: blockListEntrySchema,
  }),
  "PATCH /block-list/:id": endpoint({
    summary: "Change what is known of somebody on the list; coming visits are compared again",
    access: security,
    ...byId,
    body: blockListChangeSchema,
    versioned: true,
    response: blockListEntrySchema,
  }),
  "DELETE /block-list/:id": endpoint({
    summary: "Take somebody off the list; visits that wait because of her alone take place",
    access: security,
    ...byId,
    versioned: true,
    response: blockListEntrySchema,
  }),
  "POST /block-list/:id/restore": endpoint({
    summary: "Put somebody back on the list",
    access: security,
    ...byId,
    response: blockListEntrySchema,
  }),
  "GET /visit-reviews": endpoint({
    summary: "Visits that wait for security, the soonest first; with another status those decided last",
    access: security,
    query: z.strictObject({ ...pageQuery, status: z.enum(reviewStatuses).default("open"), site: idSchema.optional() }),
    response: pageSchema(visitReviewSchema),
  }),
  "GET /visit-reviews/:id": endpoint({
    summary: "One of them with the entries that are like the visitor",
    access: security,
    ...byId,
    versioned: true,
    response: visitReviewSchema,
  }),
  "POST /visit-reviews/:id/approve": endpoint({
    summary:
      "Let the visit take place: the visitor gets her pass, the host is told; 412 where somebody else decided meanwhile",
    access: security,
    ...byId,
    body: decisionSchema,
    versioned: true,
    precondition: true,
    response: visitReviewSchema,
  }),
  "POST /visit-reviews/:id/refuse": endpoint({
    summary: "Do not let the visit take place: the pass opens nothing, the host is told, never why",
    access: security,
    ...byId,
    body: decisionSchema,
    versioned: true,
    precondition: true,
    response: visitReviewSchema,
  }),
  "POST /visit-reviews/:id/reopen": endpoint({
    summary: "Take a decision back",
    access: security,
    ...byId,
    versioned: true,
    precondition: true,
    response: visitReviewSchema,
  }),
};
