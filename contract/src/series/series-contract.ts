import { z } from "zod";
import { idSchema, pageQuery, pageSchema } from "../words/words.ts";
import { endpoint } from "../http/endpoint.ts";
import {
  bookSeriesRoomSchema,
  occurrenceSchema,
  seriesRoomBookingsSchema,
  seriesRoomOffersSchema,
  seriesRoomPreviewSchema,
  seriesSchema,
} from "./series.ts";

const byId = { params: z.strictObject({ id: idSchema }) };
const readers = { roles: "any", scopes: ["meetings.read"] } as const;
const writers = { roles: "any", scopes: ["meetings.write"] } as const;

export const seriesEndpoints = {
  "GET /series/:id": endpoint({
    summary: "One series: its pattern, its next date, the rooms it keeps and its exceptions",
    access: readers,
    ...byId,
    response: seriesSchema,
  }),
  "GET /series/:id/occurrences": endpoint({
    summary: "The dates of a series by their start, past and skipped ones included",
    access: readers,
    ...byId,
    query: z.strictObject({
      ...pageQuery,
      /** True leaves out what is over. */
      coming: z.enum(["true", "false"]).default("false"),
    }),
    response: pageSchema(occurrenceSchema),
  }),
  "GET /series/:id/rooms": endpoint({
    summary: "Rooms of a site with the number of coming dates on which each is free, best first",
    access: readers,
    ...byId,
    query: z.strictObject({
      /** The series' own site where it is not said. */
      site: idSchema.optional(),
      /** The head count of the series where it is not said. */
      capacity: z.coerce.number().int().min(1).max(10_000).optional(),
      /** Comma separated feature words. */
      features: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
    response: seriesRoomOffersSchema,
  }),
  "POST /series/:id/room-bookings/preview": endpoint({
    summary:
      "On which coming dates a room can be had, and the best replacement for each of the others; changes nothing",
    access: readers,
    ...byId,
    body: z.strictObject({ roomId: idSchema }),
    response: seriesRoomPreviewSchema,
  }),
  "POST /series/:id/room-bookings": endpoint({
    summary: "Hold a room for the coming dates of a series, as far as accepted, all in one; answers for each date",
    access: writers,
    ...byId,
    body: bookSeriesRoomSchema,
    response: seriesRoomBookingsSchema,
  }),
  "DELETE /series/:id/rooms/:roomId": endpoint({
    summary: "Let go of a room on every coming date of a series",
    access: writers,
    params: z.strictObject({ id: idSchema, roomId: idSchema }),
    /** The client takes the room off the open invite itself; absent: the calendar is told. */
    query: z.strictObject({ onInvite: z.enum(["true"]).optional() }),
    response: z.strictObject({ released: z.int() }),
  }),
  "POST /series/:id/cancel": endpoint({
    summary: "Cancel every coming date of a series; again changes nothing",
    access: writers,
    ...byId,
    response: seriesSchema,
  }),
};
