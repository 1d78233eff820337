import type { VendorHistory, Vendor, VendorService } from "@magic-meetings/contract/vendors/vendor.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const now = new Date("2026-11-18T09:00:00Z");
let world: DemoTestApi;
let kitchen: Vendor;
let caterer: Vendor;
let sites: { id: string; name: string }[];

beforeAll(async () => {
  world = await startDemoTestApi(now);
  const { items } = await world.get<Page<Vendor>>("elena", "/vendors");
  kitchen = items.find(({ name }) => name === "Havnehuset Kitchen")!;
  caterer = items.find(({ name }) => name === "Smørrebrød & Sons")!;
  sites = (await world.get<Page<{ id: string; name: string }>>("elena", "/sites")).items;
});
afterAll(() => world.stop());

const rule = {
  orderBefore: { kind: "business_days", days: 1, at: "12:00" },
  changeBefore: { kind: "business_days", days: 1, at: "14:00" },
};

function newVendor(name: string, more: object = {}) {
  return { name, kind: "external", businessHoursId: kitchen.businessHours.id, cutOffRule: rule, ...more };
}

interface Problem {
  code: string;
  errors?: { pointer: string }[];
  blockedBy?: { count: number; items: { type: string; name: string; deleted?: boolean }[] };
}

describe("keeping up a vendor", () => {
  it("adds, changes, deletes and restores it, each with its version", async () => {
    const siteIds = [sites[0]!.id];
    const added = await world.ask<Vendor>("elena", "POST", "/vendors", {
      body: newVendor("Pølsevognen", { siteIds, email: "Ring@Vognen.example", capacityPerHour: 40 }),
    });
    expect(added.status, JSON.stringify(added.body)).toBe(201);
    expect(added.body).toMatchObject({
      version: 1,
      email: "ring@vognen.example",
      phone: null,
      sites: [{ id: sites[0]!.id, name: sites[0]!.name }],
      feeTiers: [],
      largeGroup: null,
      autoAccept: false,
      serviceCount: 0,
      timeZone: kitchen.timeZone,
      taskKinds: ["set_up", "deliver", "clear"],
      taskResponsible: null,
    });
    const path = `/vendors/${added.body.id}`;
    const feeTiers = [
      { percent: 50, until: { kind: "business_days", days: 1, at: "18:00" } },
      { percent: 100, until: null },
    ];
    const changed = await world.ask<Vendor>("elena", "PATCH", path, {
      ifMatch: 1,
      body: { feeTiers, largeGroup: { fromQuantity: 30, daysEarlier: 1 }, siteIds: sites.map(({ id }) => id) },
    });
    expect(changed.body).toMatchObject({ version: 2, feeTiers, name: "Pølsevognen" });
    expect(changed.body.sites).toHaveLength(sites.length);
    expect((await world.ask("elena", "PATCH", path, { ifMatch: 1, body: { name: "Other" } })).status).toBe(412);
    expect((await world.ask("elena", "PATCH", path, { body: { name: "Other" } })).status).toBe(428);
    const same = await world.ask<Vendor>("elena", "PATCH", path, { ifMatch: 2, body: { feeTiers } });
    expect(same.body.version).toBe(2);
    expect((await world.ask<Vendor>("elena", "DELETE", path, { ifMatch: 2 })).body.deletedAt).not.toBeNull();
    const listed = await world.get<Page<Vendor>>("elena", "/vendors?q=vognen");
    expect(listed.items).toEqual([]);
    const deleted = await world.get<Page<Vendor>>("elena", "/vendors?q=vognen&deleted=true");
    expect(deleted.items).toHaveLength(1);
    const taken = await world.ask<Problem>("elena", "POST", "/vendors", { body: newVendor("Pølsevognen") });
    expect(taken.body).toMatchObject({ code: "name_taken", blockedBy: { items: [{ type: "vendor", deleted: true }] } });
    const restored = await world.ask<Vendor>("elena", "POST", `${path}/restore`, { ifMatch: 3 });
    expect(restored.body).toMatchObject({ version: 4, deletedAt: null, feeTiers });
    const history = await world.get<Page<VendorHistory>>("elena", `${path}/history`);
    expect(history.items.map(({ action }) => action).sort()).toEqual([
      "vendor.change",
      "vendor.create",
      "vendor.delete",
      "vendor.restore",
    ]);
    const change = history.items.find(({ action }) => action === "vendor.change");
    expect(change).toMatchObject({ fields: ["feeTiers", "largeGroup", "siteIds"] });
    expect(history.items[0]?.by).toMatch(/Elena/);
  });

  it.each<[string, object, string]>([
    ["hours that there are not", { businessHoursId: "01932f3c-0000-7000-8000-000000000001" }, "/businessHoursId"],
    ["a site that there is not", { siteIds: ["01932f3c-0000-7000-8000-000000000001"] }, "/siteIds"],
    [
      "falling fees",
      {
        feeTiers: [
          { percent: 50, until: rule.orderBefore },
          { percent: 20, until: null },
        ],
      },
      "/feeTiers/1/percent",
    ],
    ["half a percent", { feeTiers: [{ percent: 0.5, until: null }] }, "/feeTiers/0/percent"],
    ["a capacity beyond everything", { capacityPerHour: 1e9 }, "/capacityPerHour"],
    ["a capacity in words", { capacityPerHour: "many" }, "/capacityPerHour"],
    ["an address that is none", { email: "nobody" }, "/email"],
    ["no kind", { kind: null }, "/kind"],
    ["a task that there is not", { taskKinds: ["juggle"] }, "/taskKinds/0"],
    [
      "tasks for somebody that there is not",
      { taskResponsibleId: "01932f3c-0000-7000-8000-000000000001" },
      "/taskResponsibleId",
    ],
  ])("refuses %s, at its field", async (_, more, pointer) => {
    const { status, body } = await world.ask<Problem>("elena", "POST", "/vendors", { body: newVendor("Bad", more) });
    expect(status).toBeOneOf([400, 422]);
    expect(body.errors?.map((error) => error.pointer)).toContain(pointer);
  });

  it("says what becomes a task, and whose it is: somebody of this company", async () => {
    const added = await world.ask<Vendor>("elena", "POST", "/vendors", { body: newVendor("Opgavevognen") });
    const path = `/vendors/${added.body.id}`;
    const [carla, lena] = await Promise.all(
      ["carla", "lena"].map(async (name) => (await world.get<{ id: string }>(name, "/me")).id),
    );
    const change = { taskKinds: ["clear", "deliver", "clear"], taskResponsibleId: carla };
    const { body } = await world.ask<Vendor>("elena", "PATCH", path, { ifMatch: 1, body: change });
    expect(body).toMatchObject({ taskKinds: ["deliver", "clear"], taskResponsible: { id: carla } });
    const foreign = { ifMatch: 2, body: { taskResponsibleId: lena } };
    expect((await world.ask("elena", "PATCH", path, foreign)).status).toBe(422);
    const nobody = { ifMatch: 2, body: { taskKinds: [], taskResponsibleId: null } };
    const none = await world.ask<Vendor>("elena", "PATCH", path, nobody);
    expect(none.body).toMatchObject({ taskKinds: [], taskResponsible: null });
  });

  it("is for facility management and administrators; to the other company it is not there", async () => {
    const path = `/vendors/${kitchen.id}`;
    for (const person of ["anna", "carla", "finn"]) {
      const { status } = await world.ask(person, "PATCH", path, { ifMatch: kitchen.version, body: { name: "Mine" } });
      expect(status, person).toBe(403);
    }
    expect((await world.ask("anna", "GET", path)).status).toBe(403);
    expect((await world.ask("lena", "GET", path)).status).toBe(404);
    expect((await world.ask("lena", "GET", `${path}/services`)).status).toBe(404);
    expect((await world.ask("lena", "PATCH", path, { ifMatch: 1, body: { name: "Mine" } })).status).toBe(404);
  });

  it("shows a vendor's people theirs and no other", async () => {
    const { items } = await world.get<Page<Vendor>>("carla", "/vendors");
    expect(items.map(({ id }) => id)).toEqual([kitchen.id]);
    expect(items[0]?.allowed.change).toEqual({ ok: false, because: "forbidden" });
    expect((await world.ask("carla", "GET", `/vendors/${kitchen.id}/services`)).status).toBe(200);
    expect((await world.ask("carla", "GET", `/vendors/${caterer.id}`)).status).toBe(404);
    expect((await world.ask("carla", "GET", `/vendors/${caterer.id}/services`)).status).toBe(404);
  });

  it("keeps a vendor that still has something to deliver", async () => {
    const { body, status } = await world.ask<Problem>("elena", "DELETE", `/vendors/${kitchen.id}`, {
      ifMatch: kitchen.version,
    });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: "place_in_use" });
    expect(body.blockedBy?.items[0]).toMatchObject({ type: "service_order" });
  });
});

describe("what a vendor delivers", () => {
  it("has a price and a rule of its own, and leaves what is ordered as it is", async () => {
    const path = `/vendors/${caterer.id}`;
    const before = await world.get<Vendor>("elena", path);
    const { items } = await world.get<Page<VendorService>>("elena", `${path}/services?limit=1`);
    const { service, price } = items[0]!;
    const ordered = () =>
      world.rows("select unit_price_minor, total_minor from service_order_line where service_id = $1 order by id", [
        service.id,
      ]);
    const orderedBefore = await ordered();
    const at = `${path}/services/${service.id}`;
    const body = { ownPriceMinor: price.amountMinor + 500, ownRule: rule };
    const changed = await world.ask<Vendor>("elena", "PUT", at, { ifMatch: before.version, body });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    expect(changed.body.version).toBe(before.version + 1);
    const own = await world.get<Page<VendorService>>("elena", `${path}/services?q=${encodeURIComponent(service.name)}`);
    expect(own.items[0]).toMatchObject({ ownPrice: { amountMinor: price.amountMinor + 500 }, ownRule: rule });
    expect(await ordered()).toEqual(orderedBefore);
    const [stamp] = await world.rows<{ updated_at: Date }>("select updated_at from vendor where id = $1", [caterer.id]);
    expect(stamp?.updated_at).toEqual(now);

    const again = await world.ask<Vendor>("elena", "PUT", at, { ifMatch: changed.body.version, body });
    expect(again.body.version).toBe(changed.body.version);
    expect((await world.ask("elena", "PUT", at, { ifMatch: before.version, body })).status).toBe(412);
    expect((await world.ask("elena", "PUT", at, { body })).status).toBe(428);
    const gone = await world.ask<Vendor>("elena", "DELETE", at, { ifMatch: changed.body.version });
    expect(gone.body.serviceCount).toBe(before.serviceCount - 1);
    expect((await world.ask("elena", "DELETE", at, { ifMatch: gone.body.version })).status).toBe(404);
    expect(await ordered()).toEqual(orderedBefore);
  });

  it.each<[string, object, number]>([
    ["less than nothing", { ownPriceMinor: -1, ownRule: null }, 400],
    ["a part of the smallest unit", { ownPriceMinor: 10.5, ownRule: null }, 400],
    ["a price in words", { ownPriceMinor: "ten", ownRule: null }, 400],
    ["half a rule", { ownPriceMinor: null, ownRule: { orderBefore: rule.orderBefore } }, 400],
    ["what is left out", { ownPriceMinor: null }, 400],
  ])("refuses %s", async (_, body, status) => {
    const { items } = await world.get<Page<VendorService>>("elena", `/vendors/${kitchen.id}/services?limit=1`);
    const at = `/vendors/${kitchen.id}/services/${items[0]!.service.id}`;
    const answer = await world.ask("elena", "PUT", at, { ifMatch: kitchen.version, body });
    expect(answer.status).toBeOneOf([status, 422]);
  });

  it("is there for no service that there is not", async () => {
    const unknown = "01932f3c-0000-7000-8000-000000000001";
    const body = { ownPriceMinor: null, ownRule: null };
    for (const path of [`/vendors/${kitchen.id}/services/${unknown}`, `/vendors/${unknown}/services/${unknown}`]) {
      expect((await world.ask("elena", "PUT", path, { ifMatch: kitchen.version, body })).status).toBe(404);
      expect((await world.ask("elena", "DELETE", path, { ifMatch: kitchen.version })).status).toBe(404);
    }
  });

  it("is listed in pages, and only in its own order", async () => {
    const first = await world.get<Page<VendorService>>("elena", `/vendors/${kitchen.id}/services?limit=3`);
    const second = await world.get<Page<VendorService>>(
      "elena",
      `/vendors/${kitchen.id}/services?limit=3&after=${first.next ?? ""}`,
    );
    const names = [...first.items, ...second.items].map(({ service }) => service.name);
    expect(new Set(names).size).toBe(6);
    const wrong = await world.ask("elena", "GET", `/vendors/${kitchen.id}/services?after=nothing`);
    expect(wrong.status).toBe(400);
  });
});
