import { z } from "zod";
import { idSchema, moneySchema, pageQuery, pageSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { locales } from "../identity/identity.ts";
import { renderedTextSchema } from "../messages/message.ts";
import { approvalSchema, orderApprovalSchema, rejectionReasonSchema } from "./approval.ts";
import { deputiesInputSchema, deputiesSchema } from "./deputy.ts";

const byId = { params: z.strictObject({ id: idSchema }) };
/** Whoever is asked decides, whatever their roles are: an approver is a person. */
const people = { roles: "any" } as const;

export const approvalEndpoints = {
  "GET /approvals": endpoint({
    summary: "What I am asked to decide, the oldest first; or what was decided, the newest first",
    access: people,
    query: z.strictObject({ ...pageQuery, state: z.enum(["pending", "decided"]).default("pending") }),
    response: pageSchema(approvalSchema),
  }),
  "GET /approvals/:id": endpoint({
    summary: "One approval",
    access: people,
    ...byId,
    response: approvalSchema,
  }),
  "GET /approvals/:id/card": endpoint({
    summary: "The approval as its card shows it to the asker, with the words of the template in the asker's language",
    access: people,
    ...byId,
    response: z.strictObject({
      view: z.strictObject({ approval: approvalSchema }),
      text: renderedTextSchema,
      locale: z.enum(locales),
    }),
  }),
  "POST /approvals/:id/approve": endpoint({
    summary:
      "Grant what is asked for; 409 `room_taken` with alternatives when somebody else has the room by now, 409 `price_changed` with the new price of an order",
    access: people,
    ...byId,
    body: z
      .strictObject({
        /** The total that was shown: with it, a price that has changed to it meanwhile is taken without asking again. */
        expectedTotal: moneySchema.optional(),
      })
      .optional(),
    response: approvalSchema,
  }),
  "POST /approvals/:id/reject": endpoint({
    summary: "Decline what is asked for, with a reason for the person who asked",
    access: people,
    ...byId,
    body: z.strictObject({ reason: rejectionReasonSchema }),
    response: approvalSchema,
  }),
  "POST /approvals/:id/reopen": endpoint({
    summary: "Take a rejection back, by whoever rejected, within 15 minutes",
    access: people,
    ...byId,
    response: approvalSchema,
  }),
  "GET /service-orders/:id/approvals": endpoint({
    summary: "Whose decision an order waits for, and since when; the newest question of each account",
    access: { roles: "any", scopes: ["meetings.read"] },
    ...byId,
    response: z.strictObject({ items: z.array(orderApprovalSchema) }),
  }),
  "GET /accounts/:id/deputies": endpoint({
    summary: "Who stands in for an account's owner, and after how many hours they are asked",
    access: people,
    ...byId,
    response: deputiesSchema,
  }),
  "PUT /accounts/:id/deputies": endpoint({
    summary: "Replace who stands in for an account's owner; by the owner, finance or an administrator",
    access: people,
    ...byId,
    body: deputiesInputSchema,
    response: deputiesSchema,
  }),
};
