import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { roomFit } from "@magic-meetings/contract/rooms/room-score-rules.ts";
import type { Availability, RoomAlternative } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { Queries } from "../db/queries.ts";
import { isSite } from "../places/place-sql.ts";
import { roomAlternatives } from "./room-alternatives.ts";
import { findFreeRooms, readRoomDays, type RoomSearch } from "./room-availability-sql.ts";

/** The free rooms of a site, best fit first, with reasons; the nearest alternatives when nothing fits. */
export async function findRooms(db: Queries, search: RoomSearch, now: Date): Promise<Availability> {
  const rooms = await findFreeRooms(db, search);
  if (rooms.length === 0) return { items: [], alternatives: await findAlternatives(db, search, now), closed: [] };
  const [start, end] = [search.start.toISOString(), search.end.toISOString()];
  const items = rooms
    .map((room) => ({ room, start, end, seats: room.capacity, approvalNeeded: false, ...roomFit(room, search) }))
    .sort((a, b) => b.score - a.score);
  return { items, alternatives: [], closed: [] };
}

/** What can be had instead at a site; refuses a site that is not there. */
export async function findAlternatives(
  db: Queries,
  search: Omit<RoomSearch, "limit">,
  now: Date,
): Promise<RoomAlternative[]> {
  const days = await readRoomDays(db, search);
  if (days.length === 0 && !(await isSite(db, search))) throw new Refusal("not_found", "There is no such site");
  return roomAlternatives(days, { start: search.start, end: search.end, capacity: search.capacity, now });
}
