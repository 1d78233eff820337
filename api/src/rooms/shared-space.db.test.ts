import type { Availability, RoomSchedule } from "@magic-meetings/contract/rooms/room-booking.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countOverlaps, startRoomWorld, type RoomWorld } from "./room-test-world.ts";

// Two rooms with a wall that can be taken away: the whole has both, each part is one of them.

let world: RoomWorld;
let whole: string;
let left: string;
let right: string;

beforeAll(async () => {
  world = await startRoomWorld(new Date("2026-11-20T09:00:00Z"));
  whole = await world.room("Whole", { capacity: 60, spacePart: "[0,2)" });
  left = await world.room("Left", { capacity: 30, spaceOf: whole, spacePart: "[0,1)" });
  right = await world.room("Right", { capacity: 30, spaceOf: whole, spacePart: "[1,2)" });
});
afterAll(() => world.stop());

async function bookAt(from: string, roomId: string): Promise<number> {
  const until = `${from.slice(0, 11)}${String(Number(from.slice(11, 13)) + 1).padStart(2, "0")}:00`;
  const meeting = await world.meeting("anna", from, until);
  return (await world.book("anna", meeting.id, roomId)).status;
}

describe("rooms that share a space", () => {
  it("keep everybody out of the parts while the whole is held", async () => {
    expect(await bookAt("2026-11-24T09:00", whole)).toBe(201);
    expect(await bookAt("2026-11-24T09:00", left)).toBe(409);
    expect(await bookAt("2026-11-24T09:00", right)).toBe(409);
    expect(await bookAt("2026-11-24T10:00", right)).toBe(201);
  });

  it("keep everybody out of the whole while a part is held, and leave the other part free", async () => {
    expect(await bookAt("2026-11-25T09:00", left)).toBe(201);
    expect(await bookAt("2026-11-25T09:00", whole)).toBe(409);
    expect(await bookAt("2026-11-25T09:00", right)).toBe(201);
  });

  it("are found, and shown in the schedule, as they are taken", async () => {
    const time = { start: "2026-11-25T09:00:00Z", end: "2026-11-25T10:00:00Z" };
    expect(await bookAt("2026-11-26T09:00", left)).toBe(201);
    const search = new URLSearchParams({
      site: world.siteId,
      ...time,
      start: "2026-11-26T09:00:00Z",
      end: "2026-11-26T10:00:00Z",
      capacity: "25",
      limit: "50",
    });
    const found = await world.get<Availability>("anna", `/rooms/available?${search}`);
    const names = found.items.map(({ room }) => room.name);
    expect(names).toContain("Right");
    expect(names).not.toContain("Left");
    expect(names).not.toContain("Whole");
    const day = new URLSearchParams({ site: world.siteId, from: "2026-11-26T00:00:00Z", to: "2026-11-27T00:00:00Z" });
    const schedule = await world.get<RoomSchedule>("anna", `/rooms/schedule?${day}`);
    const busy = (id: string) => schedule.items.find(({ room }) => room.id === id)?.busy.map((one) => one.byNeighbour);
    expect([busy(left), busy(whole), busy(right)]).toEqual([[false], [true], []]);
  });

  it("are never held together by 60 who want whole and parts at once, 5 times", { timeout: 60_000 }, async () => {
    for (let round = 0; round < 5; round += 1) {
      const from = `2026-12-0${round + 1}T09:00`;
      const until = `2026-12-0${round + 1}T10:00`;
      const meetings = await Promise.all(Array.from({ length: 60 }, () => world.meeting("anna", from, until)));
      const rooms = [whole, left, right];
      const answers = await Promise.all(
        meetings.map(async (meeting, index) => ({
          roomId: rooms[index % 3],
          status: (await world.book("anna", meeting.id, rooms[index % 3] ?? "")).status,
        })),
      );
      const won = answers.filter(({ status }) => status === 201).map(({ roomId }) => roomId);
      expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
      // Either the whole alone, or both parts: nothing that could be had is left.
      expect([[whole], [left, right].sort()]).toContainEqual([...won].sort());
    }
    expect(await countOverlaps(world)).toBe(0);
  });
});
