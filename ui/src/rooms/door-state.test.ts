import type { RoomDoor } from "@magic-meetings/contract/rooms/room-booking.ts";
import { describe, expect, it } from "vitest";
import { doorState, isSomebodyElses, type DoorState } from "./door-state.ts";

const yes = { ok: true };
const forbidden = { ok: false, because: "forbidden" };
const early = { ok: false, because: "too_early" };

function door(start: string, allowed: object): Pick<RoomDoor, "at" | "now"> {
  const booking = { start, allowed: { release: forbidden, ...allowed } };
  return {
    at: "2026-11-23T09:00:00Z",
    now: { organizer: "Anna", subject: null, booking } as unknown as RoomDoor["now"],
  };
}

describe("a room's door", () => {
  it.each<[string, Pick<RoomDoor, "at" | "now">, DoorState, boolean]>([
    ["is free", { at: "2026-11-23T09:00:00Z", now: null }, "free", false],
    [
      "is mine in a moment",
      door("2026-11-23T10:05:00+01:00", { checkIn: yes, extend: early, end: early }),
      "soon",
      false,
    ],
    ["is mine", door("2026-11-23T09:00:00Z", { checkIn: yes, extend: yes, end: yes }), "busy", false],
    [
      "is another's",
      door("2026-11-23T08:30:00Z", { checkIn: forbidden, extend: forbidden, end: forbidden }),
      "busy",
      true,
    ],
    [
      "is one that I am in, but may not end",
      door("2026-11-23T08:30:00Z", { checkIn: yes, extend: yes, end: forbidden }),
      "busy",
      false,
    ],
  ])("%s", (_, shown, state, elses) => {
    expect(doorState(shown)).toBe(state);
    expect(isSomebodyElses(shown)).toBe(elses);
  });
});
