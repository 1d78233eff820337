import type { BusyPeriod, RoomScheduleRow } from "@magic-meetings/contract/rooms/room-booking.ts";
import { describe, expect, it } from "vitest";
import { freeUntil, inTheWay, seatsOf, stateBetween } from "./room-state.ts";

const at = (clock: string) => Date.parse(`2026-11-24T${clock}:00Z`);
const moment = (clock: string) => new Date(at(clock)).toISOString();

function busy(heldFrom: string, heldUntil: string, meetingId: string | null = null): BusyPeriod {
  return {
    bookingId: "b",
    start: moment(heldFrom),
    end: moment(heldUntil),
    heldFrom: moment(heldFrom),
    heldUntil: moment(heldUntil),
    status: "confirmed",
    organizer: "Bo",
    subject: null,
    meetingId,
    byNeighbour: false,
  };
}

function row(periods: BusyPeriod[], setupMinutes = 0, cleardownMinutes = 0): RoomScheduleRow {
  const room = { capacity: 12 } as RoomScheduleRow["room"];
  return {
    room,
    floorId: "f",
    planShape: null,
    layouts: { theatre: 30 },
    setupMinutes,
    cleardownMinutes,
    approvalNeeded: false,
    busy: periods,
  };
}

describe("a room between two moments", () => {
  it.each<[string, RoomScheduleRow, string, string, string]>([
    ["with nothing else", row([]), "10:00", "11:00", "free"],
    ["beside another booking", row([busy("11:00", "12:00")]), "10:00", "11:00", "soon"],
    ["over another booking", row([busy("10:30", "12:00")]), "10:00", "11:00", "busy"],
    ["after another booking", row([busy("09:00", "10:00")]), "10:00", "11:00", "free"],
    ["without time to set up", row([busy("09:00", "10:00")], 15), "10:00", "11:00", "busy"],
    ["without time to clear", row([busy("11:00", "12:00")], 0, 15), "10:00", "11:00", "busy"],
    ["taken by the meeting itself", row([busy("10:00", "11:00", "m1")]), "10:00", "11:00", "free"],
    ["taken by another meeting of mine", row([busy("10:00", "11:00", "m2")]), "10:00", "11:00", "busy"],
  ])("%s", (_, given, start, end, expected) => {
    expect(stateBetween(given, at(start), at(end), "m1")).toBe(expected);
  });

  it("says who is in the way", () => {
    expect(inTheWay(row([busy("10:00", "11:00")]), at("10:30"), at("12:00"))?.organizer).toBe("Bo");
  });

  it("is free until the next booking, less its own clear-down", () => {
    expect(freeUntil(row([busy("12:00", "13:00")], 0, 15), at("10:00"))).toBe(at("11:45"));
    expect(freeUntil(row([busy("08:00", "09:00")]), at("10:00"))).toBeUndefined();
  });
});

it("a room has the seats of the wanted layout", () => {
  expect([seatsOf(row([]), undefined), seatsOf(row([]), "theatre"), seatsOf(row([]), "board")]).toEqual([12, 30, 0]);
});
