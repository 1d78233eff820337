import { describe, expect, it } from "vitest";
import type { RoomDay } from "./room-availability-sql.ts";
import { roomAlternatives } from "./room-alternatives.ts";

const at = (time: string) => new Date(`2026-11-19T${time}:00Z`);

function day(name: string, capacity: number, taken: [string, string][] = [], buffers = 0): RoomDay {
  return {
    room: {
      id: name,
      name,
      email: `${name}@example.org`,
      siteId: "site",
      building: "A",
      floor: "1",
      floorLevel: 1,
      capacity,
      features: [],
    },
    setupMinutes: buffers,
    cleardownMinutes: buffers,
    spaceId: name,
    rules: [],
    taken: taken.map(([start, end]) => ({ start: at(start), end: at(end) })),
  };
}

const wanted = { start: at("10:00"), end: at("12:00"), capacity: 10, now: at("07:00"), mayHold: () => true };

function found(days: RoomDay[], wish = wanted): string[] {
  return roomAlternatives(days, wish).map(({ kind, room, start }) => `${kind} ${room.name} ${start.slice(11, 16)}`);
}

describe("what can be had instead of a room", () => {
  it.each<[string, RoomDay[], string[]]>([
    [
      "another room that is free then",
      [day("big", 20), day("fit", 10)],
      ["other_room fit 10:00", "other_room big 10:00"],
    ],
    ["a later time, when that is nearer", [day("fit", 10, [["09:00", "10:30"]])], ["other_time fit 10:30"]],
    ["an earlier time, when that is nearer", [day("fit", 10, [["11:30", "18:00"]])], ["other_time fit 09:30"]],
    ["a smaller room", [day("fit", 10, [["00:00", "23:59"]]), day("small", 6)], ["smaller_room small 10:00"]],
    ["nothing, when nothing is free", [day("fit", 10, [["00:00", "23:59"]])], []],
    ["a time that leaves room for set-up", [day("fit", 10, [["09:00", "10:00"]], 15)], ["other_time fit 10:15"]],
  ])("%s", (_, days, expected) => {
    expect(found(days)).toEqual(expected);
  });

  it("is never in the past", () => {
    const busyUntilNoon = [day("fit", 10, [["10:00", "12:00"]])];
    expect(found(busyUntilNoon, { ...wanted, now: at("09:30") })).toEqual(["other_time fit 12:00"]);
  });

  it("is three of a kind at most", () => {
    const days = Array.from({ length: 8 }, (_, index) => day(`room${index}`, 10 + index));
    expect(found(days)).toHaveLength(3);
  });
});
