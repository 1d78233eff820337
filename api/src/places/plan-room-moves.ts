import { brokenRule } from "@magic-meetings/contract/rooms/room-rules.ts";
import { roomFit } from "@magic-meetings/contract/rooms/room-score-rules.ts";
import type { BookingToMove, Replacement, RoomMove } from "./retire-room-sql.ts";

const minute = 60_000;

/** The room that closes, as its replacements are judged by it. */
export interface ClosingRoom {
  buildingId: string;
  floorId: string;
  level: number;
  features: readonly string[];
}

export interface RoomMoves {
  moves: RoomMove[];
  /** Those for which there is no room. */
  rest: BookingToMove[];
}

/**
 * A room for every booking, in the order of their starts; pure. The same building comes first, then rooms that have
 * what the closing one had, then the best fit. Without a choice (`isChosen`) a room has to have the seats, and its
 * rules and approvals count; a room that somebody chose has only to be free.
 */
export function planRoomMoves(
  bookings: readonly BookingToMove[],
  rooms: readonly Replacement[],
  { closing, now, isChosen }: { closing: ClosingRoom; now: Date; isChosen: boolean },
): RoomMoves {
  const moves: RoomMove[] = [];
  const rest: BookingToMove[] = [];
  for (const booking of bookings) {
    const fitting =
      booking.status === "requested" ? [] : rooms.filter((room) => room.freeFor.includes(booking.booking.id));
    const best = fitting
      .filter((room) => isChosen || isSuitable(booking, room, now))
      .map((room) => ({ move: moveTo(booking, room), rank: rankOf(booking, room, closing) }))
      .filter(({ move }) => moves.every((other) => !collide(move, other)))
      .sort((a, b) => compare(a.rank, b.rank) || a.move.to.name.localeCompare(b.move.to.name))[0];
    if (best === undefined) rest.push(booking);
    else moves.push(best.move);
  }
  return { moves, rest };
}

function isSuitable({ start, end, headCount, meeting }: BookingToMove, room: Replacement, now: Date): boolean {
  if (room.approvalNeeded || room.capacity < headCount) return false;
  const { groupIds } = meeting.organizer;
  const ask = { start, end, now, timeZone: room.timeZone, headCount, groupIds, heldThatWeek: null };
  return brokenRule(room.rules, ask) === null;
}

function moveTo({ booking, start, end }: BookingToMove, to: Replacement): RoomMove {
  return {
    bookingId: booking.id,
    to,
    heldFrom: new Date(start.getTime() - to.setupMinutes * minute),
    heldUntil: new Date(end.getTime() + to.cleardownMinutes * minute),
  };
}

/** Lower is better, the first difference decides. */
function rankOf(booking: BookingToMove, room: Replacement, closing: ClosingRoom): number[] {
  const missing = closing.features.filter((feature) => !room.features.includes(feature)).length;
  const near = { floorId: closing.floorId, siteId: room.siteId, building: closing.buildingId, level: closing.level };
  const { score } = roomFit(
    { ...room, seats: room.capacity, building: room.buildingId, gapBefore: null, gapAfter: null },
    { capacity: booking.headCount, features: closing.features, near },
  );
  return [room.buildingId === closing.buildingId ? 0 : 1, missing, -score];
}

function compare(a: readonly number[], b: readonly number[]): number {
  return a.map((one, i) => one - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/** Two that were booked one after the other may need one room's buffers at one time. */
function collide(a: RoomMove, b: RoomMove): boolean {
  return a.heldFrom < b.heldUntil && b.heldFrom < a.heldUntil && shareSpace(a.to, b.to);
}

function shareSpace(a: Replacement, b: Replacement): boolean {
  if ((a.spaceOf ?? a.id) !== (b.spaceOf ?? b.id)) return false;
  const [fromA = 0, untilA = 0] = partOf(a);
  const [fromB = 0, untilB = 0] = partOf(b);
  return fromA < untilB && fromB < untilA;
}

function partOf({ spacePart }: Replacement): number[] {
  return spacePart.slice(1, -1).split(",").map(Number);
}
