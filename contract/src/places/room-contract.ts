import { z } from "zod";
import { idSchema, pageQuery, pageSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  listEndpoint,
  readEndpoint,
  restoreEndpoint,
  upkeepers,
} from "./maintained.ts";
import {
  newRoomCombinationSchema,
  newRoomSchema,
  retiredRoomSchema,
  retireRoomSchema,
  roomChangeSchema,
  roomCombinationSchema,
  roomDetailSchema,
  roomItemSchema,
} from "./room-detail.ts";

const readers = { roles: "any", scopes: ["meetings.read"] } as const;
const byId = { params: z.strictObject({ id: idSchema }) };

export const roomEndpoints = {
  "GET /rooms": listEndpoint("rooms", roomItemSchema, {
    site: idSchema.optional(),
    building: idSchema.optional(),
    floor: idSchema.optional(),
  }),
  "GET /rooms/:id": readEndpoint("room", roomDetailSchema),
  "POST /rooms": createEndpoint("room", newRoomSchema, roomDetailSchema),
  "PATCH /rooms/:id": changeEndpoint("room", roomChangeSchema, roomDetailSchema),
  "DELETE /rooms/:id": deleteEndpoint("room without bookings ahead", roomDetailSchema),
  "POST /rooms/:id/restore": restoreEndpoint("room", roomDetailSchema),
  "POST /rooms/:id/retire": endpoint({
    summary: "Delete a room with a plan for the bookings ahead: they move to free rooms, all or nothing",
    access: upkeepers,
    ...byId,
    body: retireRoomSchema,
    versioned: true,
    response: retiredRoomSchema,
  }),

  "GET /room-combinations": endpoint({
    summary: "Rooms that share a space: wholes with their parts",
    access: readers,
    query: z.strictObject({ ...pageQuery, site: idSchema.optional() }),
    response: pageSchema(roomCombinationSchema),
  }),
  "POST /room-combinations": endpoint({
    summary: "Say that a room is made of others with removable walls between them",
    access: upkeepers,
    body: newRoomCombinationSchema,
    status: 201,
    versioned: true,
    response: roomCombinationSchema,
  }),
  "DELETE /room-combinations/:id": endpoint({
    summary: "Let each room be a space of its own again; the id is the whole room's",
    access: upkeepers,
    ...byId,
    versioned: true,
    response: roomCombinationSchema,
  }),
};
