import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { checkInMinutes } from "@magic-meetings/contract/rooms/room-booking-rules.ts";
import type { RoomDoor } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { maySee } from "../meetings/meeting-policy.ts";
import { momentOf, presentRoomBooking } from "./present-room-booking.ts";
import { readDoor, type DoorBooking } from "./room-door-sql.ts";

const minute = 60_000;

/** What a room's door says: who has it now, or could check in to it already, and what follows. */
export async function readRoomDoor(
  db: Queries,
  { roomId, principal, now }: { roomId: string; principal: Principal; now: Date },
): Promise<RoomDoor> {
  const door = await readDoor(db, { tenantId: principal.tenantId, roomId, now });
  if (door === undefined) throw new Refusal("not_found", "There is no such room");
  const [first, second] = door.bookings;
  const isNow = first !== undefined && hasBegun(first, now);
  const following = isNow ? second : first;
  return {
    at: now.toISOString(),
    room: door.room,
    timeZone: door.timeZone,
    now: isNow ? nowOf(first, principal, now) : null,
    next: following ? nextOf(following) : null,
    freeUntil: isNow ? null : ((following && new Date(following.booking.heldFrom).toISOString()) ?? null),
  };
}

/** From when it can be checked in to. */
function hasBegun({ booking }: DoorBooking, now: Date): boolean {
  return now.getTime() >= momentOf(booking).start.getTime() - checkInMinutes * minute;
}

function nowOf(shown: DoorBooking, principal: Principal, now: Date): RoomDoor["now"] {
  const { booking, organizer, subject } = shown;
  const mayRead = maySee(principal, shown);
  return {
    organizer: organizer.name,
    subject: mayRead ? subject : null,
    booking: presentRoomBooking(booking, { people: shown, principal, now }),
  };
}

function nextOf({ booking, organizer }: DoorBooking): RoomDoor["next"] {
  const { start, end } = momentOf(booking);
  return { organizer: organizer.name, start: start.toISOString(), end: end.toISOString() };
}
