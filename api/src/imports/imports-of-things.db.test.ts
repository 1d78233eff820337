import type { Import, ImportRow } from "@magic-meetings/contract/imports/import.ts";
import { columnsOf, type ImportKind } from "@magic-meetings/contract/imports/import-words.ts";
import type { Vendor } from "@magic-meetings/contract/vendors/vendor.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findColumn, headingOf } from "./import-headings.ts";
import { startImportWorld, type ImportWorld } from "./import-test-world.ts";

// Services, vendors and accounts from spreadsheets, brought in by greta, who administrates.

let world: ImportWorld;
beforeAll(async () => {
  world = await startImportWorld();
});
afterAll(() => world.stop());

const quoted = (cell: string) => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const file = (...lines: string[][]) => lines.map((cells) => cells.map(quoted).join(",")).join("\r\n");

const check = (kind: ImportKind, ...lines: string[][]) => world.check(file(...lines), { kind, person: "greta" });

async function rowsOf(id: string): Promise<ImportRow[]> {
  return (await world.get<Page<ImportRow>>("greta", `/imports/${id}/rows?limit=200`)).items;
}

async function problemsOf(id: string): Promise<string[]> {
  return (await rowsOf(id)).flatMap(({ number, problems }) =>
    problems.map(({ field, code, row }) => `${number} ${field} ${code}${row === undefined ? "" : ` ${row}`}`),
  );
}

async function commit(one: Import, body: object = {}): Promise<Import> {
  const answer = await world.ask<Import>("greta", "POST", `/imports/${one.id}/commit`, { body, ifMatch: one.version });
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  await world.work();
  return world.get<Import>("greta", `/imports/${one.id}`);
}

async function bringIn(kind: ImportKind, ...lines: string[][]): Promise<Import["counts"]> {
  const one = await check(kind, ...lines);
  expect(await problemsOf(one.id)).toEqual([]);
  if (one.counts.create + one.counts.update === 0) return one.counts;
  const done = await commit(one);
  expect(done.status, JSON.stringify(done.problem)).toBe("committed");
  return done.counts;
}

describe("vendors", () => {
  const heading = [
    "Name",
    "Kind",
    "Sites",
    "Business hours",
    "Time zone",
    "Order before",
    "Fees",
    "Large groups",
    "E-mail",
  ];
  const wagon = [
    "Pølsevognen",
    "external",
    "Copenhagen",
    "Mon-Fri 09:00-16:00",
    "",
    "1 day 12:00",
    "50 % until same day 08:00; 100 %",
    "30: 1 day",
    "ring@vognen.example",
  ];

  it("come with their hours, rule and fees, and are changed by their name", async () => {
    expect(await bringIn("vendors", heading, wagon)).toMatchObject({ create: 1, bad: 0 });
    const found = await world.get<Page<Vendor>>("elena", "/vendors?q=vognen");
    expect(found.items).toHaveLength(1);
    expect(found.items[0]).toMatchObject({
      kind: "external",
      timeZone: "Europe/Copenhagen",
      email: "ring@vognen.example",
      largeGroup: { fromQuantity: 30, daysEarlier: 1 },
      feeTiers: [
        { percent: 50, until: { kind: "business_days", days: 0, at: "08:00" } },
        { percent: 100, until: null },
      ],
    });
    expect(await bringIn("vendors", heading, wagon)).toMatchObject({ same: 1, update: 0, create: 0 });
    const shorter = ["pølsevognen", "", "", "Mon-Thu 09:00-16:00", "", "", "-", "-", ""];
    expect(await bringIn("vendors", heading, shorter)).toMatchObject({ update: 1 });
    const again = await world.get<Page<Vendor>>("elena", "/vendors?q=vognen");
    expect(again.items[0]).toMatchObject({ feeTiers: [], largeGroup: null, email: "ring@vognen.example" });
    const [{ count } = { count: 0 }] = await world.sql<{ count: number }>(
      "select count(*)::integer as count from business_hours_day where business_hours_id = $1",
      [again.items[0]!.businessHours.id],
    );
    expect(count).toBe(4);
  });

  it("are bad in words, at the cell, until they are corrected in place", async () => {
    const one = await check(
      "vendors",
      heading,
      ["", "external", "Copenhagen", "Mon-Fri 09:00-16:00", "", "1 day 12:00", "", "", ""],
      ["Bad", "friend", "Atlantis", "never", "Mars", "soon", "100 %; 50 %", "many", "nobody"],
      ["Twin", "external", "Copenhagen", "Mon-Fri 09:00-16:00", "", "1 day 12:00", "", "", ""],
      ["TWIN", "external", "Copenhagen", "Mon-Fri 09:00-16:00", "", "1 day 12:00", "", "", ""],
      ["Bare", "", "", "", "", "", "", "", ""],
    );
    expect(one.counts).toMatchObject({ create: 1, bad: 4 });
    expect((await problemsOf(one.id)).sort()).toEqual(
      [
        "2 name missing",
        "3 kind not_a_choice",
        "3 email not_an_email",
        "3 sites unknown_site",
        "3 hours unknown_hours",
        "3 timeZone not_a_time_zone",
        "3 orderBefore not_a_deadline",
        "3 feeTiers not_fee_tiers",
        "3 largeGroup not_a_large_group",
        "5 name duplicate_in_file 4",
        "6 kind missing",
        "6 hours missing",
        "6 orderBefore missing",
      ].sort(),
    );
    const fixed = await world.ask<ImportRow>("greta", "PATCH", `/imports/${one.id}/rows/5`, {
      body: { fields: { name: "Triplet" } },
    });
    expect(fixed.body).toMatchObject({ outcome: "create", problems: [] });
  });
});

describe("services", () => {
  const heading = [
    "Ydelse",
    "Kategori",
    "Enhed",
    "Pris",
    "Valuta",
    "Moms %",
    "Tilvalg",
    "Allergener",
    "Leverandør",
    "Lead time",
    "Katalog",
    "Lokationer",
  ];
  const soup = [
    "Fiskesuppe",
    "Frokost (ny)",
    "kuvert",
    "89,50",
    "DKK",
    "25",
    "Brød: 10; Aioli: 5",
    "fisk; selleri",
    "Havnehuset Kitchen",
    "1 dag 10:00",
    "Vinter",
    "Copenhagen",
  ];

  async function service(name: string) {
    const [found] = await world.sql<{ id: string; price_minor: number; options: { key: string; name: string }[] }>(
      "select id, price_minor, options from service where name = $1 and tenant_id = $2",
      [name, world.tenantId],
    );
    return found;
  }

  it("come with a Danish heading, with category and catalogue where there are none, and are changed by name and currency", async () => {
    expect(await bringIn("services", heading, soup)).toMatchObject({ create: 1 });
    const first = await service("Fiskesuppe");
    expect(first).toMatchObject({
      price_minor: 8950,
      options: [
        { key: "br-d", name: "Brød" },
        { key: "aioli", name: "Aioli" },
      ],
    });
    const [offered] = await world.sql<{ rule: object; catalogue: string; category: string }>(
      `select d.cut_off_rule as rule, c.name as catalogue, g.name as category
         from service s
         join service_category g on g.tenant_id = s.tenant_id and g.id = s.category_id
         join vendor_service d on d.tenant_id = s.tenant_id and d.service_id = s.id
         join service_catalogue_service x on x.tenant_id = s.tenant_id and x.service_id = s.id
         join service_catalogue c on c.tenant_id = x.tenant_id and c.id = x.service_catalogue_id
        where s.id = $1`,
      [first!.id],
    );
    const day = { kind: "business_days", days: 1, at: "10:00" };
    expect(offered).toEqual({
      rule: { orderBefore: day, changeBefore: day },
      catalogue: "Vinter",
      category: "Frokost (ny)",
    });
    expect(await bringIn("services", heading, soup)).toMatchObject({ same: 1, update: 0 });
    const dearer = soup.map((cell) => (cell === "89,50" ? "95" : cell === "Brød: 10; Aioli: 5" ? "Brød: 12" : cell));
    expect(await bringIn("services", heading, dearer)).toMatchObject({ update: 1 });
    expect(await service("Fiskesuppe")).toMatchObject({
      id: first!.id,
      price_minor: 9500,
      options: [{ key: "br-d", priceMinor: 1200 }],
    });
  });

  it("never touch what is ordered, and may have a price from a day on", async () => {
    const [ordered] = await world.sql<{ name: string; currency: string; service_id: string; price_minor: number }>(
      `select s.name, s.currency, s.id as service_id, s.price_minor
         from service_order_line l
         join service s on s.tenant_id = l.tenant_id and s.id = l.service_id
        where l.tenant_id = $1
        order by l.id limit 1`,
      [world.tenantId],
    );
    const lines = () =>
      world.sql(
        "select id, unit_price_minor, total_minor, fees from service_order_line where service_id = $1 order by id",
        [ordered!.service_id],
      );
    const before = await lines();
    const { name, currency, price_minor: price } = ordered!;
    const later = ["Name", "Price", "Currency", "Price from"];
    const dearer = ((price + 700) / 100).toFixed(2);
    expect(await bringIn("services", later, [name, dearer, currency, "2026-12-24"])).toMatchObject({ update: 1 });
    expect(await bringIn("services", later, [name, dearer, currency, "2026-12-24"])).toMatchObject({ same: 1 });
    const prices = await world.sql("select valid_from, price_minor from service_price where service_id = $1", [
      ordered!.service_id,
    ]);
    expect(prices).toEqual([{ valid_from: "2026-12-24", price_minor: price + 700 }]);
    expect(await bringIn("services", ["Name", "Price", "Currency"], [name, dearer, currency])).toMatchObject({
      update: 1,
    });
    expect(await lines()).toEqual(before);
  });

  it("are bad in words", async () => {
    const one = await check(
      "services",
      ["Name", "Category", "Unit", "Price", "Currency", "VAT %", "Vendor", "Catalogue", "Sites", "Price from"],
      ["Kage", "Dessert", "stk", "25", "XYZ", "25", "", "", "", ""],
      ["Kage", "Dessert", "stk", "free", "DKK", "125", "Nobody", "Nowhere", "", ""],
      ["Is", "Dessert", "stk", "25", "DKK", "25", "", "", "Copenhagen", "2020-01-01"],
      ["Is", "Dessert", "stk", "25", "DKK", "25", "", "", "", ""],
    );
    expect((await problemsOf(one.id)).sort()).toEqual(
      [
        "2 currency not_a_currency",
        "3 price not_an_amount",
        "3 vatPercent not_a_percent",
        "3 vendor unknown_vendor",
        "3 catalogue catalogue_needs_sites",
        "4 catalogue missing",
        "4 priceFrom past_day",
        "5 name duplicate_in_file 4",
      ].sort(),
    );
    const refused = await world.ask("greta", "POST", `/imports/${one.id}/commit`, { body: {}, ifMatch: one.version });
    expect(refused.body.code).toBe("import_has_bad_rows");
  });

  it("are read ten thousand at a time, and written all or none", async () => {
    const heading = ["Name", "Category", "Unit", "Price", "Currency", "VAT"];
    const row = (number: number) => [`Ret ${number}`, "Mange", "person", "10", "DKK", "25"];
    const many = Array.from({ length: 10_000 }, (_, number) => row(number));
    many[9_999] = ["Ret 1", "Mange", "person", "10", "DKK", "25"];
    const one = await check("services", heading, ...many);
    expect(one.counts).toMatchObject({ create: 9_999, bad: 1 });
    const [bad] = (await world.get<Page<ImportRow>>("greta", `/imports/${one.id}/rows?only=bad`)).items;
    expect(bad).toMatchObject({ number: 10_001, problems: [{ field: "name", code: "duplicate_in_file", row: 3 }] });

    const some = await check("services", heading, ...many.slice(0, 600));
    expect((await commit(some)).status).toBe("committed");
    const written = await world.sql("select id from service where name like 'Ret %' and tenant_id = $1", [
      world.tenantId,
    ]);
    expect(written).toHaveLength(600);
  }, 120_000);
});

describe("accounts", () => {
  const heading = ["Kode", "Navn", "Valuta", "Ejer", "Godkendelsesgrænse", "Budget", "Budgetperiode"];

  it("come with owner, limit and budget, and are changed by their code", async () => {
    const [bo] = await world.sql<{ id: string; email: string }>(
      "select id, email from app_user where name like 'Bo %' and tenant_id = $1",
      [world.tenantId],
    );
    const row = ["X-4711", "Marketing", "DKK", bo!.email, "5.000", "100.000,00", "år"];
    expect(await bringIn("accounts", heading, row)).toMatchObject({ create: 1 });
    const account = () =>
      world.sql(
        `select name, currency, kind, owner_id, approval_limit_minor, budget_minor, budget_period, period_budget_minor
           from account where code = 'X-4711'`,
      );
    expect(await account()).toEqual([
      {
        ...{ name: "Marketing", currency: "DKK", kind: "cost_centre", owner_id: bo!.id, approval_limit_minor: 500_000 },
        ...{ budget_minor: null, budget_period: "year", period_budget_minor: 10_000_000 },
      },
    ]);
    expect(await bringIn("accounts", heading, row)).toMatchObject({ same: 1 });
    expect(await bringIn("accounts", ["Code", "Approval limit"], ["x-4711", "7500"])).toMatchObject({ update: 1 });
    expect(await account()).toMatchObject([{ approval_limit_minor: 750_000, period_budget_minor: 10_000_000 }]);
  });

  it("are bad in words", async () => {
    const [payable] = await world.sql<{ code: string }>(
      "select code from account where kind = 'vendor_payable' and tenant_id = $1 limit 1",
      [world.tenantId],
    );
    const one = await check(
      "accounts",
      heading,
      ["Y-1", "One", "ABC", "nobody@nordlys.example", "", "", ""],
      ["Y-2", "", "DKK", "bo", "much", "", "week"],
      [payable!.code, "Mine", "", "", "", "", ""],
      ["X-4711", "", "NOK", "", "", "", ""],
    );
    expect((await problemsOf(one.id)).sort()).toEqual(
      [
        "2 currency not_a_currency",
        "2 owner unknown_person",
        "3 name missing",
        "3 owner not_an_email",
        "3 approvalLimit not_an_amount",
        "3 budgetPeriod not_a_choice",
        "4 code not_a_cost_centre",
        "5 currency currency_fixed",
      ].sort(),
    );
  });
});

describe("who brings in what", () => {
  it.each<[string, ImportKind, number]>([
    ["elena", "services", 202],
    ["elena", "vendors", 202],
    ["elena", "accounts", 403],
    ["finn", "accounts", 202],
    ["finn", "services", 403],
    ["anna", "accounts", 403],
    ["carla", "vendors", 403],
  ])("%s %s: %i", async (person, kind, status) => {
    const { status: answered, body } = await world.upload(file(["Name"], ["x"]), { person, kind });
    expect(answered).toBe(status);
    if (status !== 202) return;
    const other = person === "finn" ? "elena" : "finn";
    expect((await world.ask(other, "GET", `/imports/${body.id}`)).status).toBe(403);
    expect((await world.ask(other, "POST", `/imports/${body.id}/discard`, { ifMatch: 1 })).status).toBe(403);
    const listed = await world.get<Page<Import>>(other, "/imports?limit=200");
    expect(listed.items.map(({ id }) => id)).not.toContain(body.id);
    expect((await world.ask("lena", "GET", `/imports/${body.id}`)).status).toBe(404);
  });

  it("is no directory's: only places are read from there", async () => {
    const answer = await world.ask("greta", "POST", "/imports?kind=services", { body: { source: "graph" } });
    expect(answer.status).toBe(422);
  });
});

describe("templates", () => {
  it.each(
    (["services", "vendors", "accounts"] as const).flatMap((kind) =>
      (["en", "da"] as const).map((language) => [kind, language] as const),
    ),
  )("of %s in %s name every column, each by a heading of its own", async (kind, language) => {
    const headings = columnsOf[kind].map((column) => headingOf(kind, column, language));
    expect(new Set(headings).size).toBe(headings.length);
    expect(headings.map((heading) => findColumn(kind, heading))).toEqual(columnsOf[kind]);
    const answer = await world.api.server.inject({
      method: "GET",
      url: `/api/v1/imports/template?kind=${kind}&format=csv&language=${language}`,
      headers: await world.api.as("greta"),
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain(headings[0]);
    expect(answer.headers["content-disposition"]).toContain(`${kind}.csv`);
  });
});
