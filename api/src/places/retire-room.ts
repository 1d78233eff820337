import type { RetiredBooking, RetiredRoom } from "@magic-meetings/contract/places/room-detail.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { followRooms } from "../production-orders/follow-rooms.ts";
import { letGoOfRooms } from "../rooms/release-room.ts";
import { leaveDeliveryRoom } from "../service-orders/leave-delivery-room.ts";
import { closeRoomWaits } from "./close-room-waits.ts";
import { findInTheWay } from "./in-the-way-sql.ts";
import { badReference, hideThing, lockThing } from "./keep-up.ts";
import { refuseUnlessKeptUp } from "./place-policy.ts";
import { findSiteOfRoom } from "./place-sql.ts";
import { planRoomMoves, type RoomMoves } from "./plan-room-moves.ts";
import { readThing } from "./read-thing.ts";
import {
  findBookingsToMove,
  findReplacements,
  lockRoomsOfSite,
  moveToRooms,
  type BookingToMove,
  type RoomMove,
} from "./retire-room-sql.ts";
import { rooms } from "./room-upkeep.ts";

/** More than these are not moved in one transaction. */
const mostBookings = 300;

export interface RetireRoom {
  id: string;
  moveTo: string;
  releaseRest?: boolean | undefined;
  expectedVersion: number | undefined;
}

/**
 * Closes a room: every booking ahead moves to a free room of the site, and the room is deleted. Where some cannot be
 * moved nothing is done and they are listed, unless they are to be released; then their organizers are told.
 */
export async function retireRoom(context: CommandContext, request: RetireRoom): Promise<RetiredRoom> {
  const { tx, tenantId, now, principal } = context;
  const { id, releaseRest = false, expectedVersion } = request;
  const siteId = await findSiteOfRoom(tx, { tenantId, roomId: id });
  if (siteId === undefined) throw new Refusal("not_found", "There is no such room");
  refuseUnlessKeptUp(principal, [siteId]);
  await lockRoomsOfSite(tx, { tenantId, siteId });
  const before = await lockThing(context, rooms, { id, expectedVersion });
  if (before.isDeleted) throw new Refusal("wrong_state", "This room is deleted already");
  await refuseSharedSpace(context, id, before.name);
  await closeRoomWaits(context, { id, name: before.name, siteId });
  const bookings = await findBookingsToMove(tx, { tenantId, roomId: id, now, limit: mostBookings + 1 });
  if (bookings.length > mostBookings) throw tooMany(before.name);
  const { moves, rest } = await planMoves(context, request, bookings);
  if (rest.length > 0 && !releaseRest) throw cannotMove(before.name, rest);
  await moveToRooms(tx, { tenantId, moves, now, userId: principal.userId });
  for (const move of moves) recordMove(context, move, bookings);
  const movedIds = new Set(moves.map(({ bookingId }) => bookingId));
  await followRooms(
    context,
    bookings.filter(({ booking }) => movedIds.has(booking.id)).map(({ meeting }) => meeting),
  );
  for (const { meeting, booking } of rest) {
    await letGoOfRooms(context, {
      meeting,
      bookings: [booking],
      status: "released",
      reason: "room_closed",
      tell: true,
    });
  }
  await leaveDeliveryRoom(context, { roomId: id, name: before.name });
  const room = await hideThing(context, rooms, { id, before });
  const movedTo = new Map(moves.map(({ bookingId, to }) => [bookingId, { id: to.id, name: to.name }]));
  const moved = bookings.filter(({ booking }) => movedTo.has(booking.id));
  return {
    version: room.version,
    room,
    moved: moved.map((one) => ({ ...inWords(one), movedTo: movedTo.get(one.booking.id) ?? null })),
    released: rest.map((one) => ({ ...inWords(one), movedTo: null })),
  };
}

async function refuseSharedSpace({ tx, tenantId, now }: CommandContext, id: string, name: string): Promise<void> {
  const others = await findInTheWay(tx, "room", { tenantId, id, now });
  if (others.count === 0) return;
  throw new Refusal("place_in_use", `${name} shares a space with other rooms: separate them first`, {
    blockedBy: others,
  });
}

async function planMoves(
  context: CommandContext,
  { id, moveTo }: RetireRoom,
  bookings: readonly BookingToMove[],
): Promise<RoomMoves> {
  const { tx, tenantId, principal, now } = context;
  const isChosen = moveTo !== "best";
  const closing = await readThing(tx, { tenantId, principal }, rooms, id);
  const only = isChosen ? moveTo : null;
  const free = await findReplacements(tx, { tenantId, siteId: closing.siteId, roomId: id, bookings, only });
  if (isChosen && free.length === 0) throw badReference("/moveTo", "other room at this site");
  return planRoomMoves(bookings, free, { closing: { ...closing, level: closing.floorLevel }, now, isChosen });
}

function recordMove(context: CommandContext, { bookingId, to }: RoomMove, bookings: readonly BookingToMove[]): void {
  const found = bookings.find(({ booking }) => booking.id === bookingId);
  if (found === undefined) return;
  const { meeting, booking, status } = found;
  context.signal({
    id: context.newId(),
    kind: status === "provisional" ? "room_booking.held" : "room_booking.confirmed",
    subject: { type: "room_booking", id: bookingId },
    meetingId: meeting.id,
    siteId: to.siteId,
    organizerId: meeting.organizer.id,
    facts: { room: to.name },
    ...(status === "confirmed" ? { tell: [cardFor(meeting)] } : {}),
  });
  context.audit({
    action: "room_booking.move",
    entityType: "room_booking",
    entityId: bookingId,
    oldValues: { roomId: booking.room.id },
    newValues: { roomId: to.id },
  });
}

function inWords({ booking, meeting, start, end }: BookingToMove): Omit<RetiredBooking, "movedTo"> {
  return {
    bookingId: booking.id,
    meetingId: meeting.id,
    start: start.toISOString(),
    end: end.toISOString(),
    organizer: meeting.organizer.name,
  };
}

function cannotMove(name: string, rest: readonly BookingToMove[]): Refusal {
  const detail = `${rest.length} of the bookings of ${name} cannot be moved: nothing was changed`;
  const items = rest.slice(0, 50).map(({ booking, meeting, start }) => ({
    type: "room_booking",
    id: booking.id,
    name: meeting.organizer.name,
    start: start.toISOString(),
  }));
  return new Refusal("room_has_bookings", detail, { blockedBy: { count: rest.length, items } });
}

function tooMany(name: string): Refusal {
  return new Refusal("room_has_bookings", `${name} has more than ${mostBookings} bookings ahead: release some first`);
}
