import { visitPolicyDefaults } from "@magic-meetings/contract/visits/visit-policy-rules.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { demoIds } from "../demo/demo-company.ts";
import { demoPeople } from "../demo/demo-people.ts";
import { nordlys } from "../demo/nordlys.ts";
import { seedDemo } from "../demo/seed-demo.ts";
import { allEndpoints } from "../http/endpoint-list.ts";
import { createTestApi, type TestApi } from "../http/test-api.ts";

// Two companies in one database: whatever one of them asks for by the other's ids is not there.

let database: TestDatabase;
let api: TestApi;
let theirs: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  await seedDemo(database.ownerPool, { now: new Date() });
  api = await createTestApi(database, demoPeople());
  theirs = {
    meeting: await anyId("meeting"),
    "room-booking": await anyId("room_booking"),
    "service-order": await anyId("service_order"),
    "production-order": await anyId("production_order"),
    task: await anyId("task"),
    visit: await anyId("visit"),
    visitor: await anyId("visitor"),
    "visitor-erasure": await anErasure(),
    "block-list": await anyId("block_list_entry"),
    "visit-review": await anyId("visit_review"),
    room: await anyId("meeting_room"),
    service: await anyId("service"),
    "service-categorie": await anyId("service_category"),
    "service-catalogue": await anyId("service_catalogue"),
    site: await anyId("site"),
    people: await anyId("app_user"),
    "hand-over": await aHandOver(),
    vendor: await anyId("vendor"),
    account: await anyId("account"),
    "finance-export": await anyId("finance_export"),
    "vendor-invoice": await anInvoice(),
    import: await anImport(),
    orphan: await anOrphan(),
    comparison: await aComparison(),
    "sync-log": await aSyncEntry(),
    "api-key": await aKey(),
    webhook: await aWebhook(),
    message: await anyId("message_log"),
    building: await anyId("building"),
    floor: await anyId("floor"),
    "access-point": await anyId("access_point"),
    "business-hour": await anyId("business_hours"),
    holiday: await anyId("holiday"),
    "room-group": await anyId("room_group"),
    "user-group": await anyId("user_group"),
    "room-rule": await anyId("room_rule"),
    "room-combination": await anyId("meeting_room"),
    "room-wait": await aRow("room_wait", "room_id, meeting_id, status", "k.room_id, k.meeting_id, 'waiting'"),
    "order-template": await anOrderTemplate(),
    "favourite-service": await anyId("service"),
    "order-fee": await anOrderFee(),
    move: await aRow(
      "meeting_move",
      "meeting_id, status, from_start, from_end, to_start, to_end, answer_by, default_choice",
      "k.meeting_id, 'open', k.starts_at, k.ends_at, k.starts_at, k.ends_at, now(), 'keep'",
    ),
    approval: await aRow("approval", "meeting_id, room_booking_id, approver_id", "k.meeting_id, k.id, k.created_by"),
    evacuation: await anEvacuation(),
    "host-call": await aHostCall(),
    serie: await aRow(
      "meeting_series",
      "organizer_id, subject, recurrence, time_zone, starts_at, duration_minutes, materialised_until",
      "m.organizer_id, 'Theirs', '{}', 'Europe/Oslo', '10:00', 60, '2027-01-01'",
    ),
  };
  theirs["series-order"] = await aRow(
    "series_order",
    "series_id, site_id, ordered_by, account_split, ordered_until",
    `'${theirs["serie"]}', (select t.id from site t where t.tenant_id = k.tenant_id limit 1), m.organizer_id, '[]', now()`,
  );
});
afterAll(async () => {
  await api.server.close();
  await database.drop();
});

async function anyId(table: string): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `select id from ${table} where tenant_id = $1 limit 1`,
    [demoIds.tenant(nordlys)],
  );
  return rows[0]?.id ?? "";
}

/** A row of a table that the demo leaves empty, around one of its bookings. */
async function aRow(table: string, columns: string, values: string): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `insert into ${table} (tenant_id, id, ${columns}, created_at, updated_at)
     select k.tenant_id, gen_random_uuid(), ${values}, now(), now()
       from room_booking k
       join meeting m on m.tenant_id = k.tenant_id and m.id = k.meeting_id
      where k.tenant_id = $1
      limit 1
     returning id`,
    [demoIds.tenant(nordlys)],
  );
  return rows[0]?.id ?? "";
}

async function aKey(): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `insert into api_key (tenant_id, id, name, prefix, secret_sha256, scopes, created_at, updated_at)
     values ($1, gen_random_uuid(), 'Theirs', 'theirsTheirs', sha256('theirs'), '{meetings.read}', now(), now())
     returning id`,
    [demoIds.tenant(nordlys)],
  );
  return rows[0]?.id ?? "";
}

async function aWebhook(): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `insert into webhook (
       tenant_id, id, name, url, topics, sealed_secret, status, taken_to, active_since, created_at, updated_at)
     values ($1, gen_random_uuid(), 'Theirs', 'https://hooks.example.com/', '{visit.*}', 'x', 'active', now(), now(), now(),
             now())
     returning id`,
    [demoIds.tenant(nordlys)],
  );
  return rows[0]?.id ?? "";
}

async function aHandOver(): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `insert into hand_over (tenant_id, id, from_id, to_id, created_at)
     select g.tenant_id, gen_random_uuid(), g.manager_id, g.delegate_id, now()
       from calendar_delegate g
      where g.tenant_id = $1
      limit 1
     returning id`,
    [demoIds.tenant(nordlys)],
  );
  return rows[0]?.id ?? "";
}

async function anOrderFee(): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `insert into order_fee (
       tenant_id, id, service_order_id, service_order_line_id, vendor_id, service_name, cause, quantity, base_minor,
       percent, amount_minor, currency, transaction_id, created_at)
     select l.tenant_id, gen_random_uuid(), l.service_order_id, l.id, l.vendor_id, 'Theirs', 'cancel', 1, 100, 50, 50,
            o.currency, x.id, now()
       from service_order_line l
       join service_order o on o.tenant_id = l.tenant_id and o.id = l.service_order_id
       join transaction x on x.tenant_id = o.tenant_id and x.service_order_id = o.id
      where l.tenant_id = $1
      limit 1
     returning id`,
    [demoIds.tenant(nordlys)],
  );
  return rows[0]?.id ?? "";
}

async function anOrderTemplate(): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `insert into order_template (tenant_id, id, name, lines, created_at, updated_at)
     values ($1, gen_random_uuid(), 'Theirs', '[]', now(), now())
     returning id`,
    [demoIds.tenant(nordlys)],
  );
  return rows[0]?.id ?? "";
}

async function anInvoice(): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `insert into vendor_invoice (
       tenant_id, id, vendor_id, number, invoice_date, currency, total_minor, line_count, created_at)
     select tenant_id, gen_random_uuid(), id, 'Theirs', '2026-10-31', 'DKK', 100, 1, now()
       from vendor
      where tenant_id = $1
      limit 1
     returning id`,
    [demoIds.tenant(nordlys)],
  );
  return rows[0]?.id ?? "";
}

async function anOrphan(): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `insert into orphan (
       tenant_id, id, entity_type, entity_id, meeting_id, reason, repair, found_by, found_at, seen_at)
     select tenant_id, gen_random_uuid(), 'meeting', id, id, 'event_gone', 'cancel', 'calendar', now(), now()
       from meeting
      where tenant_id = $1
      limit 1
     returning id`,
    [demoIds.tenant(nordlys)],
  );
  return rows[0]?.id ?? "";
}

async function aComparison(): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `insert into comparison (tenant_id, id, from_at, to_at, status, created_at)
     values ($1, gen_random_uuid(), now(), now() + interval '1 day', 'done', now())
     returning id`,
    [demoIds.tenant(nordlys)],
  );
  return rows[0]?.id ?? "";
}

async function aSyncEntry(): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `insert into sync_log (tenant_id, id, at, kind, mailbox, event_id, outcome)
     values ($1, gen_random_uuid(), now(), 'look', 'theirs@nordlys.example', 'theirs', 'done')
     returning id`,
    [demoIds.tenant(nordlys)],
  );
  return rows[0]?.id ?? "";
}

async function aHostCall(): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `insert into host_call (tenant_id, id, visit_id, group_id, about, told_at, due_at)
     select v.tenant_id, gen_random_uuid(), v.id, v.id, 'arrived', now(), now() + interval '5 minutes'
       from visit v
      where v.tenant_id = $1
      limit 1
     returning id`,
    [demoIds.tenant(nordlys)],
  );
  return rows[0]?.id ?? "";
}

async function anEvacuation(): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `insert into evacuation (tenant_id, id, site_id, drill, started_at, started_by)
     select s.tenant_id, gen_random_uuid(), s.id, true, now(), u.id
       from site s
       join app_user u on u.tenant_id = s.tenant_id
      where s.tenant_id = $1
      limit 1
     returning id`,
    [demoIds.tenant(nordlys)],
  );
  return rows[0]?.id ?? "";
}

async function anErasure(): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `insert into visitor_erasure (tenant_id, id, visitor_id, erased_at, erased_by_kind, because, counts, invites_left)
     select r.tenant_id, gen_random_uuid(), r.id, now(), 'service', 'retention', '{}', 0
       from visitor r
      where r.tenant_id = $1
      limit 1
     returning id`,
    [demoIds.tenant(nordlys)],
  );
  return rows[0]?.id ?? "";
}

async function anImport(): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    `insert into import_data (tenant_id, id, kind, source, status, created_at, updated_at)
     values ($1, gen_random_uuid(), 'places', 'csv', 'checked', now(), now())
     returning id`,
    [demoIds.tenant(nordlys)],
  );
  return rows[0]?.id ?? "";
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The operations on one thing by its id, each with what its id is of. */
const byId = Object.keys(allEndpoints)
  .filter((key) => /:(id|\w+Id)\b/.test(key))
  .map((key) => {
    const [method = "", path = ""] = key.split(" ");
    const entity = /^\/(people|[a-z-]+?)s?\/:/.exec(path)?.[1] ?? "";
    return { key, method: method as Method, path, entity };
  });

function ask(person: { authorization: string }, method: Method, path: string, id: string) {
  const url = `/api/v1${path
    .replace(":roomId", theirs["room"] ?? "")
    .replace(/:(id|\w+Id)\b/g, id)
    .replace(":action", path.startsWith("/tasks") ? "start" : "accept")
    .replace(":number", "2")}${queryOf(path)}`;
  const body = bodyOf(method, path);
  return api.server.inject({
    method,
    url,
    headers: { ...person, "if-match": '"1"' },
    ...(body === undefined ? {} : { payload: body }),
  });
}

/** What an endpoint has to be asked with besides the id. */
function queryOf(path: string): string {
  if (/^\/vendors\/:id\/statement/.test(path)) return "?month=2026-10";
  if (path.endsWith("/reception/news")) return "?since=2026-11-21T10:00:00Z";
  if (/^\/accounts\/:id\/statement/.test(path)) return "?from=2026-10-01&to=2026-10-31";
  return "";
}

function bodyOf(method: Method, path: string): object | undefined {
  if (path === "/api-keys/:id/rotate" || path === "/webhooks/:id/rotate") return {};
  if (path === "/sites/:id/visit-policy" && method === "PUT") return visitPolicyDefaults;
  if (path === "/sites/:id/consent-texts" && method === "POST") return { locale: "en", content: "Mine now" };
  if (path === "/meetings/:id/visits" && method === "POST") return { visitors: [{ name: "Mine now" }] };
  if (path === "/visits/:id" && method === "PATCH") return { note: "Mine now" };
  if (path === "/host-calls/:id/answer") return { answer: "coming" };
  if (path.endsWith("/reception/walk-ins")) return { visitor: { name: "Mine now" }, hostId: theirs["people"] };
  if (/\/reception\/(passes|check-in)$/.test(path)) return { code: "MM1:AAAAAAAAAAAAAAAAAAAAAA" };
  if (path === "/visits/:id/photo" && method === "PUT") return { jpeg: "aaaa" };
  if (path.endsWith("/evacuations") && method === "POST") return { drill: true };
  if (path === "/evacuations/:id/ticks") return { subject: { type: "visit", id: theirs["visit"] }, safe: true };
  if (path.endsWith("/reception/changes")) {
    const change = { id: newId(new Date()), at: "2026-11-21T10:00:00Z", kind: "look_up", letters: 3, found: 0 };
    return { deviceId: newId(new Date()), deviceTime: "2026-11-21T10:00:00Z", changes: [change] };
  }
  if (path === "/visitors/:id/erase") return { because: "asked", confirm: "Mine now" };
  if (path.endsWith("/lines/:number/accept")) return { reason: "Mine now" };
  if (path.includes("/rows/")) return { fields: { name: "Mine now" } };
  if (path === "/business-hours/:id/preview") return { holidays: [{ day: "2027-01-01" }] };
  if (path.endsWith("/deliver-anyway")) return { serviceOrderId: theirs["service-order"] };
  if (path.startsWith("/vendors/:id/services/") && method === "PUT") return { ownPriceMinor: null, ownRule: null };
  if (path.endsWith("/prices")) return { validFrom: "2099-01-01", price: { amountMinor: 1, currency: "NOK" } };
  if (path.endsWith("/plan") && method === "PUT") return { svg: null };
  if (path === "/people/:id/status") return { status: "disabled" };
  if (path === "/people/:id/hand-over" && method === "POST") return { toId: theirs["people"] };
  if (/^\/series\/:id\/sites/.test(path)) {
    return { scope: { kind: "all" }, change: { kind: "add", siteId: theirs["site"] } };
  }
  if (path.endsWith("/locations")) return { siteId: theirs["site"] };
  if (path.endsWith("/locations/:locationId")) return { headCount: 3 };
  if (path.endsWith("/locations/:locationId/preview")) return { siteId: null };
  if (path.endsWith("/told")) return { asks: "both", tells: "both" };
  if (path.endsWith("/retire")) return { moveTo: "best" };
  if (path.startsWith("/series-orders") && method !== "GET")
    return { scope: { kind: "all" }, change: { kind: "skip" } };
  if (path.endsWith("/move-answers")) return { start: "2027-01-01T10:00:00Z", end: "2027-01-01T11:00:00Z" };
  if (path === "/moves/:id/answer") return { choice: "keep" };
  if (path.startsWith("/meetings/:id") && (method === "PATCH" || path.endsWith("/preview-change")))
    return { subject: "Mine now" };
  if (method === "PATCH") return path.startsWith("/service-orders") ? { note: "Mine now" } : { name: "Mine now" };
  if (path.endsWith("/head-count/undo")) return { orderVersion: 1 };
  if (path.endsWith("/my-diet") && method === "PUT") return { diets: ["vegan"] };
  if (path.endsWith("/extend")) return { minutes: 15 };
  if (path.endsWith("/deputies") && method === "PUT") return { items: [] };
  if (path.endsWith("/receive")) return { lines: [] };
  if (path === "/series/:id/preview-change") {
    const range = { type: "numbered", startDate: "2027-01-04", numberOfOccurrences: 2 };
    const recurrence = { pattern: { type: "weekly", interval: 1, daysOfWeek: ["monday"] }, range };
    return { start: "2027-01-04T10:00:00Z", end: "2027-01-04T11:00:00Z", timeZone: "UTC", recurrence };
  }
  if (path.endsWith("/preview-change")) return { note: "Mine now" };
  if (path.endsWith("/waive")) return { reason: "Mine now" };
  if (path === "/sites/:id/house-rules" && method === "POST") return { after: 0, documents: [] };
  if (path === "/orphans/:id/resolve") return { repair: "keep", note: "Mine now" };
  if (path === "/comparisons/:id/repair") return {};
  if (/^\/visit-reviews\/:id\/(approve|refuse)$/.test(path)) return {};
  if (path.endsWith("/reject")) return { reason: "Mine now" };
  if (method === "POST" && path.endsWith("/room-waits")) return { roomId: theirs["room"] };
  if (/^\/series\/:id\/series-orders/.test(path) && method === "POST") {
    return { lines: [{ serviceId: theirs["service"], quantity: 1 }] };
  }
  if (path === "/series/:id/room-bookings") return { roomId: theirs["room"], accept: "free" };
  if (/\/room-bookings(\/preview)?$/.test(path)) return { roomId: theirs["room"] };
  if (path.endsWith("/service-orders/from")) return { templateId: theirs["order-template"] };
  if (method === "POST" && path.endsWith("/service-orders")) {
    return { lines: [{ serviceId: theirs["service"], quantity: 1 }] };
  }
  return undefined;
}

describe("the other company's things", () => {
  it("are what the operations by id are tried with", () => {
    expect(byId.length).toBeGreaterThan(8);
    for (const { key, entity } of byId) expect(theirs[entity], key).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each(["lena", "per"])(
    "are not there for %s, in the words of what never was",
    async (person) => {
      const headers = await api.as(person);
      const before = await changes();
      for (const { key, method, path, entity } of byId) {
        const answer = await ask(headers, method, path, theirs[entity] ?? "");
        const never = await ask(headers, method, path, newId(new Date()));
        expect(answer.statusCode, `${person} ${key} ${answer.body}`).toBeOneOf(person === "lena" ? [404] : [403, 404]);
        expect(withoutRequestId(answer.json())).toEqual(withoutRequestId(never.json()));
      }
      expect(await changes()).toEqual(before);
    },
    120_000,
  );

  it("are in none of its lists", async () => {
    const headers = await api.as("lena");
    const site = theirs["site"] ?? "";
    for (const url of [
      "/sites?limit=200",
      "/meetings?limit=200",
      "/accounts?limit=200",
      "/production-orders?limit=200",
      `/production-orders?site=${site}`,
      `/rooms?site=${site}`,
      "/messages?limit=200",
    ]) {
      const answer = await api.server.inject({ url: `/api/v1${url}`, headers });
      expect(answer.statusCode, `${url} ${answer.body}`).toBeOneOf([200, 404, 422]);
      expect(answer.body.toLowerCase()).not.toContain("nordlys");
      for (const id of Object.values(theirs)) if (id !== site) expect(answer.body, url).not.toContain(id);
    }
  });
});

function withoutRequestId(problem: Record<string, unknown>): Record<string, unknown> {
  return { ...problem, requestId: "" };
}

/** How much has been written, of anything that a change leaves behind. */
async function changes(): Promise<unknown> {
  const { rows } = await database.ownerPool.query(
    `select (select count(*) from signal) as signals,
            (select count(*) from audit_log) as audits,
            (select count(*) from room_booking) as bookings,
            (select count(*) from service_order) as orders,
            (select count(*) from favourite_service) as favourites`,
  );
  return rows[0];
}
