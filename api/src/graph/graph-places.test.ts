import { describe, expect, it } from "vitest";
import { demoDirectory } from "../demo/demo-places.ts";
import { nordlys } from "../demo/nordlys.ts";
import type { ImportedPlace } from "../places/places-source.ts";
import { startGraphTestWorld, type GraphTestWorld } from "./graph-test-world.ts";

async function listed({ places }: GraphTestWorld): Promise<ImportedPlace[]> {
  const all: ImportedPlace[] = [];
  for await (const place of places.list()) all.push(place);
  return all;
}

const rooms = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    "@odata.type": "#microsoft.graph.room",
    id: `r${index}`,
    displayName: `Room ${index}`,
    emailAddress: `room${index}@x.example`,
    building: "Tower",
    floorNumber: 2,
    capacity: 4,
  }));

describe("the rooms of Microsoft 365", () => {
  it("come with the buildings and floors above them, page by page", async () => {
    const world = startGraphTestWorld();
    Object.assign(world.fake.places, { room: rooms(250), building: [], floor: [], section: [], roomList: [] });
    const all = await listed(world);
    expect(all).toHaveLength(250);
    expect(all[249]).toMatchObject({ name: "Room 249", building: "Tower", floorLevel: 2, capacity: 4 });
    expect(world.fake.requests.filter((one) => one.startsWith("GET /places/microsoft.graph.room?"))).toHaveLength(2);
    expect(world.fake.violations).toEqual([]);
  });

  it("of the demo's directory are read as they are kept", async () => {
    const world = startGraphTestWorld();
    const { rooms: room, buildings: building, floors: floor, sections: section, roomLists } = demoDirectory(nordlys);
    Object.assign(world.fake.places, {
      room: room ?? [],
      building: building ?? [],
      floor: floor ?? [],
      section: section ?? [],
      roomList: roomLists ?? [],
    });
    const all = await listed(world);
    expect(all.length).toBeGreaterThan(5);
    expect(all.every(({ site, building: name }) => site !== undefined && name !== undefined)).toBe(true);
    expect(world.fake.violations).toEqual([]);
  });

  it("come from room lists alone where a company has not set its places up", async () => {
    const world = startGraphTestWorld();
    const roomList = [
      {
        "@odata.type": "#microsoft.graph.roomList",
        id: "l1",
        displayName: "North",
        emailAddress: "north+all@x.example",
        rooms: rooms(3),
      },
      { "@odata.type": "#microsoft.graph.roomList", id: "l2", displayName: "Empty", emailAddress: "empty@x.example" },
    ];
    Object.assign(world.fake.places, { roomList });
    expect((await listed(world)).map(({ name, building }) => [name, building])).toEqual([
      ["Room 0", "Tower"],
      ["Room 1", "Tower"],
      ["Room 2", "Tower"],
    ]);
    expect(world.fake.requests.at(-1)).toContain("empty%40x.example");
    expect(world.fake.violations).toEqual([]);
  });

  it("cannot be read where there is neither", async () => {
    await expect(listed(startGraphTestWorld())).rejects.toMatchObject({ kind: "gone" });
  });

  it("are not said to be none because Graph failed", async () => {
    const world = startGraphTestWorld();
    Object.assign(world.fake.places, { room: rooms(3), building: [], floor: [], section: [], roomList: [] });
    Object.assign(world.fake.faults, { failNext: 1, failWith: 403 });
    await expect(listed(world)).rejects.toMatchObject({ kind: "forbidden" });
  });
});
