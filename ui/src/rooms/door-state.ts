import type { RoomDoor } from "@magic-meetings/contract/rooms/room-booking.ts";

export type DoorState = "free" | "soon" | "busy";

/** Free, about to be used (it can be checked in to already), or taken; by the service's clock. */
export function doorState({ at, now }: Pick<RoomDoor, "at" | "now">): DoorState {
  if (now === null) return "free";
  return Date.parse(now.booking.start) > Date.parse(at) ? "soon" : "busy";
}

/** Whether the meeting in the room is not the reader's: nothing can be done about the room then. */
export function isSomebodyElses({ now }: Pick<RoomDoor, "now">): boolean {
  if (now === null) return false;
  const { checkIn, extend, end } = now.booking.allowed;
  return [checkIn, extend, end].every(({ ok, because }) => !ok && because === "forbidden");
}
