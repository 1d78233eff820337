import { roles as allRoles } from "@magic-meetings/contract/identity/identity.ts";
import { roomRuleTermsSchema } from "@magic-meetings/contract/rooms/room-rule.ts";
import { DateTime } from "luxon";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTenant, tenantReader } from "../db/tenant-read.ts";
import { readCatalogue } from "../catalogue/catalogue-sql.ts";
import { offerCatalogue } from "../catalogue/offer-catalogue.ts";
import { sql } from "../db/statement.ts";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { demoIds } from "./demo-company.ts";
import { demoPeople } from "./demo-people.ts";
import { demoTables } from "./demo-rows.ts";
import { fjordBank } from "./fjord-bank.ts";
import { nordlys } from "./nordlys.ts";
import { companyRows, seedDemo } from "./seed-demo.ts";

const now = new Date("2026-11-18T10:20:00Z");
const tenantId = demoIds.tenant(nordlys);

let database: TestDatabase;
let first: { seeded: boolean };

beforeAll(async () => {
  database = await createTestDatabase();
  first = await seedDemo(database.ownerPool, { now });
});
afterAll(() => database.drop());

async function owner<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await database.ownerPool.query<Row>(text, values)).rows;
}

async function count(table: string, tenant = tenantId): Promise<number> {
  const [row] = await owner<{ count: number }>(`select count(*) from "${table}" where tenant_id = $1`, [tenant]);
  return row?.count ?? 0;
}

describe("the demo's data", () => {
  it("is filled once and left alone after that", async () => {
    const before = await count("meeting");
    expect(first).toEqual({ seeded: true });
    expect(await seedDemo(database.ownerPool, { now: new Date(now.getTime() + 86_400_000) })).toEqual({
      seeded: false,
    });
    expect(await count("meeting")).toBe(before);
  });

  it("is the same again on the same day, to the last id", () => {
    const later = new Date("2026-11-18T10:21:00Z");
    expect(companyRows(nordlys, now)).toEqual(companyRows(nordlys, now));
    expect(companyRows(nordlys, later).get("service_order")).toEqual(companyRows(nordlys, now).get("service_order"));
  });

  it("keeps the ids of places, people and services from day to day", () => {
    const nextMonth = new Date("2026-12-24T23:30:00Z");
    for (const table of ["meeting_room", "app_user", "service", "account"] as const) {
      const ids = (at: Date) =>
        companyRows(nordlys, at)
          .get(table)
          ?.map(({ id }) => id);
      expect(ids(nextMonth), table).toEqual(ids(now));
    }
  });

  it.each([
    ["site", 3],
    ["building", 3],
    ["floor", 12],
    ["meeting_room", 60],
    ["service", 83],
    ["app_user", 40],
    ["vendor", 9],
  ])("has in %s %d rows", async (table, expected) => {
    expect(await count(table)).toBe(expected);
  });

  it("fills every table of both companies", async () => {
    for (const company of [nordlys, fjordBank]) {
      for (const table of demoTables) {
        // Late cancellations are rare: the smaller company need not have had one.
        if (company === fjordBank && table === "order_fee") continue;
        expect(await count(table, demoIds.tenant(company)), `${company.name}: ${table}`).toBeGreaterThan(0);
      }
    }
  });

  it("has a plan of every floor, a removable wall and doors at every site, and an approver for every hall", async () => {
    const [row] = await owner<Record<string, number>>(
      `select (select count(*) from floor where tenant_id = $1 and plan_svg is not null)::integer as plans,
              (select count(distinct site_id) from meeting_room where tenant_id = $1 and space_of is not null)::integer as walls,
              (select count(distinct site_id) from access_point where tenant_id = $1)::integer as doors,
              (select count(*) from meeting_room where tenant_id = $1 and approval_needed)::integer as halls,
              (select count(*) from meeting_room where tenant_id = $1 and approver_id = $2)::integer as approved`,
      [tenantId, demoIds.user(nordlys, "elena")],
    );
    expect(row).toEqual({ plans: 12, walls: 3, doors: 3, halls: 3, approved: 3 });
  });

  it("has rules that name what is there", async () => {
    const rules = await owner<{ name: string; terms: unknown; people: number; rooms: number }>(
      `select u.name, u.terms,
              (select count(*) from user_group_member m where u.terms -> 'groupIds' ? m.group_id::text)::integer as people,
              (select count(*) from room_group_member m where m.group_id = u.room_group_id)::integer as rooms
         from room_rule u
        where u.tenant_id = $1`,
      [tenantId],
    );
    expect(rules.length).toBeGreaterThanOrEqual(6);
    for (const { name, terms } of rules) expect(roomRuleTermsSchema.safeParse(terms).success, name).toBe(true);
    expect(rules.filter(({ people }) => people > 0)).toHaveLength(2);
    expect(rules.filter(({ rooms }) => rooms > 0)).toHaveLength(2);
  });

  it("expects visitors today at every site, with passes of which only hashes are kept", async () => {
    const today = await owner<{ site: string; visits: number; passes: number }>(
      `select s.name as site, count(*)::integer as visits, count(a.id)::integer as passes
         from visit v
         join site s on s.tenant_id = v.tenant_id and s.id = v.site_id
         left join access_pass a on a.tenant_id = v.tenant_id and a.visit_id = v.id and octet_length(a.code_sha256) = 32
        where (lower(v.during) at time zone s.time_zone)::date = ($1::timestamptz at time zone s.time_zone)::date
        group by 1
        order by 1`,
      [now],
    );
    expect(today.map(({ site }) => site)).toEqual(expect.arrayContaining(["Copenhagen", "Milan", "Oslo"]));
    for (const { visits, passes } of today) {
      expect(visits).toBeGreaterThan(0);
      expect(passes).toBe(visits);
    }
  });

  it("has a few visits that wait for security, each for its own reason or at another site, without a pass", async () => {
    const waiting = await owner<{ passes: number; hits: number }>(
      `select count(a.id)::integer as passes, count(h.score)::integer as hits
         from visit v
         join visit_review r on r.tenant_id = v.tenant_id and r.visit_id = v.id and r.status = 'open'
         join block_list_hit h on h.tenant_id = r.tenant_id and h.visit_review_id = r.id
         left join access_pass a on a.tenant_id = v.tenant_id and a.visit_id = v.id
        where v.tenant_id = $1
          and v.clearance = 'pending'
        group by v.id`,
      [tenantId],
    );
    expect(waiting.length).toBeGreaterThanOrEqual(3);
    expect(waiting.length).toBeLessThanOrEqual(5);
    for (const visit of waiting) expect(visit).toEqual({ passes: 0, hits: 1 });
  });

  it("has people in every role and production orders in every state", async () => {
    const roles = await owner<{ role: string }>("select distinct role from user_role where tenant_id = $1", [tenantId]);
    expect(roles).toHaveLength(allRoles.length);
    const states = await owner("select distinct status from production_order where tenant_id = $1", [tenantId]);
    expect(states).toHaveLength(8);
  });

  it("offers a popular coffee and a popular lunch of two vendors at every site", async () => {
    const popular = await owner<{ site: string; category: string; vendors: string[] }>(
      `select s.name as site, c.name as category, array_agg(distinct v.name) as vendors
         from service x
         join service_category c on c.tenant_id = x.tenant_id and c.id = x.category_id
         join vendor_service p on p.tenant_id = x.tenant_id and p.service_id = x.id
         join vendor v on v.tenant_id = p.tenant_id and v.id = p.vendor_id
         join vendor_site w on w.tenant_id = v.tenant_id and w.vendor_id = v.id
         join site s on s.tenant_id = w.tenant_id and s.id = w.site_id
        where x.tenant_id = $1 and x.popular and c.name in ('Coffee & drinks', 'Lunch')
        group by 1, 2`,
      [tenantId],
    );
    expect(popular).toHaveLength(6);
    expect(new Set(popular.flatMap((row) => row.vendors)).size).toBe(6);
  });
});

describe("the demo's money", () => {
  it("is held and posted as the transfers say", async () => {
    const wrong = await owner(
      `select a.code
         from account a
         left join lateral (
           select coalesce(sum(case when t.kind = 'hold' and x.debit_account_id = a.id then x.amount_minor
                                    when t.kind = 'release' and x.credit_account_id = a.id then -x.amount_minor end), 0) as held,
                  coalesce(sum(x.amount_minor) filter (where t.kind in ('post', 'fee', 'correction') and x.debit_account_id = a.id), 0) as posted
             from transfer x
             join transaction t on t.tenant_id = x.tenant_id and t.id = x.transaction_id
            where x.tenant_id = a.tenant_id and a.id in (x.debit_account_id, x.credit_account_id)) s on true
        where a.kind = 'cost_centre' and (a.held_minor <> s.held or a.posted_minor <> s.posted)`,
    );
    expect(wrong).toEqual([]);
  });

  it("is held for open orders only, and for what of them has not come", async () => {
    const wrong = await owner(
      `select o.number, o.status, o.total_minor, h.held
         from service_order o
         left join lateral (
           select coalesce(sum(case t.kind when 'hold' then x.amount_minor when 'release' then -x.amount_minor end), 0) as held
             from transaction t
             join transfer x on x.tenant_id = t.tenant_id and x.transaction_id = t.id
            where t.tenant_id = o.tenant_id and t.service_order_id = o.id) h on true
         left join lateral (
           select coalesce(sum(l.total_minor), 0) as open
             from service_order_line l
            where l.tenant_id = o.tenant_id and l.service_order_id = o.id and l.delivered is null) l on true
        where h.held <> case when o.status in ('submitted', 'confirmed', 'in_production') then l.open else 0 end`,
    );
    expect(wrong).toEqual([]);
  });

  it("adds up: orders, lines, splits", async () => {
    const wrong = await owner(
      `select o.number from service_order o
        where o.total_minor <> (select sum(l.total_minor) from service_order_line l
                                 where l.tenant_id = o.tenant_id and l.service_order_id = o.id)
           or 100 <> (select sum(p.percent) from account_split p
                       where p.tenant_id = o.tenant_id and p.service_order_id = o.id)`,
    );
    expect(wrong).toEqual([]);
  });
});

describe("the demo's catalogue", () => {
  const sites = nordlys.sites.map((site) => ({ name: site.name, site }));
  const moments = ["00:05", "07:30", "12:00", "17:55"];
  const days = ["2026-11-18", "2026-11-20", "2026-11-21", "2026-12-30"];

  it.each(sites)("lets coffee and lunch for tomorrow be ordered on any day at $name", async ({ site }) => {
    const siteId = demoIds.site(nordlys, site);
    const db = tenantReader(database.appPool, tenantId);
    for (const day of days) {
      const start = DateTime.fromISO(`${day}T10:00`, { zone: site.timeZone }).plus({ days: 1 });
      const at = { start: start.toJSDate(), end: start.plus({ hours: 2 }).toJSDate() };
      const question = { tenantId, siteId, ...at, askers: [], serviceIds: null };
      const catalogue = await readCatalogue(db, question);
      for (const time of moments) {
        const asked = {
          ...at,
          headCount: 12,
          includeUnavailable: false,
          now: DateTime.fromISO(`${day}T${time}`, { zone: site.timeZone }).toJSDate(),
        };
        const offered = catalogue ? offerCatalogue(catalogue, asked).services.filter(({ popular }) => popular) : [];
        const categories = offered.map(({ category }) => category.name);
        expect(categories, `${day} ${time}`).toEqual(expect.arrayContaining(["Coffee & drinks", "Lunch"]));
      }
    }
  });
});

describe("the demo's people", () => {
  it("can be told apart by their short names", () => {
    const people = demoPeople();
    expect(people).toHaveLength(42);
    expect(new Set(people.map(({ person }) => person)).size).toBe(42);
    const named = ["anna", "bo", "carla", "dag", "elena", "finn", "greta", "hugo", "ida", "lena", "per"];
    expect(people.map(({ person }) => person)).toEqual(expect.arrayContaining(named));
  });

  it("are the users of the database", async () => {
    const users = await owner<{ entra_object_id: string; email: string }>(
      "select entra_object_id, email from app_user",
    );
    const known = new Map(users.map((user) => [user.entra_object_id, user.email]));
    for (const { entraObjectId, email } of demoPeople()) expect(known.get(entraObjectId)).toBe(email);
  });

  it("see nothing of the other company", async () => {
    const visible = sql("demo_test_visible", "select count(*) from meeting_room where tenant_id = $1 or true");
    const [row] = await readTenant<{ count: number }>(database.appPool, demoIds.tenant(fjordBank), visible, [tenantId]);
    expect(row?.count).toBe(4);
  });
});

describe("the demo on any day", () => {
  it.each(["2026-11-18T10:20:00Z", "2026-11-21T11:00:00Z"])("has production orders in every state at %s", (moment) => {
    const states = companyRows(nordlys, new Date(moment))
      .get("production_order")
      ?.map(({ status }) => status);
    expect(new Set(states).size).toBe(8);
  });

  it.each(["2026-01-01T09:00:00Z", "2026-03-29T00:30:00Z", "2027-05-17T12:00:00Z", "2026-12-31T23:30:00Z"])(
    "has meetings around %s, none on a public holiday, and no room or organizer twice",
    (moment) => {
      const rows = companyRows(nordlys, new Date(moment));
      const meetings = rows.get("meeting") ?? [];
      expect(meetings.length).toBeGreaterThan(300);
      const taken = new Set(
        rows.get("room_booking")?.map((row) => `${String(row.room_id)} ${String(row.during).slice(0, 11)}`),
      );
      expect(taken.size).toBe(meetings.length);
    },
  );
});
