import { z } from "zod";
import { idSchema, momentSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { availabilitySchema, roomBookingSchema } from "./room-booking.ts";

export const roomBookingEndpoints = {
  "GET /rooms/available": endpoint({
    summary: "Free rooms, best fit first, with reasons; the nearest alternatives when nothing fits",
    access: { roles: "any", scopes: ["meetings.read"] },
    query: z.strictObject({
      start: momentSchema,
      end: momentSchema,
      site: idSchema,
      capacity: z.coerce.number().int().min(1).max(10_000).default(1),
      /** Comma separated feature words. */
      features: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(10),
      /** A meeting whose own bookings do not count as taken. */
      meeting: idSchema.optional(),
    }),
    response: availabilitySchema,
  }),
  "POST /meetings/:meetingId/room-bookings": endpoint({
    summary: "Hold a room for a meeting: provisional while the invite is a draft, confirmed once it is sent",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: z.strictObject({ meetingId: idSchema }),
    body: z.strictObject({
      roomId: idSchema,
      /** Releases this booking of the same meeting in the same transaction: changing one's mind never loses both. */
      replaces: idSchema.optional(),
    }),
    status: 201,
    response: roomBookingSchema,
  }),
  "DELETE /room-bookings/:id": endpoint({
    summary: "Release a room",
    access: { roles: "any", scopes: ["meetings.write"] },
    params: z.strictObject({ id: idSchema }),
    response: roomBookingSchema,
  }),
};
