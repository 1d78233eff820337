import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";

/** By how many minutes a room can be kept longer with one press. */
export const extensions = [15, 30, 60] as const;

export interface ShownActions {
  any: boolean;
  checkIn: boolean;
  extend: boolean;
  end: boolean;
  /** Said in place of the buttons while the room is in use. */
  whyNotExtend: "action.noExtend.forbidden" | null;
}

/** Which actions a booking's card shows: a person who is not of the meeting is told so, a matter of time shows nothing. */
export function actionsOf({ allowed, status }: Pick<RoomBooking, "allowed" | "status">): ShownActions {
  const inUse =
    status === "confirmed" && allowed.extend.because !== "too_early" && allowed.extend.because !== "meeting_over";
  const whyNotExtend = inUse && allowed.extend.because === "forbidden" ? "action.noExtend.forbidden" : null;
  const { checkIn, extend, end } = allowed;
  return {
    any: checkIn.ok || extend.ok || end.ok || whyNotExtend !== null,
    checkIn: checkIn.ok,
    extend: extend.ok,
    end: end.ok,
    whyNotExtend,
  };
}

/**
 * How many minutes longer the room can be kept before it has to be set up for the next meeting; without one there is no
 * limit. The service knows best: a rule or another room of the same space may still refuse.
 */
export function minutesToSpare(
  { start, heldFrom, heldUntil }: Pick<RoomBooking, "start" | "heldFrom" | "heldUntil">,
  nextStart: string | undefined,
): number {
  if (nextStart === undefined) return Number.POSITIVE_INFINITY;
  const setup = Date.parse(start) - Date.parse(heldFrom);
  return Math.max(0, Math.floor((Date.parse(nextStart) - setup - Date.parse(heldUntil)) / 60_000));
}
