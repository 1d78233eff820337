import { z } from "zod";
import { idSchema, moneySchema, noteSchema, pageQuery, pageSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { orderConsequencesSchema, orderRevisionSchema } from "./order-consequences.ts";
import { orderFeeSchema, serviceOrderInputSchema, serviceOrderSchema } from "./service-order.ts";

const byId = z.strictObject({ id: idSchema });
const changeSchema = serviceOrderInputSchema.omit({ locationId: true }).partial();
/** The fee that was shown. Without it, or with less than is due now, 409 `fee_applies` says what it costs. */
const acceptFee = moneySchema.optional();

export const serviceOrderEndpoints = {
  "POST /meetings/:meetingId/service-orders": endpoint({
    summary: "Draft an order for a meeting: priced and checked, not yet sent",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: z.strictObject({ meetingId: idSchema }),
    body: serviceOrderInputSchema,
    status: 201,
    versioned: true,
    response: serviceOrderSchema,
  }),
  "GET /service-orders/:id": endpoint({
    summary: "One order",
    access: { roles: "any", scopes: ["meetings.read"] },
    params: byId,
    versioned: true,
    response: serviceOrderSchema,
  }),
  "PATCH /service-orders/:id": endpoint({
    summary:
      "Change an order: what is given replaces what was. A change that brings an account above its limit waits for approval; the order answered is as it stands",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: byId,
    body: changeSchema.extend({ acceptFee }),
    versioned: true,
    response: serviceOrderSchema,
  }),
  "POST /service-orders/:id/preview-change": endpoint({
    summary: "What a change would cost now; changes nothing",
    access: { roles: "any", scopes: ["meetings.read"] },
    params: byId,
    body: changeSchema,
    response: orderConsequencesSchema,
  }),
  "GET /service-orders/:id/revisions": endpoint({
    summary: "What was changed of an order, the newest first",
    access: { roles: "any", scopes: ["meetings.read"] },
    params: byId,
    query: z.strictObject(pageQuery),
    response: pageSchema(orderRevisionSchema),
  }),
  "POST /service-orders/:id/submit": endpoint({
    summary:
      "Send the order: money is held; vendors get it when the invite is sent, at once where it already is. Above an account's limit it waits for approval and holds nothing",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: byId,
    body: z
      .strictObject({
        /** The total that was shown: with it, a price that has changed to it meanwhile is taken without asking again. */
        expectedTotal: moneySchema.optional(),
        /** For whoever decides, where the order is above an account's limit; absent: the order's own note. */
        approvalNote: noteSchema.optional(),
      })
      .optional(),
    versioned: true,
    response: serviceOrderSchema,
  }),
  "POST /service-orders/:id/cancel": endpoint({
    summary: "Cancel an order: what was held is released; after the cut-off the fee that was shown is charged",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: byId,
    body: z.strictObject({ acceptFee }).optional(),
    versioned: true,
    response: serviceOrderSchema,
  }),
  "POST /service-orders/:id/preview-cancel": endpoint({
    summary: "What cancelling would cost now; changes nothing",
    access: { roles: "any", scopes: ["meetings.read"] },
    params: byId,
    response: orderConsequencesSchema,
  }),
  "POST /order-fees/:id/waive": endpoint({
    summary: "Waive a fee, with a reason: the money goes back to the account",
    access: { roles: ["vendor", "facility", "admin"], scopes: ["production.write"] },
    params: byId,
    body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
    response: orderFeeSchema,
  }),
};
