import { z } from "zod";
import { orderApprovalSchema } from "../approvals/approval.ts";
import { idSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { meetingSchema } from "../meetings/meeting.ts";
import { productionOrderSchema } from "../production-orders/production-order.ts";
import { roomBookingSchema, roomWaitSchema } from "../rooms/room-booking.ts";
import { conversationSchema, renderedTextSchema } from "./message.ts";
import { locales } from "../identity/identity.ts";
import { closedDeliverySchema } from "../vendors/closed-delivery.ts";

export const messageEndpoints = {
  "PUT /conversations": endpoint({
    summary: "Remember where the bot reaches a user; what waited for it is delivered",
    access: { roles: [], scopes: ["bot.act"] },
    body: conversationSchema,
    /** first: nobody had told of a conversation with this person before. */
    response: z.strictObject({ first: z.boolean() }),
  }),
  "GET /meetings/:id/card": endpoint({
    summary: "The meeting as its card shows it to the asker, with the words of the template in the asker's language",
    access: { roles: "any", scopes: ["meetings.read"] },
    params: z.strictObject({ id: idSchema }),
    response: z.strictObject({
      view: z.strictObject({
        meeting: meetingSchema,
        productionOrders: z.array(
          productionOrderSchema.pick({
            id: true,
            number: true,
            vendor: true,
            status: true,
            deliverAt: true,
            deliverTo: true,
            declined: true,
            proposal: true,
          }),
        ),
        lostRooms: z.array(roomBookingSchema),
        roomWaits: z.array(roomWaitSchema),
        orderApprovals: z.array(orderApprovalSchema).optional(),
        closedDeliveries: z
          .array(closedDeliverySchema.pick({ number: true, vendor: true, site: true, deliverAt: true, holiday: true }))
          .optional(),
      }),
      text: renderedTextSchema,
      locale: z.enum(locales),
    }),
  }),
};
