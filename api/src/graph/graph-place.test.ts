import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { demoDirectory } from "../demo/demo-places.ts";
import { fjordBank } from "../demo/fjord-bank.ts";
import { nordlys } from "../demo/nordlys.ts";
import { countryCodeOf } from "./graph-country.ts";
import { readGraphPlaces, type GraphDirectory } from "./graph-place.ts";

const contracts = process.env["CONTRACTS_DIR"] ?? path.join(import.meta.dirname, "../../../../shared/contracts");
const given = existsSync(path.join(contracts, "graph/graph-v1.openapi.json"));

interface Example {
  op?: string;
  kind: string;
  valid?: boolean;
  body?: Record<string, unknown>;
}

function examples(): Example[] {
  const text = readFileSync(path.join(contracts, "payloads/graph-docs-examples.json"), "utf8");
  return (JSON.parse(text) as { examples: Example[] }).examples;
}

/** Checks a place as Microsoft Graph's own description has it. */
function validator(kind: string) {
  const text = readFileSync(path.join(contracts, "graph/graph-v1.openapi.json"), "utf8");
  const { components } = JSON.parse(text) as { components: object };
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "graph", components });
  return ajv.compile({ $ref: `graph#/components/schemas/microsoft.graph.${kind}` });
}

describe("Microsoft Graph's own examples", () => {
  it.skipIf(!given)("of rooms and room lists are read (skipped where the contract data is absent)", () => {
    const of = (kind: string, type: string) =>
      examples().find((one) => one.kind === kind && String(one.body?.["@odata.type"]).endsWith(type))?.body;
    const room = of("request", "graph.room");
    const list = of("response", "graph.roomList");
    expect([room, list]).not.toContain(undefined);
    expect(
      readGraphPlaces({
        rooms: [room],
        roomLists: [{ ...list, rooms: [{ ...room, emailAddress: "cf100@contoso.com" }] }],
      }),
    ).toEqual([
      expect.objectContaining({
        name: "Conf Room",
        building: "1",
        capacity: 50,
        accessible: false,
        email: undefined,
        site: undefined,
      }),
      expect.objectContaining({
        email: "cf100@contoso.com",
        site: "Buffalo",
        countryCode: "US",
        building: "1",
        capacity: 50,
      }),
    ]);
  });

  it.skipIf(!given)(
    "of an e-mail address, as findRooms answers, is a room (skipped where the contract data is absent)",
    () => {
      const address = JSON.stringify(examples()).match(/\{"name": ?"[^"]+", ?"address": ?"[^"]+"\}/)?.[0] ?? "{}";
      const found = JSON.parse(address) as { name: string; address: string };
      expect(readGraphPlaces({ foundRooms: [found] })).toEqual([
        expect.objectContaining({ name: found.name, email: found.address, features: [] }),
      ]);
    },
  );
});

describe("what the demo's directory answers", () => {
  const members: [keyof GraphDirectory, string][] = [
    ["rooms", "room"],
    ["buildings", "building"],
    ["floors", "floor"],
    ["roomLists", "roomList"],
  ];
  it.skipIf(!given).each(members)(
    "as %s is a %s of Microsoft Graph (skipped where the contract data is absent)",
    (member, kind) => {
      const validate = validator(kind);
      const places = [nordlys, fjordBank].flatMap((company) => demoDirectory(company)[member] ?? []);
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) {
        validate(place);
        expect(validate.errors ?? []).toEqual([]);
      }
    },
  );
});

const address = { city: "Seattle", countryOrRegion: "United States", street: null };
const tree: GraphDirectory = {
  buildings: [{ placeId: "b1", displayName: "Tower", address }],
  floors: [{ placeId: "f1", parentId: "b1", displayName: "First", sortOrder: 1 }],
  sections: [{ placeId: "s1", parentId: "f1", displayName: "North wing" }],
};

describe("a room", () => {
  it.each<[string, object, object]>([
    [
      "on a floor",
      { parentId: "f1" },
      { building: "Tower", floor: "First", floorLevel: 1, site: "Seattle", countryCode: "US" },
    ],
    ["in a section of a floor", { parentId: "s1" }, { building: "Tower", floor: "First", floorLevel: 1 }],
    [
      "in a building without floors",
      { parentId: "b1", floorLabel: "Ground", floorNumber: 0 },
      { building: "Tower", floor: "Ground", floorLevel: 0 },
    ],
    [
      "of which only names are known",
      { building: "Old mill", floorNumber: 3, address: { city: "Odense", countryOrRegion: "DK" } },
      { building: "Old mill", floorLevel: 3, site: "Odense", countryCode: "DK" },
    ],
    ["with parents that are not there", { parentId: "gone", building: "Mill" }, { building: "Mill", site: undefined }],
    [
      "with everything null",
      { capacity: null, building: null, address: null, tags: null, emailAddress: null },
      { capacity: undefined, site: undefined, email: undefined, features: [] },
    ],
    [
      "with devices and tags",
      {
        displayDeviceName: "Surface Hub",
        videoDeviceName: "Camera",
        audioDeviceName: "Phone",
        teamsEnabledState: "Enabled",
        tags: ["Whiteboard", "2nd Screen!", "-"],
      },
      { features: ["screen", "video", "phone", "hybrid", "whiteboard", "nd_screen"] },
    ],
  ])("%s", (_, room, expected) => {
    expect(readGraphPlaces({ ...tree, rooms: [{ displayName: "Room", placeId: "p", ...room }] })).toEqual([
      expect.objectContaining({ name: "Room", reference: "p", ...expected }),
    ]);
  });

  it("that goes in a circle of parents ends", () => {
    const floors = [
      { placeId: "a", parentId: "b", displayName: "A" },
      { placeId: "b", parentId: "a", displayName: "B" },
    ];
    expect(readGraphPlaces({ floors, rooms: [{ displayName: "Room", parentId: "a" }] })).toHaveLength(1);
  });

  it("that is in two lists is one room", () => {
    const room = { displayName: "Room", emailAddress: "Room@x.example", capacity: 4 };
    const lists = [
      { displayName: "North", rooms: [room] },
      { displayName: "All", rooms: [room] },
    ];
    expect(readGraphPlaces({ roomLists: lists })).toEqual([
      expect.objectContaining({ building: "North", capacity: 4 }),
    ]);
  });
});

it.each([
  ["Denmark", "DK"],
  ["USA", "US"],
  ["no", "NO"],
  ["Danmark", "DK"],
  ["Atlantis", "Atlantis"],
])("a country that is written %s is %s", (text, code) => {
  expect(countryCodeOf(text)).toBe(code);
});
