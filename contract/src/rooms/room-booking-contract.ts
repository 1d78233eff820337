import { z } from "zod";
import { idSchema, momentSchema, noteSchema, pageSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import {
  availabilitySchema,
  roomBookingSchema,
  roomDoorSchema,
  roomScheduleSchema,
  roomWaitSchema,
} from "./room-booking.ts";

const byId = { params: z.strictObject({ id: idSchema }) };
const readers = { roles: "any", scopes: ["meetings.read"] } as const;
const writers = { roles: "any", scopes: ["meetings.write"] } as const;

/** Ids, comma separated. */
const idsSchema = z
  .string()
  .max(400)
  .transform((text) => text.split(","))
  .pipe(z.array(idSchema).min(1).max(10));

export const roomBookingEndpoints = {
  "GET /rooms/available": endpoint({
    summary: "Free rooms, best fit first, with reasons; the nearest alternatives when nothing fits",
    access: readers,
    query: z.strictObject({
      start: momentSchema,
      end: momentSchema,
      /** One site or several, comma separated. */
      site: idsSchema,
      capacity: z.coerce.number().int().min(1).max(10_000).default(1),
      /** Comma separated feature words. */
      features: z.string().max(200).optional(),
      /** Seats are those of this layout, for example `board`. */
      layout: z.string().max(50).optional(),
      /** A room or a floor: the nearer the better. */
      near: idSchema.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(10),
      /** A meeting whose own bookings do not count as taken. */
      meeting: idSchema.optional(),
    }),
    response: availabilitySchema,
  }),
  "GET /rooms/schedule": endpoint({
    summary: "Rooms with what is taken between two moments, by floor and name: the grid and the plan",
    access: readers,
    query: z.strictObject({
      /** One of site, building and floor. */
      site: idSchema.optional(),
      building: idSchema.optional(),
      floor: idSchema.optional(),
      from: momentSchema,
      to: momentSchema,
      capacity: z.coerce.number().int().min(1).max(10_000).default(1),
      features: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(200),
      after: z.string().max(500).optional(),
    }),
    response: roomScheduleSchema,
  }),
  "GET /rooms/:id/door": endpoint({
    summary: "What a room's door says now: who is in it, what follows, and what I may do",
    access: readers,
    ...byId,
    response: roomDoorSchema,
  }),
  "POST /meetings/:meetingId/room-bookings": endpoint({
    summary:
      "Hold a room for a meeting: provisional while the invite is a draft, requested where somebody has to approve",
    access: writers,
    params: z.strictObject({ meetingId: idSchema }),
    body: z.strictObject({
      roomId: idSchema,
      /** Releases this booking of the same meeting in the same transaction: changing one's mind never loses both. */
      replaces: idSchema.optional(),
      /** For whoever approves. */
      note: noteSchema.optional(),
      /** The client puts the room on the open invite itself, in place of the replaced one; absent: the calendar is told. */
      onInvite: z.boolean().optional(),
    }),
    status: 201,
    response: roomBookingSchema,
  }),
  "GET /room-bookings/:id": endpoint({
    summary: "One booking",
    access: readers,
    ...byId,
    response: roomBookingSchema,
  }),
  "DELETE /room-bookings/:id": endpoint({
    summary: "Release a room",
    access: writers,
    ...byId,
    /** The client takes the room off the open invite itself; absent: the calendar is told. */
    query: z.strictObject({ onInvite: z.enum(["true"]).optional() }),
    response: roomBookingSchema,
  }),
  "POST /room-bookings/:id/check-in": endpoint({
    summary: "Say that the room is used, from 15 minutes before the start; again changes nothing",
    access: writers,
    ...byId,
    response: roomBookingSchema,
  }),
  "POST /room-bookings/:id/extend": endpoint({
    summary: "Keep the room longer, if it is free",
    access: writers,
    ...byId,
    body: z.strictObject({ minutes: z.int().min(5).max(480) }),
    response: roomBookingSchema,
  }),
  "POST /room-bookings/:id/end": endpoint({
    summary: "Give the room back before the booking's end",
    access: writers,
    ...byId,
    response: roomBookingSchema,
  }),
  "POST /meetings/:meetingId/room-waits": endpoint({
    summary: "Wait for a room that is taken",
    access: writers,
    params: z.strictObject({ meetingId: idSchema }),
    body: z.strictObject({ roomId: idSchema }),
    status: 201,
    response: roomWaitSchema,
  }),
  "GET /meetings/:meetingId/room-waits": endpoint({
    summary: "The rooms that a meeting waits for or is offered",
    access: readers,
    params: z.strictObject({ meetingId: idSchema }),
    response: pageSchema(roomWaitSchema),
  }),
  "POST /room-waits/:id/accept": endpoint({
    summary: "Take the room that is offered",
    access: writers,
    ...byId,
    response: roomWaitSchema,
  }),
  "POST /room-waits/:id/withdraw": endpoint({
    summary: "Wait no longer, or decline the offer: the next in line is offered the room",
    access: writers,
    ...byId,
    response: roomWaitSchema,
  }),
};
