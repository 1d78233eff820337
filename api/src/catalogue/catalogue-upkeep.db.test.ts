import type { ServiceCatalogue, ServiceCategory } from "@magic-meetings/contract/catalogue/kept-catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { describe, expect, it } from "vitest";
import { added, category, changed, offered, site, world, type Listed, withCatalogue } from "./catalogue-test-world.ts";

withCatalogue();

describe("a catalogue", () => {
  async function newCatalogue(body: object): Promise<ServiceCatalogue> {
    const answer = await world.ask<ServiceCatalogue>("elena", "POST", "/service-catalogues", { body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body;
  }

  it("for groups is for their members only, also when it comes to ordering", async () => {
    const one = await added({ catalogueIds: [] });
    const groups = await world.get<Listed<{ id: string; name: string }>>("elena", "/user-groups");
    const assistants = groups.items.find(({ name }) => name === "Board assistants")!;
    const made = await newCatalogue({
      name: "Board",
      siteIds: [site],
      groupIds: [assistants.id],
      serviceIds: [one.id],
    });
    expect(made).toMatchObject({ size: 1, groups: [{ name: "Board assistants" }], services: [{ id: one.id }] });
    expect(await offered(one.id, { person: "anna" })).toBeUndefined();
    expect(await offered(one.id, { person: "ida" })).toMatchObject({ id: one.id, available: true });
    const event = (uid: string) => ({
      iCalUId: uid,
      subject: "Board",
      start: { dateTime: "2026-11-24T10:00:00", timeZone: "Europe/Copenhagen" },
      end: { dateTime: "2026-11-24T12:00:00", timeZone: "Europe/Copenhagen" },
    });
    const order = async (person: string) => {
      const meeting = await world.ask<Meeting>(person, "POST", "/calendar/events", { body: event(`board-${person}`) });
      return world.ask(person, "POST", `/meetings/${meeting.body.id}/service-orders`, {
        body: { lines: [{ serviceId: one.id, quantity: 8 }] },
      });
    };
    expect(await order("anna")).toMatchObject({ status: 422, body: { code: "service_not_offered_here" } });
    expect((await order("ida")).status).toBe(201);
    const inTheWay = await world.get<{ version: number }>("elena", `/user-groups/${assistants.id}`);
    const kept = await world.ask("elena", "DELETE", `/user-groups/${assistants.id}`, { ifMatch: inTheWay.version });
    expect(kept).toMatchObject({ status: 409, body: { code: "place_in_use" } });
    const everybody = await world.ask<ServiceCatalogue>("elena", "PATCH", `/service-catalogues/${made.id}`, {
      body: { groupIds: [] },
      ifMatch: made.version,
    });
    expect(everybody.body).toMatchObject({ version: 2, groups: [] });
    expect(await offered(one.id, { person: "anna" })).toMatchObject({ id: one.id });
  });

  it("holds in its period, by the site's days", async () => {
    const one = await added({ catalogueIds: [] });
    await newCatalogue({
      name: "Week 49",
      siteIds: [site],
      serviceIds: [one.id],
      validFrom: "2026-12-01",
      validTo: "2026-12-04",
    });
    const on = (day: string) => offered(one.id, { at: `${day}T10:00:00+01:00` });
    expect(await on("2026-11-30")).toBeUndefined();
    expect(await on("2026-12-01")).toBeDefined();
    expect(await on("2026-12-04")).toBeDefined();
    expect(await on("2026-12-05")).toBeUndefined();
  });

  it.each<[string, object, number]>([
    ["a name that is taken", { name: "Copenhagen catalogue" }, 409],
    ["a period backwards", { name: "X", validFrom: "2026-12-02", validTo: "2026-12-01" }, 422],
    ["a site that is not there", { name: "X", siteIds: ["0199a0e2-7c11-7cc3-98c4-dc0c0c07398f"] }, 422],
    ["a group that is not there", { name: "X", groupIds: ["0199a0e2-7c11-7cc3-98c4-dc0c0c07398f"] }, 422],
    ["a service that is not there", { name: "X", serviceIds: ["0199a0e2-7c11-7cc3-98c4-dc0c0c07398f"] }, 422],
    ["too many services", { name: "X", serviceIds: Array.from({ length: 2001 }, () => site) }, 400],
  ])("is refused with %s", async (_, body, status) => {
    const answer = await world.ask("elena", "POST", "/service-catalogues", { body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  });

  it("is in a new version when a service joins it from its own side, and what leaves it is no longer offered", async () => {
    const one = await added({ catalogueIds: [] });
    const two = await newCatalogue({ name: "Joined", siteIds: [site] });
    const joined = await changed(one, { catalogueIds: [two.id] });
    expect(joined.catalogues).toEqual([{ id: two.id, name: "Joined" }]);
    const stale = await world.ask("elena", "PATCH", `/service-catalogues/${two.id}`, {
      body: { serviceIds: [] },
      ifMatch: 1,
    });
    expect(stale).toMatchObject({ status: 412 });
    expect(await offered(one.id)).toBeDefined();
    await world.ask("elena", "DELETE", `/service-catalogues/${two.id}`, { ifMatch: 2 });
    expect(await offered(one.id)).toBeUndefined();
    await world.ask("elena", "POST", `/service-catalogues/${two.id}/restore`, { ifMatch: 3 });
    expect(await offered(one.id)).toBeDefined();
  });
});

describe("a season", () => {
  it("is said with the earliest moment in it, and refuses an order", async () => {
    const one = await added({ seasonFrom: "12-24", seasonUntil: "01-06" });
    const now24 = await offered(one.id);
    expect(now24).toMatchObject({ available: false, unavailable: { code: "out_of_season" } });
    expect(now24?.unavailable?.earliest?.slice(0, 7)).toMatch(/^2026-12|^2027-01/);
    expect(await offered(one.id, { at: "2026-12-28T10:00:00+01:00" })).toMatchObject({ available: true });
    expect(await offered(one.id, { at: "2027-01-05T10:00:00+01:00" })).toMatchObject({ available: true });
    expect(await offered(one.id, { at: "2027-01-07T10:00:00+01:00" })).toMatchObject({ available: false });
  });
});

describe("a category", () => {
  it("is kept while services are in it", async () => {
    const made = await world.ask<ServiceCategory>("elena", "POST", "/service-categories", {
      body: { name: "Waffles", deliveryMoment: "at_start", position: 9 },
    });
    expect(made).toMatchObject({ status: 201, body: { size: 0 } });
    const one = await added({ categoryId: made.body.id });
    const refused = await world.ask("elena", "DELETE", `/service-categories/${made.body.id}`, { ifMatch: 1 });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: "place_in_use", blockedBy: { items: [{ name: one.name }] } },
    });
    await changed(one, { categoryId: category });
    const gone = await world.ask<ServiceCategory>("elena", "DELETE", `/service-categories/${made.body.id}`, {
      ifMatch: 1,
    });
    expect(gone.status).toBe(200);
    const taken = await world.ask("elena", "POST", "/service-categories", {
      body: { name: "Waffles", deliveryMoment: "midday" },
    });
    expect(taken).toMatchObject({
      status: 409,
      body: { code: "name_taken", blockedBy: { items: [{ deleted: true }] } },
    });
  });
});
