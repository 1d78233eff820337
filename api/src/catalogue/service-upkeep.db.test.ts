import type { KeptService } from "@magic-meetings/contract/catalogue/kept-service.ts";
import type { ServiceCatalogue } from "@magic-meetings/contract/catalogue/kept-catalogue.ts";
import { describe, expect, it } from "vitest";
import {
  added,
  catalogue,
  category,
  caterer,
  changed,
  isVendor,
  kitchen,
  money,
  offered,
  oslo,
  rule,
  site,
  world,
  type Listed,
  withCatalogue,
} from "./catalogue-test-world.ts";

withCatalogue();

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
