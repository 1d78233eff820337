import { describe, expect, it } from "vitest";
import { planRoomMoves } from "./plan-room-moves.ts";
import type { BookingToMove, Replacement } from "./retire-room-sql.ts";

const now = new Date("2026-11-18T08:00:00Z");
const closing = { buildingId: "house", floorId: "first", level: 1, features: ["screen"] };

function booking(id: string, hour: number, more: { headCount?: number; status?: BookingToMove["status"] } = {}) {
  return {
    booking: { id },
    status: more.status ?? "confirmed",
    start: new Date(Date.UTC(2026, 10, 20, hour)),
    end: new Date(Date.UTC(2026, 10, 20, hour + 1)),
    meeting: { id: `meeting of ${id}`, organizer: { id: "anna", name: "Anna", groupIds: ["sales"] } },
    headCount: more.headCount ?? 4,
  } as BookingToMove;
}

function room(id: string, more: Partial<Replacement> = {}): Replacement {
  return {
    id,
    name: id,
    siteId: "site",
    floorId: "first",
    buildingId: "house",
    level: 1,
    capacity: 6,
    features: ["screen"],
    approvalNeeded: false,
    setupMinutes: 0,
    cleardownMinutes: 0,
    timeZone: "Europe/Copenhagen",
    rules: [],
    spaceOf: null,
    spacePart: "[0,1)",
    freeFor: ["a", "b", "c"],
    ...more,
  };
}

function plan(bookings: BookingToMove[], rooms: Replacement[], isChosen = false) {
  const { moves, rest } = planRoomMoves(bookings, rooms, { closing, now, isChosen });
  return {
    moves: moves.map(({ bookingId, to }) => `${bookingId} to ${to.id}`),
    rest: rest.map(({ booking: { id } }) => id),
  };
}

const a = booking("a", 10);
const b = booking("b", 11);

describe("where the bookings of a closing room go", () => {
  it.each<[string, BookingToMove[], Replacement[], string[], string[]]>([
    ["to the same building first", [a], [room("far", { buildingId: "annex" }), room("near")], ["a to near"], []],
    ["then to what has the same features", [a], [room("bare", { features: [] }), room("alike")], ["a to alike"], []],
    ["then to the best fit", [a], [room("hall", { capacity: 40 }), room("snug", { capacity: 4 })], ["a to snug"], []],
    ["never to too few seats", [booking("a", 10, { headCount: 8 })], [room("small")], [], ["a"]],
    ["never to what has to be approved", [a], [room("hall", { approvalNeeded: true })], [], ["a"]],
    ["never to what is taken", [a], [room("taken", { freeFor: ["b"] })], [], ["a"]],
    ["nowhere while they wait for an approval", [booking("a", 10, { status: "requested" })], [room("free")], [], ["a"]],
    ["both to one room where they follow each other", [a, b], [room("one")], ["a to one", "b to one"], []],
    ["not where the buffers would meet", [a, b], [room("one", { setupMinutes: 15 })], ["a to one"], ["b"]],
    ["never two at one time", [a, booking("b", 10)], [room("one")], ["a to one"], ["b"]],
    [
      "to two parts of one space",
      [a, booking("b", 10)],
      [room("left", { spaceOf: "whole" }), room("right", { spaceOf: "whole", spacePart: "[1,2)" })],
      ["a to left", "b to right"],
      [],
    ],
    [
      "not to a whole and its part at one time",
      [a, booking("b", 10)],
      [room("left", { spaceOf: "whole" }), room("whole", { spacePart: "[0,2)", capacity: 20 })],
      ["a to left"],
      ["b"],
    ],
    [
      "not where a rule refuses",
      [a],
      [room("theirs", { rules: [{ name: "Board", terms: { kind: "only_groups", groupIds: ["board"] } }] })],
      [],
      ["a"],
    ],
  ])("%s", (_what, bookings, rooms, moves, rest) => {
    expect(plan(bookings, rooms)).toEqual({ moves, rest });
  });

  it("where somebody chose the room, only whether it is free counts", () => {
    const chosen = room("hall", { approvalNeeded: true, capacity: 1, buildingId: "annex" });
    expect(plan([a], [chosen], true)).toEqual({ moves: ["a to hall"], rest: [] });
  });
});
