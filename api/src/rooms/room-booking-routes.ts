import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { RoomAlternative } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { Queries } from "../db/queries.ts";
import { route } from "../http/route.ts";
import type { Principal } from "../identity/principal.ts";
import { visible } from "../meetings/meeting-policy.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { findSiteOfRoom } from "../places/place-sql.ts";
import { acceptRoomOffer, withdrawRoomWait } from "./answer-room-offer.ts";
import { bookRoom } from "./book-room.ts";
import { checkInRoom } from "./check-in-room.ts";
import { endRoomBooking } from "./end-room-booking.ts";
import { extendRoomBooking } from "./extend-room-booking.ts";
import { findAlternatives } from "./find-alternatives.ts";
import { findRooms } from "./find-rooms.ts";
import { presentRoomBooking } from "./present-room-booking.ts";
import { releaseRoom } from "./release-room.ts";
import { findRoomBooking } from "./room-booking-sql.ts";
import { listRoomWaits } from "./room-wait-sql.ts";
import { findNearPlace } from "./site-terms-sql.ts";
import { waitForRoom } from "./wait-for-room.ts";

const longestSearch = 24 * 60 * 60_000;

export const roomBookingRoutes = [
  route("GET /rooms/available", async ({ query, queries, principal, now }) => {
    const { tenantId, userId } = principal;
    const [start, end] = [new Date(query.start), new Date(query.end)];
    if (!(start < end) || end.getTime() - start.getTime() > longestSearch) throw badEnd();
    const near = query.near === undefined ? null : await findNearPlace(queries, { tenantId, id: query.near });
    if (near === undefined) throw new Refusal("not_found", "There is no such room or floor to be near to");
    return findRooms(
      queries,
      {
        tenantId,
        userId,
        siteIds: query.site,
        start,
        end,
        near,
        capacity: query.capacity,
        features: query.features?.split(",").filter((feature) => feature !== "") ?? [],
        layout: query.layout ?? null,
        meetingId: query.meeting ?? null,
        limit: query.limit,
      },
      now,
    );
  }),
  route("POST /meetings/:meetingId/room-bookings", async ({ params, body, command, queries, principal, now }) => {
    const wanted = { meetingId: params.meetingId, ...body };
    return withAlternatives(
      () => command((context) => bookRoom(context, wanted)),
      () => insteadOf(queries, principal, wanted, now),
    );
  }),
  route("GET /room-bookings/:id", async ({ params, queries, principal, now }) => {
    const { tenantId } = principal;
    const found = await findRoomBooking(queries, { tenantId, id: params.id });
    const meeting = found && (await findMeeting(queries, { tenantId, id: found.meetingId }));
    if (found === undefined) throw new Refusal("not_found", "There is no such booking");
    return presentRoomBooking(found.booking, { people: visible(principal, meeting), principal, now });
  }),
  route("DELETE /room-bookings/:id", ({ params, query, command }) =>
    command((context) => releaseRoom(context, params.id, query.onInvite === "true")),
  ),
  route("POST /room-bookings/:id/check-in", ({ params, command }) =>
    command((context) => checkInRoom(context, params.id)),
  ),
  route("POST /room-bookings/:id/extend", ({ params, body, command }) =>
    command((context) => extendRoomBooking(context, { id: params.id, ...body })),
  ),
  route("POST /room-bookings/:id/end", ({ params, command }) =>
    command((context) => endRoomBooking(context, params.id)),
  ),
  route("POST /meetings/:meetingId/room-waits", ({ params, body, command }) =>
    command((context) => waitForRoom(context, { ...params, ...body })),
  ),
  route("GET /meetings/:meetingId/room-waits", async ({ params, queries, principal }) => {
    const { tenantId } = principal;
    const { id } = visible(principal, await findMeeting(queries, { tenantId, id: params.meetingId }));
    return { items: await listRoomWaits(queries, { tenantId, meetingId: id }), next: null };
  }),
  route("POST /room-waits/:id/accept", ({ params, command }) =>
    command((context) => acceptRoomOffer(context, params.id)),
  ),
  route("POST /room-waits/:id/withdraw", ({ params, command }) =>
    command((context) => withdrawRoomWait(context, params.id)),
  ),
];

function badEnd(): Refusal {
  const detail = "After the start, by a day at most";
  return new Refusal("invalid", "The end must lie after the start, by a day at most", {
    errors: [{ pointer: "/query/end", code: "invalid", detail }],
  });
}

/** Read after the refusal, outside its transaction: rivals for the room do not wait for it. */
async function withAlternatives<T>(work: () => Promise<T>, alternatives: () => Promise<RoomAlternative[]>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isWorthIt =
      error instanceof Refusal && ["room_taken", "site_closed", "room_rule_broken"].includes(error.code);
    if (!isWorthIt) throw error;
    throw new Refusal(error.code, error.message, { ...error.more, alternatives: await alternatives() });
  }
}

async function insteadOf(
  queries: Queries,
  { tenantId, userId }: Principal,
  { meetingId, roomId }: { meetingId: string; roomId: string },
  now: Date,
): Promise<RoomAlternative[]> {
  const meeting = await findMeeting(queries, { tenantId, id: meetingId });
  const siteId = await findSiteOfRoom(queries, { tenantId, roomId });
  if (meeting === undefined || siteId === undefined) return [];
  const capacity = Math.max(1, ...meeting.locations.map((location) => location.headCount));
  const { start, end } = meeting;
  return findAlternatives(queries, { tenantId, userId, siteId, start, end, capacity, features: [], meetingId }, now);
}
