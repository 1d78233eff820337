import type { Catalogue, OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { KeptService, ServicePrices } from "@magic-meetings/contract/catalogue/kept-service.ts";
import type { ServiceCatalogue, ServiceCategory } from "@magic-meetings/contract/catalogue/kept-catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type Asked, type DemoTestApi } from "../http/demo-test-api.ts";

const now = new Date("2026-11-18T09:00:00Z");
let world: DemoTestApi;
let site: string;
let oslo: string;
let category: string;
let catalogue: string;
let kitchen: string;
let caterer: string;

interface Listed<T> {
  items: T[];
  next: string | null;
}

beforeAll(async () => {
  world = await startDemoTestApi(now);
  const sites = await world.get<Listed<{ id: string; name: string }>>("elena", "/sites");
  site = sites.items.find(({ name }) => name === "Copenhagen")!.id;
  oslo = sites.items.find(({ name }) => name === "Oslo")!.id;
  const categories = await world.get<Listed<ServiceCategory>>("elena", "/service-categories");
  category = categories.items.find(({ name }) => name === "Snacks")!.id;
  const catalogues = await world.get<Listed<ServiceCatalogue>>("elena", `/service-catalogues?site=${site}`);
  catalogue = catalogues.items.find(({ name }) => name === "Copenhagen catalogue")!.id;
  const vendors = await world.rows<{ id: string; kind: string }>(
    `select v.id, v.kind from vendor v join vendor_site s on s.tenant_id = v.tenant_id and s.vendor_id = v.id
      where s.site_id = $1 order by v.name`,
    [site],
  );
  caterer = vendors.find(({ kind }) => kind === "external")!.id;
  const fruit = await serviceNamed("Fruit bowl");
  kitchen = fruit.vendors[0]!.vendor.id;
});
afterAll(() => world.stop());

async function serviceNamed(name: string): Promise<KeptService> {
  const path = `/services?q=${encodeURIComponent(name)}&site=${site}`;
  return (await world.get<Listed<KeptService>>("elena", path)).items[0]!;
}

const money = (amountMinor: number, currency = "DKK") => ({ amountMinor, currency });
const isVendor = (vendorId: string, more: object = {}) => ({ vendorId, ...more });
const rule = (days: number) => ({ kind: "business_days", days, at: "12:00" });

let number = 0;
async function added(more: object = {}): Promise<KeptService> {
  number += 1;
  const body = {
    name: `Waffles ${number}`,
    categoryId: category,
    unit: "person",
    price: money(5000),
    vatPercent: 25,
    vendors: [isVendor(kitchen)],
    catalogueIds: [catalogue],
    ...more,
  };
  const answer = await world.ask<KeptService>("elena", "POST", "/services", { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

async function changed(service: KeptService, body: object): Promise<KeptService> {
  const answer = await world.ask<KeptService>("elena", "PATCH", `/services/${service.id}`, {
    body,
    ifMatch: service.version,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

async function offered(
  id: string,
  { person = "anna", at, until }: { person?: string; at?: string; until?: string } = {},
): Promise<OfferedService | undefined> {
  const start = at ?? "2026-11-24T10:00:00+01:00";
  const query = new URLSearchParams({
    site,
    at: start,
    until: until ?? new Date(Date.parse(start) + 7_200_000).toISOString(),
    headCount: "8",
    includeUnavailable: "true",
  });
  const { services } = await world.get<Catalogue>(person, `/catalogue?${query}`);
  return services.find((service) => service.id === id);
}

async function setPrice(id: string, body: object): Promise<Asked<ServicePrices>> {
  return world.ask<ServicePrices>("elena", "POST", `/services/${id}/prices`, { body });
}

describe("a service", () => {
  it("is added, read, listed, changed, deleted and restored, each with one audit row and one signal", async () => {
    const one = await added({
      description: "With jam",
      options: [{ key: "cream", name: "With cream", price: money(500) }],
      diets: ["vegetarian"],
      allergens: ["gluten", "eggs", "milk"],
      offeredWeekdays: [5, 1, 1],
      offeredFrom: "09:00",
      offeredUntil: "15:30",
      seasonFrom: "11-01",
      seasonUntil: "02-28",
      vendors: [
        isVendor(kitchen),
        isVendor(caterer, { ownPrice: money(4500), ownRule: { orderBefore: rule(3), changeBefore: rule(2) } }),
      ],
    });
    expect(one).toMatchObject({
      version: 1,
      offeredWeekdays: [1, 5],
      offeredFrom: "09:00",
      seasonFrom: "11-01",
      options: [{ key: "cream", price: money(500) }],
      catalogues: [{ id: catalogue }],
      allowed: { change: { ok: true } },
    });
    expect(one.vendors).toHaveLength(2);
    const two = await changed(one, { popular: true, vendors: [isVendor(kitchen)] });
    expect(two).toMatchObject({ version: 2, popular: true, vendors: [{ ownPrice: null, ownRule: null }] });
    expect((await changed(two, { popular: true })).version).toBe(2);

    const gone = await world.ask<KeptService>("elena", "DELETE", `/services/${one.id}`, { ifMatch: 2 });
    expect(gone.body).toMatchObject({ version: 3, allowed: { restore: { ok: true } } });
    expect(await offered(one.id)).toBeUndefined();
    const back = await world.ask<KeptService>("elena", "POST", `/services/${one.id}/restore`, { ifMatch: 3 });
    expect(back.body).toMatchObject({ version: 4, deletedAt: null, vendors: [{ vendor: { id: kitchen } }] });
    const traces = await world.rows<{ actions: number; signals: number }>(
      `select (select count(*) from audit_log where entity_id = $1)::integer as actions,
              (select count(*) from signal where subject_id = $1 and subject_type = 'catalogue')::integer as signals`,
      [one.id],
    );
    expect(traces).toEqual([{ actions: 4, signals: 4 }]);
  });

  it.each<[string, object, string]>([
    ["no name", { name: " " }, "/name"],
    ["a name of two lines", { name: "a\nb" }, "/name"],
    ["a negative price", { price: money(-1) }, "/price/amountMinor"],
    ["a fractional price", { price: money(1.5) }, "/price/amountMinor"],
    ["a price beyond reason", { price: money(10_000_000_001) }, "/price/amountMinor"],
    ["a currency that is none", { price: money(1, "XYZ") }, "/price/currency"],
    ["an unknown category", { categoryId: "0199a0e2-7c11-7cc3-98c4-dc0c0c07398f" }, "/categoryId"],
    ["a fractional smallest quantity", { minimumQuantity: 1.5 }, "/minimumQuantity"],
    ["a negative smallest quantity", { minimumQuantity: -2 }, "/minimumQuantity"],
    ["a smallest quantity of nothing", { minimumQuantity: 0 }, "/minimumQuantity"],
    ["a largest below the smallest", { minimumQuantity: 9, maximumQuantity: 8 }, "/maximumQuantity"],
    ["VAT beyond all", { vatPercent: 101 }, "/vatPercent"],
    ["an allergen that is none", { allergens: ["sugar"] }, "/allergens/0"],
    ["no weekday", { offeredWeekdays: [] }, "/offeredWeekdays"],
    ["an eighth weekday", { offeredWeekdays: [8] }, "/offeredWeekdays/0"],
    ["hours backwards", { offeredFrom: "15:00", offeredUntil: "09:00" }, "/offeredUntil"],
    ["30 February", { seasonFrom: "02-30", seasonUntil: "03-31" }, "/seasonFrom"],
    ["half a season", { seasonFrom: "05-01" }, "/seasonUntil"],
    [
      "an option twice",
      {
        options: [
          { key: "a", name: "A", price: money(1) },
          { key: "a", name: "B", price: money(1) },
        ],
      },
      "/options/1/key",
    ],
    [
      "an option in another currency",
      { options: [{ key: "a", name: "A", price: money(1, "NOK") }] },
      "/options/0/price/currency",
    ],
    ["a vendor that is not there", { vendors: [isVendor("0199a0e2-7c11-7cc3-98c4-dc0c0c07398f")] }, "/vendors"],
    ["a catalogue that is not there", { catalogueIds: ["0199a0e2-7c11-7cc3-98c4-dc0c0c07398f"] }, "/catalogueIds"],
    ["a field of nobody's", { colour: "red" }, "/colour"],
    [
      "too many options",
      { options: Array.from({ length: 51 }, (_, i) => ({ key: `o${i}`, name: "O", price: money(1) })) },
      "/options",
    ],
  ])("is refused with %s, naming the field", async (_, wrong, pointer) => {
    const body = {
      name: "Bad",
      categoryId: category,
      unit: "person",
      price: money(100),
      vatPercent: 25,
      catalogueIds: [catalogue],
      ...wrong,
    };
    const before = await world.rows("select count(*) from service");
    const answer = await world.ask<{ errors?: { pointer: string }[] }>("elena", "POST", "/services", { body });
    expect([400, 422], JSON.stringify(answer.body)).toContain(answer.status);
    expect(answer.body.errors?.map((error) => error.pointer) ?? []).toContain(pointer);
    expect(await world.rows("select count(*) from service")).toEqual(before);
  });

  it("keeps its currency", async () => {
    const one = await added();
    const answer = await world.ask("elena", "PATCH", `/services/${one.id}`, {
      body: { price: money(5, "NOK") },
      ifMatch: 1,
    });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: "/price/currency", code: "fixed" }] } });
  });

  it("needs the version that was seen, and of two who save at once one is told", async () => {
    const one = await added();
    const path = `/services/${one.id}`;
    expect(await world.ask("elena", "PATCH", path, { body: { popular: true } })).toMatchObject({ status: 428 });
    const both = await Promise.all(
      [6000, 7000].map((amount) => world.ask("elena", "PATCH", path, { body: { price: money(amount) }, ifMatch: 1 })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const price = { validFrom: "2026-12-01", price: money(1) };
    const stale = await world.ask("elena", "POST", `${path}/prices`, { body: price, ifMatch: 1 });
    expect(stale).toMatchObject({ status: 412, body: { code: "version_conflict", currentVersion: 2 } });
  });

  it("is kept up by facility management of its sites, and read by nobody else", async () => {
    const one = await added();
    expect(await world.ask("anna", "GET", `/services/${one.id}`)).toMatchObject({ status: 403 });
    expect(await world.ask("anna", "POST", "/services", { body: {} })).toMatchObject({ status: 403 });
    const ofOslo = await world.ask("ingrid", "PATCH", `/services/${one.id}`, { body: { popular: true }, ifMatch: 1 });
    expect(ofOslo).toMatchObject({ status: 403 });
    expect(await world.ask("ingrid", "GET", `/services/${one.id}`)).toMatchObject({
      status: 200,
      body: { allowed: { change: { ok: false, because: "forbidden" } } },
    });
    expect(await world.ask("lena", "GET", `/services/${one.id}`)).toMatchObject({ status: 404 });
    // In her own site's catalogue she adds what she likes; a thing of no site is the whole company's.
    const own = await world.get<Listed<ServiceCatalogue>>("ingrid", `/service-catalogues?site=${oslo}`);
    const body = { name: "Brunost", categoryId: category, unit: "person", price: money(100, "NOK"), vatPercent: 15 };
    const ids = { catalogueIds: [own.items[0]!.id] };
    expect(await world.ask("ingrid", "POST", "/services", { body: { ...body, ...ids } })).toMatchObject({
      status: 201,
    });
    expect(await world.ask("ingrid", "POST", "/services", { body })).toMatchObject({ status: 403 });
  });

  it("is found by name, category, vendor, site, catalogue and missing picture, page by page", async () => {
    const one = await added({ name: "Æbleskiver" });
    const ids = async (query: string) =>
      (await world.get<Listed<KeptService>>("elena", `/services?${query}`)).items.map(({ id }) => id);
    expect(await ids("q=bleSKIV")).toEqual([one.id]);
    expect(await ids(`q=skiver&vendor=${kitchen}&site=${site}&category=${category}&withoutPicture=true`)).toEqual([
      one.id,
    ]);
    expect(await ids(`q=skiver&vendor=${caterer}`)).toEqual([]);
    expect(await ids(`q=skiver&site=${oslo}`)).toEqual([]);
    expect(await ids("q=skiver&withoutPicture=false")).toEqual([]);
    expect(await ids("q=%25")).toEqual([]);
    const seen: KeptService[] = [];
    let after: string | null = "";
    while (after !== null) {
      const page: Listed<KeptService> = await world.get("elena", `/services?limit=7${after && `&after=${after}`}`);
      seen.push(...page.items);
      after = page.next;
    }
    const all = await world.rows<{ count: number }>(
      "select count(*)::integer as count from service s join tenant t on t.id = s.tenant_id where t.name = 'Nordlys Group' and s.deleted_at is null",
    );
    expect(new Set(seen.map(({ id }) => id)).size).toBe(all[0]?.count);
    const categories = seen.map((service) => service.category.name);
    expect(categories.filter((name, i) => name !== categories[i - 1])).toHaveLength(new Set(categories).size);
  });
});

describe("a price with a day", () => {
  const at = (day: string) => ({ at: `${day}T10:00:00+01:00` });
  const priceOn = async (id: string, day: string) => (await offered(id, at(day)))?.price.amountMinor;

  it("holds for deliveries from its day on, and is shown with what holds today", async () => {
    const one = await added();
    const set = await setPrice(one.id, { validFrom: "2026-12-01", price: money(6000) });
    expect(set).toMatchObject({
      status: 201,
      body: { version: 2, today: "2026-11-18", items: [{ validFrom: "2026-12-01", holds: "later" }] },
    });
    expect(set.body.now.map(({ price }) => price.amountMinor)).toEqual([5000, 5000]);
    expect(await priceOn(one.id, "2026-11-30")).toBe(5000);
    expect(await priceOn(one.id, "2026-12-01")).toBe(6000);
    expect((await offered(one.id, at("2026-12-02")))?.suggested.total.amountMinor).toBe(8 * 6000);
    const today = await setPrice(one.id, { validFrom: "2026-11-18", price: money(5500) });
    expect(today.body.items.map(({ holds }) => holds)).toEqual(["later", "now"]);
    expect(await priceOn(one.id, "2026-11-24")).toBe(5500);
    const again = await setPrice(one.id, { validFrom: "2026-11-18", price: money(5600) });
    expect(again.body.items).toHaveLength(2);
    expect(await priceOn(one.id, "2026-11-24")).toBe(5600);
  });

  it("is of one vendor before it is of all, and the cheaper vendor of the day delivers", async () => {
    const one = await added({ vendors: [isVendor(kitchen), isVendor(caterer, { ownPrice: money(5200) })] });
    const vendorOn = async (day: string) => (await offered(one.id, at(day)))?.vendor.id;
    expect([await vendorOn("2026-11-24"), await priceOn(one.id, "2026-11-24")]).toEqual([kitchen, 5000]);
    await setPrice(one.id, { validFrom: "2026-12-01", price: money(5800) });
    expect([await vendorOn("2026-12-01"), await priceOn(one.id, "2026-12-01")]).toEqual([caterer, 5200]);
    await setPrice(one.id, { vendorId: kitchen, validFrom: "2026-12-10", price: money(4900) });
    expect([await vendorOn("2026-12-09"), await priceOn(one.id, "2026-12-09")]).toEqual([caterer, 5200]);
    expect([await vendorOn("2026-12-10"), await priceOn(one.id, "2026-12-10")]).toEqual([kitchen, 4900]);
    await setPrice(one.id, { validFrom: "2026-12-15", price: money(100) });
    expect(await priceOn(one.id, "2026-12-16")).toBe(4900);
  });

  it("is that of the delivery's own day in a meeting of several days", async () => {
    const all = await world.get<Listed<ServiceCategory>>("elena", "/service-categories");
    const dinner = all.items.find(({ deliveryMoment }) => deliveryMoment === "at_end")!;
    const one = await added({ categoryId: dinner.id });
    await setPrice(one.id, { validFrom: "2026-12-02", price: money(7000) });
    const days = { at: "2026-12-01T09:00:00+01:00", until: "2026-12-02T18:00:00+01:00" };
    // Dinner is suggested for the end: that is the second day.
    const dinnerThen = await offered(one.id, days);
    expect(dinnerThen).toMatchObject({ price: money(7000), suggested: { deliverAt: "2026-12-02T17:00:00.000Z" } });
  });

  it("begins at the site's midnight, not at Greenwich's", async () => {
    const one = await added({ offeredWeekdays: [1, 2, 3, 4, 5, 6, 7] });
    await setPrice(one.id, { validFrom: "2026-12-01", price: money(7000) });
    const early = (moment: string) =>
      offered(one.id, { at: moment, until: new Date(Date.parse(moment) + 60_000).toISOString() });
    expect((await early("2026-11-30T22:50:00Z"))?.price.amountMinor).toBe(5000);
    expect((await early("2026-11-30T23:10:00Z"))?.price.amountMinor).toBe(7000);
  });

  it.each<[string, object, string]>([
    ["in the past", { validFrom: "2026-11-17" }, "/validFrom"],
    ["on a day that is none", { validFrom: "2026-02-30" }, "/validFrom"],
    ["below nothing", { price: money(-1) }, "/price/amountMinor"],
    ["in another currency", { price: money(1, "EUR") }, "/price/currency"],
    ["of a vendor who does not deliver it", { vendorId: "0199a0e2-7c11-7cc3-98c4-dc0c0c07398f" }, "/vendorId"],
  ])("is refused %s", async (_, wrong, pointer) => {
    const one = await added();
    const answer = await setPrice(one.id, { validFrom: "2026-12-01", price: money(1), ...wrong });
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ body: { errors: [{ pointer }] } });
    expect([400, 422]).toContain(answer.status);
  });

  it("can be taken back until it holds", async () => {
    const one = await added();
    await setPrice(one.id, { validFrom: "2026-11-18", price: money(5500) });
    const { body } = await setPrice(one.id, { validFrom: "2026-11-19", price: money(5600) });
    const [later, holding] = body.items;
    const path = (id: string) => `/services/${one.id}/prices/${id}`;
    expect(await world.ask("elena", "DELETE", path(holding!.id), { ifMatch: 3 })).toMatchObject({
      status: 409,
      body: { code: "wrong_state" },
    });
    expect(await world.ask("elena", "DELETE", path(later!.id), { ifMatch: 2 })).toMatchObject({ status: 412 });
    const taken = await world.ask<ServicePrices>("elena", "DELETE", path(later!.id), { ifMatch: 3 });
    expect(taken.body.items.map(({ id }) => id)).toEqual([holding!.id]);
    expect(await world.ask("elena", "DELETE", path(later!.id), { ifMatch: 4 })).toMatchObject({ status: 404 });
  });
});

describe("what is ordered", () => {
  it("keeps its price and its hold when prices, vendors and the service change", async () => {
    const one = await added();
    const event = {
      iCalUId: "prices-change",
      subject: "Waffles",
      start: { dateTime: "2026-11-24T10:00:00", timeZone: "Europe/Copenhagen" },
      end: { dateTime: "2026-11-24T12:00:00", timeZone: "Europe/Copenhagen" },
    };
    const meeting = await world.ask<Meeting>("anna", "POST", "/calendar/events", { body: event });
    const order = await world.ask<ServiceOrder>("anna", "POST", `/meetings/${meeting.body.id}/service-orders`, {
      body: { lines: [{ serviceId: one.id, quantity: 8 }] },
    });
    expect(order.status, JSON.stringify(order.body)).toBe(201);
    const sent = await world.ask<ServiceOrder>("anna", "POST", `/service-orders/${order.body.id}/submit`, {});
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    const facts = () =>
      world.rows(
        `select o.total_minor, l.unit_price_minor, l.total_minor as line_minor, l.vendor_id,
                (select sum(t.amount_minor) from transfer t where t.tenant_id = o.tenant_id
                    and t.service_order_line_id = l.id)::integer as held
           from service_order o
           join service_order_line l on l.tenant_id = o.tenant_id and l.service_order_id = o.id
          where o.id = $1`,
        [order.body.id],
      );
    const before = await facts();
    expect(before).toMatchObject([{ total_minor: 40_000, unit_price_minor: 5000 }]);
    const touched = () => world.rows<{ at: Date }>("select updated_at as at from service where id = $1", [one.id]);
    const [first] = await touched();
    world.moveTo(new Date(now.getTime() + 60_000));
    await setPrice(one.id, { validFrom: "2026-11-18", price: money(9900) });
    const [second] = await touched();
    expect(second!.at.getTime()).toBeGreaterThan(first!.at.getTime());
    const fresh = await world.get<KeptService>("elena", `/services/${one.id}`);
    await changed(fresh, {
      price: money(100),
      vendors: [isVendor(caterer, { ownPrice: money(7700) })],
      name: "Other waffles",
    });
    expect(await facts()).toEqual(before);
    expect((await offered(one.id))?.price.amountMinor).toBe(7700);
    world.moveTo(now);
  });
});

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
