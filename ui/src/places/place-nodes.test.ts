import type { PlaceTree } from "@magic-meetings/contract/places/place-tree.ts";
import { describe, expect, it } from "vitest";
import { ancestorsOf, findPlaces, nearestOf, toPlaceNodes } from "./place-nodes.ts";

const yes = { change: { ok: true } };
const no = { change: { ok: false, because: "forbidden" } };
const room = (id: string, name: string, capacity: number) => ({ id, name, capacity, approvalNeeded: false });
const floor = (id: string, name: string, rooms: ReturnType<typeof room>[]) => ({
  id,
  name,
  level: 1,
  hasPlan: true,
  rooms,
});

const tree: PlaceTree = {
  countries: [
    {
      id: "dk",
      name: "Denmark",
      code: "DK",
      sites: [
        {
          id: "cph",
          name: "Copenhagen",
          timeZone: "Europe/Copenhagen",
          allowed: yes,
          buildings: [
            {
              id: "harbour",
              name: "Harbour House",
              floors: [
                floor("f1", "Floor 1", [room("a", "Aurora", 8), room("b", "Boreas", 12)]),
                floor("f2", "Floor 2", []),
              ],
            },
          ],
        },
        { id: "aar", name: "Aarhus", timeZone: "Europe/Copenhagen", allowed: no, buildings: [] },
      ],
    },
  ],
  truncated: false,
  allowed: no,
};
const nodes = toPlaceNodes(tree);
const shown = (search: string) => [...(findPlaces(nodes, search)?.shown ?? [])].sort();

describe("the tree of places", () => {
  it("counts rooms and seats upwards", () => {
    const counts = ["dk", "cph", "f1", "f2", "b"].map((id) => [nodes.byId.get(id)?.rooms, nodes.byId.get(id)?.seats]);
    expect(counts).toEqual([
      [2, 20],
      [2, 20],
      [2, 20],
      [0, 0],
      [1, 12],
    ]);
  });

  it("hands down from the site who keeps it up", () => {
    const may = ["dk", "cph", "f1", "a", "aar"].map((id) => nodes.byId.get(id)?.mayChange);
    expect(may).toEqual([false, true, true, true, false]);
  });

  it("knows what a room is in", () => {
    const aurora = nodes.byId.get("a")!;
    expect(ancestorsOf(aurora).map(({ id }) => id)).toEqual(["dk", "cph", "harbour", "f1"]);
    expect(nearestOf(aurora, "site")?.id).toBe("cph");
    expect(nearestOf(nodes.byId.get("dk"), "site")).toBeUndefined();
  });
});

describe("searching the tree", () => {
  it("shows what is found with what it is in", () => {
    expect(shown("auro")).toEqual(["a", "cph", "dk", "f1", "harbour"]);
  });

  it("shows all that is in a place that is found", () => {
    expect(shown("FLOOR 1")).toEqual(["a", "b", "cph", "dk", "f1", "harbour"]);
  });

  it("shows nothing where nothing is called that", () => {
    expect(findPlaces(nodes, "zephyr")).toEqual({ shown: new Set(), count: 0 });
  });

  it("does not search for spaces", () => {
    expect(findPlaces(nodes, "  ")).toBeUndefined();
  });
});
