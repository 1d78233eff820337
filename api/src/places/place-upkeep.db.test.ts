import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlaceTree } from "@magic-meetings/contract/places/place-tree.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const now = new Date("2026-11-18T08:00:00Z");
let world: DemoTestApi;
let copenhagen: string;
let oslo: string;
let denmark: string;
let building: string;
let floor: string;
let room: string;
let person: string;

beforeAll(async () => {
  world = await startDemoTestApi(now);
  const tree = await world.get<PlaceTree>("anna", "/places/tree");
  const sites = tree.countries.flatMap((country) => country.sites.map((site) => ({ ...site, country: country.id })));
  const of = (name: string) => sites.find((site) => site.name === name) ?? sites[0]!;
  copenhagen = of("Copenhagen").id;
  denmark = of("Copenhagen").country;
  oslo = of("Oslo").id;
  building = of("Copenhagen").buildings[0]!.id;
  floor = of("Copenhagen").buildings[0]!.floors[0]!.id;
  room = of("Copenhagen").buildings[0]!.floors[1]!.rooms[0]!.id;
  person = (await world.get<{ items: { id: string }[] }>("elena", "/users?q=Sofie")).items[0]!.id;
});
afterAll(() => world.stop());

interface Thing {
  id: string;
  version: number;
  deletedAt: string | null;
  name: string;
  allowed: Record<"change" | "delete" | "restore", { ok: boolean; because?: string }>;
}
interface Problem {
  code: string;
  currentVersion?: number;
  blockedBy?: { count: number; items: { type: string; id: string; name: string; deleted?: boolean }[] };
  errors?: { pointer: string }[];
}

const things: { path: string; add: () => object; change: object; then: object }[] = [
  {
    path: "/sites",
    add: () => ({ name: "Aalborg", countryId: denmark, timeZone: "Europe/Copenhagen", currency: "DKK" }),
    change: { name: "Aalborg Øst", address: "Havnen 1" },
    then: { name: "Aalborg Øst", address: "Havnen 1", countryCode: "DK", businessHours: null },
  },
  {
    path: "/buildings",
    add: () => ({ siteId: copenhagen, name: "Pakhuset" }),
    change: { name: "Pakhus 2" },
    then: { name: "Pakhus 2" },
  },
  {
    path: "/floors",
    add: () => ({ buildingId: building, name: "Cellar", level: -1 }),
    change: { level: -2, name: "Deep cellar" },
    then: { level: -2, hasPlan: false },
  },
  {
    path: "/rooms",
    add: () => ({ floorId: floor, name: "Thorshavn", email: "Room-Thorshavn@nordlys.example", capacity: 9 }),
    change: { layouts: { theatre: 14, u_shape: 8 }, setupMinutes: 10, features: ["screen", "screen"] },
    then: { layouts: { theatre: 14, u_shape: 8 }, setupMinutes: 10, features: ["screen"], noShowMinutes: 10 },
  },
  {
    path: "/access-points",
    add: () => ({ siteId: copenhagen, floorId: floor, name: "Back yard", kind: "gate" }),
    change: { status: "out_of_order", floorId: null },
    then: { status: "out_of_order", floor: null, kind: "gate" },
  },
  {
    path: "/business-hours",
    add: () => ({
      name: "Summer",
      timeZone: "Europe/Copenhagen",
      days: [{ weekday: 1, opens: "09:00", closes: "15:00" }],
      holidays: [{ day: "2027-06-05", name: "Constitution day" }],
    }),
    change: { days: [{ weekday: 2, opens: "10:00", closes: "24:00" }] },
    then: { days: [{ weekday: 2, opens: "10:00", closes: "24:00" }] },
  },
  {
    path: "/room-groups",
    add: () => ({ name: "Quiet rooms", roomIds: [room] }),
    change: { roomIds: [] },
    then: { rooms: [], size: 0 },
  },
  {
    path: "/user-groups",
    add: () => ({ name: "Movers" }),
    change: { memberIds: [] },
    then: { members: [], size: 0 },
  },
  {
    path: "/room-rules",
    add: () => ({ name: "Two hours", roomId: room, terms: { kind: "max_minutes", minutes: 120 } }),
    change: { terms: { kind: "min_head_count", people: 3 } },
    then: { kind: "min_head_count", roomGroup: null, terms: { kind: "min_head_count", people: 3 } },
  },
];

describe.each(things)("one of $path", ({ path, add, change, then }) => {
  it("is added, read, listed, changed, deleted and restored, and each leaves one audit row and one signal", async () => {
    const added = await world.ask<Thing>("elena", "POST", path, { body: add() });
    expect(added.status, JSON.stringify(added.body)).toBe(201);
    const { id } = added.body;
    expect(added.body).toMatchObject({ version: 1, deletedAt: null });
    expect(await world.get("anna", `${path}/${id}`).catch(() => null)).toMatchObject(
      path === "/user-groups" ? {} : { id, allowed: { change: { ok: false, because: "forbidden" } } },
    );

    const stale = await world.ask<Problem>("elena", "PATCH", `${path}/${id}`, { body: change });
    expect(stale.status).toBe(428);
    const changed = await world.ask<Thing>("elena", "PATCH", `${path}/${id}`, { body: change, ifMatch: 1 });
    expect(changed.body).toMatchObject(path === "/user-groups" ? { size: 0 } : { version: 2, ...then });
    const { version } = changed.body;
    const again = await world.ask<Problem>("elena", "DELETE", `${path}/${id}`, { ifMatch: 77 });
    expect(again).toMatchObject({ status: 412, body: { code: "version_conflict", currentVersion: version } });

    const deleted = await world.ask<Thing>("elena", "DELETE", `${path}/${id}`, { ifMatch: version });
    expect(deleted.status, JSON.stringify(deleted.body)).toBe(200);
    expect(deleted.body).toMatchObject({
      version: version + 1,
      allowed: { change: { ok: false }, restore: { ok: true } },
    });
    expect(deleted.body.deletedAt).not.toBeNull();
    const listed = await world.get<{ items: Thing[] }>("elena", `${path}?limit=200`);
    expect(listed.items.map((one) => one.id)).not.toContain(id);
    const gone = await world.get<{ items: Thing[] }>("elena", `${path}?limit=200&deleted=true`);
    expect(gone.items.map((one) => one.id)).toContain(id);
    const tooLate = await world.ask("elena", "PATCH", `${path}/${id}`, { body: change, ifMatch: version + 1 });
    expect(tooLate).toMatchObject({ status: 409, body: { code: "wrong_state" } });

    const restored = await world.ask<Thing>("elena", "POST", `${path}/${id}/restore`, {});
    expect(restored, JSON.stringify(restored.body)).toMatchObject({
      status: 200,
      body: { deletedAt: null, version: version + 2 },
    });
    const audited = await world.rows<{ action: string }>("select action from audit_log where entity_id = $1", [id]);
    const actions = audited.map(({ action }) => action.split(".")[1]).sort();
    expect(actions).toEqual([...(path === "/user-groups" ? [] : ["change"]), "create", "delete", "restore"]);
    const signals = await world.rows("select kind from signal where subject_id = $1", [id]);
    expect(signals).toHaveLength(actions.length);
  });
});

describe("two who change one thing", () => {
  it("one wins and 49 are told the current version", async () => {
    const { version } = await world.get<Thing>("elena", `/rooms/${room}`);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        world.ask<Problem>("elena", "PATCH", `/rooms/${room}`, { body: { capacity: 100 + i }, ifMatch: version }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const others = answers.filter(({ status }) => status === 412);
    expect(others).toHaveLength(49);
    expect(new Set(others.map(({ body }) => body.currentVersion))).toEqual(new Set([version + 1]));
  });

  it("a site is deleted or gets a building, never both", async () => {
    for (let round = 0; round < 5; round += 1) {
      const site = await world.ask<Thing>("elena", "POST", "/sites", {
        body: { name: `Race ${round}`, countryId: denmark, timeZone: "Europe/Copenhagen", currency: "DKK" },
      });
      const { id } = site.body;
      const [gone, ...buildings] = await Promise.all([
        world.ask("elena", "DELETE", `/sites/${id}`, { ifMatch: 1 }),
        ...Array.from({ length: 4 }, (_, i) =>
          world.ask("elena", "POST", "/buildings", { body: { siteId: id, name: `House ${i}` } }),
        ),
      ]);
      const built = buildings.filter(({ status }) => status === 201).length;
      expect(gone?.status).toBe(built > 0 ? 409 : 200);
    }
  });

  it("one name is given once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        world.ask<Problem>("elena", "POST", "/buildings", { body: { siteId: oslo, name: "Annex" } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    expect(answers.filter(({ body }) => body.code === "name_taken")).toHaveLength(19);
  });
});

describe("what is in the way", () => {
  it("a name that a deleted one has is refused, and that one offered to be restored", async () => {
    const add = { body: { siteId: oslo, name: "Boathouse" } };
    const { body } = await world.ask<Thing>("elena", "POST", "/buildings", add);
    await world.ask("elena", "DELETE", `/buildings/${body.id}`, { ifMatch: 1 });
    const again = await world.ask<Problem>("elena", "POST", "/buildings", add);
    expect(again).toMatchObject({
      status: 409,
      body: { code: "name_taken", blockedBy: { items: [{ type: "building", id: body.id, deleted: true }] } },
    });
  });

  it("a floor with rooms, a building with floors, a site with buildings, used hours and named groups stay", async () => {
    const site = await world.get<{ businessHours: { id: string }; version: number }>("elena", `/sites/${copenhagen}`);
    const group = await world.ask<Thing>("elena", "POST", "/user-groups", {
      body: { name: "Named", memberIds: [person] },
    });
    await world.ask("elena", "POST", "/room-rules", {
      body: { name: "Only they", roomId: room, terms: { kind: "only_groups", groupIds: [group.body.id] } },
    });
    for (const [path, type] of [
      [`/floors/${floor}`, "room"],
      [`/buildings/${building}`, "floor"],
      [`/sites/${copenhagen}`, "building"],
      [`/business-hours/${site.businessHours.id}`, "site"],
      [`/user-groups/${group.body.id}`, "room_rule"],
    ] as const) {
      const { version } = await world.get<Thing>("elena", path);
      const answer = await world.ask<Problem>("elena", "DELETE", path, { ifMatch: version });
      expect(answer, path).toMatchObject({ status: 409, body: { code: "place_in_use" } });
      expect(
        answer.body.blockedBy?.items.map((one) => one.type),
        path,
      ).toContain(type);
      expect((await world.get<Thing>("elena", path)).deletedAt).toBeNull();
    }
  });

  it("a thing whose parent is deleted is restored after its parent", async () => {
    const house = await world.ask<Thing>("elena", "POST", "/buildings", { body: { siteId: oslo, name: "Lofthouse" } });
    const level = await world.ask<Thing>("elena", "POST", "/floors", {
      body: { buildingId: house.body.id, name: "Loft", level: 1 },
    });
    await world.ask("elena", "DELETE", `/floors/${level.body.id}`, { ifMatch: 1 });
    await world.ask("elena", "DELETE", `/buildings/${house.body.id}`, { ifMatch: 1 });
    const early = await world.ask("elena", "POST", `/floors/${level.body.id}/restore`);
    expect(early).toMatchObject({ status: 409, body: { code: "wrong_state" } });
    expect((await world.ask("elena", "POST", `/buildings/${house.body.id}/restore`)).status).toBe(200);
    expect((await world.ask("elena", "POST", `/floors/${level.body.id}/restore`)).status).toBe(200);
  });

  it("what is referred to has to be there, and to be the company's own", async () => {
    const [theirs] = (await world.get<{ items: Thing[] }>("lena", "/sites")).items;
    for (const [path, body, pointer] of [
      ["/buildings", { siteId: theirs?.id, name: "X" }, "/siteId"],
      ["/sites", { name: "X", countryId: denmark, timeZone: "Mars/Base", currency: "DKK" }, "/timeZone"],
      ["/sites", { name: "X", countryId: denmark, timeZone: "Europe/Oslo", currency: "XQX" }, "/currency"],
      ["/rooms", { floorId: floor, name: "X", email: "x@y", capacity: 2, approverId: theirs?.id }, "/approverId"],
      ["/user-groups", { name: "X", memberIds: [theirs?.id] }, "/memberIds"],
      ["/room-groups", { name: "X", roomIds: [theirs?.id] }, "/roomIds"],
      [
        "/room-rules",
        { name: "X", roomGroupId: theirs?.id, terms: { kind: "max_minutes", minutes: 5 } },
        "/roomGroupId",
      ],
      [
        "/room-rules",
        { name: "X", roomId: room, terms: { kind: "only_groups", groupIds: [theirs?.id] } },
        "/terms/groupIds",
      ],
      ["/holidays", { businessHoursId: theirs?.id, day: "2027-01-02", name: "X" }, "/businessHoursId"],
      ["/access-points", { siteId: oslo, floorId: floor, name: "X", kind: "door" }, "/floorId"],
    ] as const) {
      const answer = await world.ask<Problem>("elena", "POST", path, { body });
      expect(answer, `${path} ${pointer}`).toMatchObject({
        status: 422,
        body: { code: "invalid", errors: [{ pointer }] },
      });
    }
  });
});

describe("who keeps places up", () => {
  it("is facility management for its own site, administrators for all, and nobody else", async () => {
    const add = (siteId: string, name: string) => ({ body: { siteId, name } });
    expect((await world.ask("ingrid", "POST", "/buildings", add(oslo, "Ingrid's"))).status).toBe(201);
    expect((await world.ask("ingrid", "POST", "/buildings", add(copenhagen, "Ingrid's"))).status).toBe(403);
    expect((await world.ask("greta", "POST", "/buildings", add(copenhagen, "Greta's"))).status).toBe(201);
    expect((await world.ask("anna", "POST", "/buildings", add(copenhagen, "Anna's"))).status).toBe(403);
    expect((await world.ask("ingrid", "POST", "/user-groups", { body: { name: "Ingrid's" } })).status).toBe(403);
    const { version } = await world.get<Thing>("ingrid", `/rooms/${room}`);
    expect(
      (await world.ask("ingrid", "PATCH", `/rooms/${room}`, { body: { capacity: 2 }, ifMatch: version })).status,
    ).toBe(403);
    expect((await world.ask("ingrid", "PATCH", `/sites/${oslo}`, { body: { address: "X" }, ifMatch: 1 })).status).toBe(
      200,
    );
    expect(
      (await world.ask("ingrid", "POST", "/room-groups", { body: { name: "Both", roomIds: [room] } })).status,
    ).toBe(403);
  });

  it("sees by `allowed` what she may do", async () => {
    const tree = await world.get<PlaceTree>("ingrid", "/places/tree");
    const sites = tree.countries.flatMap((country) => country.sites);
    expect(tree.allowed.change.ok).toBe(false);
    expect(sites.filter((site) => site.allowed.change.ok).map((site) => site.id)).toEqual([oslo]);
    const listed = await world.get<{ items: Thing[] }>("ingrid", "/sites");
    expect(listed.items.filter((site) => site.allowed.change.ok).map((site) => site.id)).toEqual([oslo]);
  });
});

describe("lists", () => {
  it("find by a part of the name, filter by parent and go on where they ended", async () => {
    const found = await world.get<{ items: Thing[] }>("anna", `/rooms?q=${encodeURIComponent("aarh")}`);
    expect(found.items.map(({ name }) => name)).toEqual(["Aarhus"]);
    expect((await world.get<{ items: Thing[] }>("anna", "/rooms?q=%25")).items).toEqual([]);
    const names: string[] = [];
    for (let after = ""; ;) {
      const page: { items: Thing[]; next: string | null } = await world.get(
        "anna",
        `/rooms?site=${copenhagen}&limit=7${after && `&after=${after}`}`,
      );
      names.push(...page.items.map(({ name }) => name));
      if (page.next === null) break;
      after = page.next;
    }
    expect(names.length).toBe(new Set(names).size);
    expect(names.length).toBeGreaterThanOrEqual(24);
    const onFloor = await world.get<{ items: { floorId: string }[] }>("anna", `/rooms?floor=${floor}`);
    expect(new Set(onFloor.items.map(({ floorId }) => floorId))).toEqual(new Set([floor]));
  });
});
