import { Writable } from "node:stream";
import type { ErasureProof } from "@magic-meetings/contract/privacy/erasure.ts";
import type { KeptPolicy } from "@magic-meetings/contract/privacy/kept-policy.ts";
import type { KnownVisitor } from "@magic-meetings/contract/privacy/known-visitor.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import { writeLink } from "../access-passes/pass-codes.ts";
import { newId } from "../db/new-id.ts";
import { demoPeople } from "../demo/demo-people.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { loggerOptions } from "../http/request-log.ts";
import { createTestApi, type TestApi } from "../http/test-api.ts";
import { loadApprovalCard } from "../approvals/load-approval-card.ts";
import { loadMeetingCard } from "../meetings/load-meeting-card.ts";
import { scheduleMeeting } from "../meetings/schedule-meeting.ts";
import { deliverMessages } from "../messages/deliver-messages.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { searchTextOf } from "../db/search-text.ts";
import { eraseOverRetention } from "./erase-over-retention.ts";
import { findEverywhere } from "./every-column.ts";

// Somebody whom nobody else is called like goes through everything that a visitor and those around her can do. Then she is
// erased, and every column of every table is looked through for her.

const now = new Date("2026-11-18T10:20:00Z");
const person = {
  name: "Zoëquax 'Ωmega' <Vörtigern> Мирославка 李小龙飞 \\ \"Q\"",
  email: "zoequax.vortigern@zzqx-markers.example",
  phone: "+45 98 76 54 32 10 77",
  company: "Qxzzlewerk & Søn; =1+1",
};
const plate = "QZX 77 QZX";
const note = "Carries a Zoëquaxofon, ask Vörtigern";
/** Everything by which she could be recognised, as it was given and as it is searched for. */
const markers = [
  "Zoëquax",
  "Vörtigern",
  "Мирославка",
  "李小龙飞",
  "zoequax.vortigern",
  "zzqx-markers",
  "98 76 54 32 10 77",
  "987654321077",
  "Qxzzlewerk",
  plate,
  "QZX77QZX",
  "Zoëquaxofon",
  ...searchTextOf(person.name, person.company)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 6),
];

let demo: DemoTestApi;
let api: TestApi;
let logged = "";
let moment = now;
let tenant: string;
let sites: Record<string, string>;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const log = pino(
    loggerOptions("trace"),
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged += chunk.toString();
        done();
      },
    }),
  );
  api = await createTestApi(demo.database, demoPeople(), {
    clock: { now: () => moment },
    rateLimits: { perPrincipal: 1_000_000, perTenant: 1_000_000 },
    log,
  });
  const rows = await demo.rows<{ id: string; name: string; tenant_id: string }>(
    "select s.id, s.name, s.tenant_id from site s join tenant t on t.id = s.tenant_id where t.name = 'Nordlys Group'",
  );
  tenant = rows[0]?.tenant_id ?? "";
  sites = Object.fromEntries(rows.map(({ id, name }) => [name, id]));
  await openConversations();
  await markTheRest();
});
afterAll(async () => {
  await api.server.close();
  await demo.stop();
});

/** Everybody has opened the chat, so that messages about her are sent and kept. */
async function openConversations(): Promise<void> {
  await demo.rows(
    `insert into conversation (tenant_id, id, user_id, channel, service_url, conversation_id, bot_id, channel_user_id, status, created_at, updated_at)
     select u.tenant_id, gen_random_uuid(), u.id, 'teams', 'https://chat.test/', 'c-' || u.id, 'bot', u.id::text, 'installed', $2, $2
       from app_user u where u.tenant_id = $1
     on conflict do nothing`,
    [tenant, now],
  );
}

interface Asked<T> {
  status: number;
  body: T;
}

async function ask<T = unknown>(
  who: string | null,
  method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE",
  path: string,
  { body, ifMatch, fails = false }: { body?: object; ifMatch?: number; fails?: boolean } = {},
): Promise<Asked<T>> {
  const headers = {
    ...(who === null ? {} : await api.as(who)),
    ...(method === "POST" || method === "PATCH" ? { "idempotency-key": newId(moment) } : {}),
    ...(ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` }),
  };
  const request = { method, url: `/api/v1${path}`, headers };
  const answer = await api.server.inject(body === undefined ? request : { ...request, payload: body });
  if (!fails) expect(answer.statusCode, `${method} ${path}: ${answer.body}`).toBeLessThan(300);
  const isJson = String(answer.headers["content-type"]).includes("json");
  return { status: answer.statusCode, body: (isJson ? answer.json() : answer.body) as T };
}

function moveTo(to: string): void {
  moment = new Date(to);
  demo.moveTo(moment);
}

/** Sends what waits, and keeps the whole of what was sent, as no real channel would. */
async function deliver(): Promise<void> {
  const deliverAll = (message: object) =>
    Promise.resolve({ outcome: "sent" as const, providerId: newId(moment), content: { ...message } });
  const counts = await deliverMessages(
    {
      commands: {
        pool: demo.database.appPool,
        planMessages,
        passCodes: demoPassCodes,
        afterCommit: { signalled: () => undefined, messagesPlanned: () => undefined },
      },
      clock: { now: () => moment },
      channels: { teams: { deliver: deliverAll }, email: { deliver: deliverAll } },
      loadMeetingCard,
      loadApprovalCard,
      visitPageUrl: (link) => `https://meetings.example/visit/${link}`,
      pageUrl: (page) => `https://meetings.example/tabs/#${page}`,
      unsubscribeUrl: (link) => `https://meetings.example/unsubscribe/${link}`,
      random: () => 0.5,
      log: { info: () => undefined, warn: () => undefined },
    },
    { tenantId: tenant },
  );
  expect(counts.sent).toBeGreaterThan(0);
}

/** The passes' links of her visits. */
async function linkOf(visitId: string): Promise<string> {
  const [pass] = await demo.rows<{ id: string; issue: number }>(
    "select id, issue from access_pass where visit_id = $1",
    [visitId],
  );
  const issue = { tenantId: tenant, passId: pass?.id ?? "", issue: pass?.issue ?? 1 };
  return writeLink({ tenantId: tenant, token: demoPassCodes.linkTokenOf(issue) });
}

const smallest = Buffer.from(
  "ffd8ffe000104a46494600010100000100010000ffdb004300" +
    "01".repeat(64) +
    "ffc0000b080020002001011100ffc4001400010000000000000000000000000000000bffda0008010100003f00d2ffd9",
  "hex",
);
/** A picture with her name and the place in it, as telephones write them. */
const picture = Buffer.concat([
  smallest.subarray(0, 2),
  Buffer.from([0xff, 0xe1, 0x00, 2 + Buffer.byteLength(person.email)]),
  Buffer.from(person.email),
  smallest.subarray(2),
]);

let meetingId: string;
let visitId: string;

/** Everything that people, the reception, tablets, doors and she herself do with a visit. */
async function markTheRest(): Promise<void> {
  const policy = (await ask<KeptPolicy>("greta", "GET", `/sites/${sites["Copenhagen"]}/visit-policy`)).body;
  const { siteId: _siteId, site: _site, version, allowed: _allowed, ...rules } = policy;
  await ask("greta", "PUT", `/sites/${policy.siteId}/visit-policy`, {
    body: { ...rules, photos: true, preApproval: true },
    ifMatch: version,
  });
  const key = newId(now);
  const invite = {
    subject: "A quiet talk",
    start: "2026-11-19T09:00:00Z",
    end: "2026-11-19T11:00:00Z",
    timeZone: "Europe/Copenhagen",
    attendees: [{ email: person.email, name: person.name, response: "accepted" }],
  };
  const { body: meeting } = await ask<Meeting>("anna", "PUT", `/meetings/by-key/${key}`, { body: invite });
  meetingId = meeting.id;
  await demo.rows("update meeting set status = 'scheduled', ical_uid = 'quiet-talk' where id = $1", [meetingId]);
  await demo.job((context) => scheduleMeeting(context, meetingId));
  await ask("anna", "GET", `/meetings/${meetingId}/visitor-proposals`);
  const { body: invited } = await ask<{ visitIds: string[] }>("anna", "POST", `/meetings/${meetingId}/visits`, {
    body: {
      visitors: [{ ...person, locale: "da", needs: { parking: true, plate, lunch: true } }],
      purpose: note,
      note,
      source: "attendee",
    },
  });
  visitId = invited.visitIds[0] ?? "";
  await copyCalendar();
  await deliver();
  await decide();
  await changeVisit();
  await ownPage();
  await deliver();
  await atTheDoor();
  await deliver();
}

/** As the calendar's events are kept: what was seen last, and the demo's own calendar. */
async function copyCalendar(): Promise<void> {
  const attendee = { email: person.email, name: person.name, response: "accepted", kind: "required" };
  await demo.rows(
    `insert into graph_event (tenant_id, id, mailbox, event_id, ical_uid, seen_at, content, meeting_id)
     values ($1, $2, 'anna@nordlys.example', 'quiet-talk', 'quiet-talk', $3, $4, $5)`,
    [
      tenant,
      newId(now),
      now,
      { input: { start: "2026-11-19T09:00:00Z", end: "2026-11-19T11:00:00Z", attendees: [attendee] } },
      meetingId,
    ],
  );
  await demo.rows(
    `insert into calendar_event (tenant_id, id, mailbox, event_id, ical_uid, change_key, content, people, starts_at, ends_at, created_at, updated_at)
     values ($1, $2, 'anna@nordlys.example', 'quiet-talk', 'quiet-talk', '1', $4, array[$5], '2026-11-19T09:00:00Z', '2026-11-19T11:00:00Z', $3, $3)`,
    [
      tenant,
      newId(now),
      now,
      { attendees: [{ emailAddress: { address: person.email, name: person.name } }] },
      person.email,
    ],
  );
}

/** Security decides, and writes down what it thinks. */
async function decide(): Promise<void> {
  const [review] = await demo.rows<{ id: string }>("select id from visit_review where visit_id = $1", [visitId]);
  if (review === undefined) return;
  const { version } = (await ask<{ version: number }>("greta", "GET", `/visit-reviews/${review.id}`)).body;
  await ask("greta", "POST", `/visit-reviews/${review.id}/approve`, { body: { note }, ifMatch: version });
}

async function changeVisit(): Promise<void> {
  const { body: visit } = await ask<{ version: number }>("anna", "GET", `/visits/${visitId}`);
  await ask("anna", "PATCH", `/visits/${visitId}`, {
    body: { purpose: `${note} again`, needs: { plate }, visitor: { phone: person.phone } },
    ifMatch: visit.version,
  });
  await ask("anna", "POST", `/visits/${visitId}/cancel`, { body: {} });
  await ask("anna", "POST", `/visits/${visitId}/restore`);
  await ask("anna", "GET", `/visits?search=${encodeURIComponent("Vörtigern")}`);
  await ask("anna", "GET", `/visits/export?search=${encodeURIComponent("Мирославка")}`);
  await ask("greta", "GET", `/visitors?search=${encodeURIComponent(person.email)}`);
}

async function ownPage(): Promise<void> {
  // Approved again, where bringing the visit back has asked anew.
  await decide().catch(() => undefined);
  const link = await linkOf(visitId);
  await ask(null, "GET", `/visit-pages/${link}`);
  // Opening the page is seeing what the site says of her data, once.
  for (let times = 0; times < 2; times += 1) expect((await api.server.inject(`/visit/${link}`)).statusCode).toBe(200);
  expect(await demo.rows("select how from consent_seen where visit_id = $1", [visitId])).toEqual([{ how: "page" }]);
  await ask(null, "POST", `/visit-pages/${link}/confirm`);
  await ask(null, "POST", `/visit-pages/${link}/late`, { body: { expectedAt: "2026-11-19T09:20:00Z" } });
  await ask(null, "POST", `/visit-pages/${link}/details`, {
    body: { phone: person.phone, needs: { parking: true, plate, wheelchair: false, wifi: true } },
  });
  await ask(null, "POST", `/visit-pages/${link}/house-rules`, { body: { number: 1, locale: "da" }, fails: true });
}

async function atTheDoor(): Promise<void> {
  moveTo("2026-11-19T09:10:00Z");
  const site = sites["Copenhagen"] ?? "";
  // Who comes without being invited is let in.
  await demo.rows("update visit_policy set pre_approval = false where site_id = $1", [site]);
  await ask("pia", "GET", `/sites/${site}/reception?day=2026-11-19`);
  await ask("pia", "POST", `/visits/${visitId}/check-in`);
  await ask("pia", "PUT", `/visits/${visitId}/photo`, { body: { jpeg: picture.toString("base64") } });
  await ask("pia", "POST", `/visits/${visitId}/lose-badge`);
  await ask("pia", "POST", `/visits/${visitId}/replace-badge`);
  await ask("pia", "GET", `/sites/${site}/evacuation-list`);
  const [call] = await demo.rows<{ id: string }>("select id from host_call where visit_id = $1", [visitId]);
  await ask("anna", "GET", `/host-calls/${call?.id}/card`);
  await ask("anna", "POST", `/host-calls/${call?.id}/answer`, { body: { answer: "coming" } });
  await ask("pia", "POST", `/sites/${site}/reception/walk-ins`, {
    body: { visitor: { name: person.name, company: person.company }, hostId: await idOf("anna"), purpose: note },
  });
  await ask("pia", "POST", `/sites/${site}/reception/changes`, {
    body: {
      deviceId: newId(now),
      deviceTime: moment.toISOString(),
      changes: [
        {
          kind: "walk_in",
          id: newId(moment),
          at: moment.toISOString(),
          visitId: newId(moment),
          visitor: person,
          hostId: await idOf("bo"),
          purpose: note,
        },
        { kind: "look_up", id: newId(moment), at: moment.toISOString(), letters: 9, found: 2 },
        { kind: "check_out", id: newId(moment), at: moment.toISOString(), visitId, how: "desk" },
      ],
    },
  });
}

async function idOf(who: string): Promise<string> {
  return (await ask<{ id: string }>(who, "GET", "/me")).body.id;
}

const find = async () =>
  (await ask<{ items: KnownVisitor[] }>("greta", "GET", `/visitors?search=${encodeURIComponent("Zoëquax")}`)).body
    .items;

describe("erasing somebody who has been everywhere", () => {
  it("finds her in many tables before", async () => {
    const { found } = await findEverywhere(demo.database, markers);
    const tables = [...new Set(found.map(({ table }) => table))].sort();
    expect(tables).toEqual(
      expect.arrayContaining(["calendar_event", "graph_event", "meeting_role", "message_log", "visit", "visitor"]),
    );
    // Facts that are never changed may not know her at all.
    const forGood = ["audit_log", "signal", "access_try", "reception_change", "sync_log", "webhook_delivery"];
    expect(tables.filter((table) => forGood.includes(table))).toEqual([]);
    // A picture is kept without what a telephone writes into it.
    expect(await demo.rows("select from visitor_photo")).toHaveLength(1);
    expect(tables).not.toContain("visitor_photo");
  });

  it("leaves the invite of a meeting that is still to come, and says so", async () => {
    moveTo("2026-11-19T10:30:00Z");
    const [one] = (await find()).filter(({ email }) => email !== "");
    const { body: proof } = await ask<ErasureProof>("greta", "POST", `/visitors/${one?.id}/erase`, {
      body: { because: "asked", confirm: person.name },
    });
    expect(proof.invitesLeft).toBe(1);
    expect(proof.counts).toMatchObject({ visitor: 1, message_log: expect.any(Number) as number });
    const { found } = await findEverywhere(demo.database, ["zzqx-markers"]);
    expect(found.map(({ table }) => table).sort()).toEqual(["calendar_event", "graph_event", "meeting_role"]);
  });

  it("leaves nothing of her in any column of any table, and nothing in the log", async () => {
    for (const { id, name } of await find()) {
      await ask("greta", "POST", `/visitors/${id}/erase`, { body: { because: "asked", confirm: name } });
    }
    moveTo("2026-11-19T11:01:00Z");
    await demo.job((context) => eraseOverRetention({ ...context, now: moment }));
    const { found, tables, columns } = await findEverywhere(demo.database, markers);
    expect(found).toEqual([]);
    expect([tables > 100, columns > 1000]).toEqual([true, true]);
    for (const marker of markers) expect(logged.toLowerCase()).not.toContain(marker.toLowerCase());
    expect(logged.length).toBeGreaterThan(1000);
  });

  it("keeps the visits as counts, and those who look see nobody", async () => {
    const { body } = await ask<{ visitor: null; status: string; needs: { plate: string } }>(
      "greta",
      "GET",
      `/visits/${visitId}`,
    );
    expect(body).toMatchObject({ visitor: null, status: "left", needs: { plate: "" }, note: "", purpose: "" });
    expect((await ask(null, "GET", `/visit-pages/${await linkOf(visitId)}`, { fails: true })).status).toBeOneOf([
      404, 409, 410,
    ]);
    const reception = await ask("pia", "GET", `/sites/${sites["Copenhagen"]}/reception?day=2026-11-19`);
    expect(JSON.stringify(reception.body)).not.toMatch(/Vörtigern|vortigern/i);
    const meeting = await ask("anna", "GET", `/meetings/${meetingId}`);
    expect(JSON.stringify(meeting.body)).not.toMatch(/Vörtigern|vortigern/i);
  });
});

describe("erasing while she is checked in", () => {
  it("does both, one after the other, and leaves nothing of her", async () => {
    const site = sites["Oslo"] ?? "";
    for (let round = 0; round < 5; round += 1) {
      const name = `Racewalkeria ${round}`;
      await ask("dag", "POST", `/sites/${site}/reception/walk-ins`, {
        body: { visitor: { name, company: "Racewalkers" }, hostId: await idOf("anna"), purpose: "" },
      });
      const [visit] = await demo.rows<{ id: string; visitor_id: string }>(
        "select v.id, v.visitor_id from visit v join visitor r on r.id = v.visitor_id where r.name = $1",
        [name],
      );
      const answers = await Promise.all([
        ask("dag", "POST", `/visits/${visit?.id}/check-out`, { fails: true }),
        ask("greta", "POST", `/visitors/${visit?.visitor_id}/erase`, {
          body: { because: "asked", confirm: name },
          fails: true,
        }),
        ask("dag", "POST", `/visits/${visit?.id}/undo-check-out`, { fails: true }),
        ask("dag", "POST", `/visits/${visit?.id}/lose-badge`, { fails: true }),
      ]);
      expect(answers[1]?.status).toBe(200);
      expect(answers.every(({ status }) => status < 500)).toBe(true);
    }
    expect((await findEverywhere(demo.database, ["Racewalker"])).found).toEqual([]);
  });
});
