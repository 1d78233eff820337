import type { MeetingChat } from "@magic-meetings/contract/meeting-chats/meeting-chat.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { createDemoChats } from "../demo/demo-chats.ts";
import { demoIds } from "../demo/demo-company.ts";
import { demoPeople } from "../demo/demo-people.ts";
import { nordlys } from "../demo/nordlys.ts";
import { seedDemo } from "../demo/seed-demo.ts";
import { createTestApi, type TestApi } from "../http/test-api.ts";
import { ClaimsChallenge } from "../identity/claims-challenge.ts";
import type { ChatFacts, ReadChat } from "./chat-source.ts";

const now = new Date("2026-11-25T09:30:00Z");
const chat = "19:meeting_Zm9v@thread.v2";
const nothing: ChatFacts = { joinUrlHash: null, eventId: null, organizerEntraId: null };

let database: TestDatabase;
let api: TestApi;
let readChat: ReadChat;
let tenantId: string;
let anna: { id: string; entra: string };
let dates: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  await seedDemo(database.ownerPool, { now });
  api = await createTestApi(database, demoPeople(), {
    clock: { now: () => now },
    readChat: (principal, id) => readChat(principal, id),
  });
  tenantId = demoIds.tenant(nordlys);
  const [found] = await rows<{ id: string; entra: string }>(
    "select id, entra_object_id as entra from app_user where tenant_id = $1 and email like 'anna%' order by email",
    [tenantId],
  );
  anna = found ?? { id: "", entra: "" };
  dates = await aSeries();
});
afterAll(async () => {
  await api.server.close();
  await database.drop();
});

async function rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await database.ownerPool.query<Row>(text, values)).rows;
}

/** Three weekly dates of Anna's, the second of which runs now; the ids by start. */
async function aSeries(): Promise<string[]> {
  const [series] = await rows<{ id: string }>(
    `insert into meeting_series (tenant_id, id, organizer_id, subject, recurrence, time_zone, starts_at, duration_minutes,
       materialised_until, exchange_id, created_at, updated_at)
     values ($1, gen_random_uuid(), $2, 'Weekly', '{}', 'Europe/Oslo', '10:00', 60, '2027-01-01', 'event-1', $3, $3)
     returning id`,
    [tenantId, anna.id, now],
  );
  const ids: string[] = [];
  for (const day of ["2026-11-18", "2026-11-25", "2026-12-02"]) {
    const start = `${day}T09:00:00Z`;
    const [date] = await rows<{ id: string }>(
      `insert into meeting (tenant_id, id, organizer_id, subject, during, time_zone, status, series_id, original_start,
         created_at, updated_at)
       values ($1, gen_random_uuid(), $2, 'Weekly', tstzrange($3, $3::timestamptz + interval '1 hour', '[)'),
         'Europe/Oslo', 'scheduled', $4, $3, $5, $5)
       returning id`,
      [tenantId, anna.id, start, series?.id, now],
    );
    ids.push(date?.id ?? "");
  }
  await rows(
    `insert into graph_event (tenant_id, id, mailbox, event_id, seen_at, content, series_id)
     values ($1, gen_random_uuid(), 'room@nordlys.example', 'copy-1', $2, $3, $4)`,
    [tenantId, now, JSON.stringify({ joinUrlHash: "the-hash" }), series?.id],
  );
  return ids;
}

async function ask(person: string, facts: ChatFacts | undefined, id = chat) {
  readChat = async () => facts;
  const url = `/api/v1/meeting-chat?chat=${encodeURIComponent(id)}`;
  const answer = await api.server.inject({ url, headers: await api.as(person) });
  return { status: answer.statusCode, body: answer.json<MeetingChat>(), headers: answer.headers };
}

describe("the chat of a series", () => {
  it("is found by the address of its online meeting, and means the date that runs", async () => {
    const { status, body } = await ask("anna", { ...nothing, joinUrlHash: "the-hash" });
    expect(status).toBe(200);
    expect(body.items.map(({ id }) => id)).toEqual(dates);
    expect(body.chosen).toBe(dates[1]);
  });

  it("is found by the organizer's event", async () => {
    const { body } = await ask("anna", { ...nothing, eventId: "event-1", organizerEntraId: anna.entra });
    expect(body.chosen).toBe(dates[1]);
  });

  it("is not found by an event of that id in somebody else's calendar", async () => {
    const other = "00000000-0000-4000-8000-000000000001";
    expect((await ask("anna", { ...nothing, eventId: "event-1", organizerEntraId: other })).status).toBe(404);
    expect((await ask("anna", { ...nothing, eventId: "event-1" })).status).toBe(404);
  });

  it("is nobody's who may not see the meeting, and no other company's", async () => {
    const facts = { joinUrlHash: "the-hash", eventId: "event-1", organizerEntraId: anna.entra };
    expect((await ask("carla", facts)).status).toBe(404);
    expect((await ask("lena", facts)).status).toBe(404);
  });

  it("is not there where Microsoft 365 knows no such chat for her", async () => {
    expect((await ask("anna", undefined)).status).toBe(404);
    expect((await ask("anna", nothing)).status).toBe(404);
  });

  it("is found in the demo by the meeting in its id", async () => {
    const meeting = dates[1] ?? "";
    const facts = await createDemoChats(database.appPool)(
      { kind: "user", id: "", tenantId, userId: anna.id, name: "", roles: [], scopes: [] },
      `19:meeting_${meeting}@thread.v2`,
    );
    expect(facts).toEqual({ ...nothing, eventId: "event-1", organizerEntraId: anna.entra });
  });
});

describe("asking Microsoft 365", () => {
  it("gives the person's own token on, and no log writes it out", async () => {
    let seen: unknown;
    readChat = async (principal) => {
      seen = [principal.signedIn?.userToken(), JSON.stringify(principal)];
      return undefined;
    };
    const headers = await api.as("anna");
    await api.server.inject({ url: `/api/v1/meeting-chat?chat=${encodeURIComponent(chat)}`, headers });
    const token = headers.authorization.replace("Bearer ", "");
    expect(seen).toEqual([token, expect.not.stringContaining(token)]);
  });

  it("passes on what it wants proved besides", async () => {
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}';
    readChat = () => Promise.reject(new ClaimsChallenge(claims));
    const url = `/api/v1/meeting-chat?chat=${encodeURIComponent(chat)}`;
    const answer = await api.server.inject({ url, headers: await api.as("anna") });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers["www-authenticate"]).toContain(`claims="${Buffer.from(claims).toString("base64")}"`);
  });

  it.each(["x", "19:meeting@evil.example", "19:a/../b@thread.v2", "19:meeting_Zm9v@thread.v2?$expand=members"])(
    "is not done for %s",
    async (id) => {
      expect((await ask("anna", nothing, id)).status).toBe(400);
    },
  );
});
