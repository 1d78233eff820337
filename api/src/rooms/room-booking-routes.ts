import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { RoomAlternative } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { Queries } from "../db/queries.ts";
import { route } from "../http/route.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { findSiteOfRoom } from "../places/place-sql.ts";
import { bookRoom } from "./book-room.ts";
import { findAlternatives, findRooms } from "./find-rooms.ts";
import { releaseRoom } from "./release-room.ts";

const longestSearch = 24 * 60 * 60_000;

export const roomBookingRoutes = [
  route("GET /rooms/available", ({ query, queries, principal, now }) => {
    const [start, end] = [new Date(query.start), new Date(query.end)];
    if (!(start < end) || end.getTime() - start.getTime() > longestSearch) {
      throw new Refusal("invalid", "The end must lie after the start, by a day at most", {
        errors: [{ pointer: "/query/end", code: "invalid", detail: "After the start, by a day at most" }],
      });
    }
    const search = {
      tenantId: principal.tenantId,
      siteId: query.site[0] ?? "",
      start,
      end,
      capacity: query.capacity,
      features: query.features?.split(",").filter((feature) => feature !== "") ?? [],
      meetingId: query.meeting ?? null,
      limit: query.limit,
    };
    return findRooms(queries, search, now);
  }),
  route("POST /meetings/:meetingId/room-bookings", async ({ params, body, command, queries, principal, now }) => {
    const wanted = { meetingId: params.meetingId, ...body };
    try {
      return await command((context) => bookRoom(context, wanted));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "room_taken") throw error;
      const alternatives = await insteadOf(queries, { tenantId: principal.tenantId, ...wanted }, now);
      throw new Refusal(error.code, error.message, { ...error.more, alternatives });
    }
  }),
  route("DELETE /room-bookings/:id", ({ params, command }) => command((context) => releaseRoom(context, params.id))),
  route("GET /rooms/schedule", notYet),
  route("GET /rooms/:id/door", notYet),
  route("GET /room-bookings/:id", notYet),
  route("POST /room-bookings/:id/check-in", notYet),
  route("POST /room-bookings/:id/extend", notYet),
  route("POST /room-bookings/:id/end", notYet),
  route("POST /meetings/:meetingId/room-waits", notYet),
  route("GET /meetings/:meetingId/room-waits", notYet),
  route("POST /room-waits/:id/accept", notYet),
  route("POST /room-waits/:id/withdraw", notYet),
];

function notYet(): never {
  throw new Error("Not there yet");
}

/** Read after the refusal, outside its transaction: rivals for the room do not wait for it. */
async function insteadOf(
  queries: Queries,
  { tenantId, meetingId, roomId }: { tenantId: string; meetingId: string; roomId: string },
  now: Date,
): Promise<RoomAlternative[]> {
  const meeting = await findMeeting(queries, { tenantId, id: meetingId });
  const siteId = await findSiteOfRoom(queries, { tenantId, roomId });
  if (meeting === undefined || siteId === undefined) return [];
  const capacity = Math.max(1, ...meeting.locations.map((location) => location.headCount));
  const search = { tenantId, siteId, start: meeting.start, end: meeting.end, capacity, features: [], meetingId };
  return findAlternatives(queries, search, now);
}
