import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import type { MessageLogEntry } from "@magic-meetings/contract/messages/message-log.ts";
import type { TimelineEntry } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { runCommand } from "../commands/run-command.ts";
import { newId } from "../db/new-id.ts";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { addTestCompany, createTestApi, type TestApi, type TestCompany } from "../http/test-api.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import { meetingThread, planMessages } from "./plan-messages.ts";

let database: TestDatabase;
let company: TestCompany;
let other: TestCompany;
let api: TestApi;
let woken: string[];
let annaId: string;
let meetingId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  company = await addTestCompany(database, "nordlys", [
    { person: "anna", roles: ["organizer"] },
    { person: "greta", roles: ["admin"] },
    { person: "hugo", roles: ["organizer"] },
  ]);
  other = await addTestCompany(database, "fjord", [{ person: "lena", roles: ["admin"] }]);
  api = await createTestApi(database, [...company.people, ...other.people], {
    afterCommit: { signalled: () => undefined, messagesPlanned: (tenantId) => void woken.push(tenantId) },
  });
  annaId = await idOf("anna");
});

beforeEach(async () => {
  woken = [];
  meetingId = newId(new Date());
  await database.ownerPool.query(
    `insert into meeting (tenant_id, id, organizer_id, subject, during, time_zone, created_at, updated_at)
     values ($1, $2, $3, 'Review', '[2030-01-07 09:00+00, 2030-01-07 10:00+00)', 'Europe/Copenhagen', now(), now())`,
    [company.tenantId, meetingId, annaId],
  );
});

afterAll(async () => {
  await api.server.close();
  await database.drop();
});

async function idOf(person: string): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(
    "select id from app_user where tenant_id = $1 and name = $2",
    [company.tenantId, person],
  );
  return rows[0]?.id ?? "";
}

async function change(now: Date, subject: string): Promise<void> {
  await runCommand(
    {
      pool: database.appPool,
      planMessages,
      passCodes: demoPassCodes,
      afterCommit: { signalled: () => undefined, messagesPlanned: () => undefined },
    },
    { principal: jobPrincipal(company.tenantId), now, requestId: "test" },
    (context) => {
      context.signal({
        id: context.newId(),
        kind: "meeting.changed",
        subject: { type: "meeting", id: meetingId },
        meetingId,
        facts: { subject },
        tell: [{ userId: annaId, kind: "meeting_card", thread: meetingThread(meetingId) }],
      });
      return Promise.resolve();
    },
  );
}

async function get<Body>(person: string, url: string): Promise<{ status: number; body: Body }> {
  const answer = await api.server.inject({ method: "GET", url: `/api/v1${url}`, headers: await api.as(person) });
  return { status: answer.statusCode, body: answer.json<Body>() };
}

async function putConversation(entraObjectId: string, authorization: string, more: Partial<Conversation> = {}) {
  return api.server.inject({
    method: "PUT",
    url: "/api/v1/conversations",
    headers: { authorization, "x-acting-user": entraObjectId, "x-acting-tenant": company.entraTenantId },
    payload: {
      entraObjectId,
      channel: "teams",
      serviceUrl: "https://connector.test/",
      conversationId: `chat-${entraObjectId}`,
      botId: "bot",
      channelUserId: entraObjectId,
      status: "installed",
      ...more,
    },
  });
}

async function conversationsOf(entraObjectId: string) {
  const { rows } = await database.ownerPool.query<Record<string, string>>(
    `select c.conversation_id, c.service_url, c.status
       from conversation c
       join app_user u on u.tenant_id = c.tenant_id and u.id = c.user_id
      where c.tenant_id = $1 and u.entra_object_id = $2`,
    [company.tenantId, entraObjectId],
  );
  return rows;
}

describe("PUT /conversations", () => {
  it("makes what waited for the receiver due and wakes a worker up", async () => {
    const anna = company.people[0]?.entraObjectId ?? "";
    await change(new Date(), "Review");
    await database.ownerPool.query(
      `update message_log set reason = 'no_conversation', next_attempt_at = now() + interval '1 hour'
        where tenant_id = $1 and meeting_id = $2`,
      [company.tenantId, meetingId],
    );
    const answer = await putConversation(anna, `Bearer ${await api.internal.botToken()}`);
    expect([answer.statusCode, answer.json()]).toEqual([200, { first: true }]);
    expect(woken).toEqual([company.tenantId]);
    const { rows } = await database.ownerPool.query(
      "select next_attempt_at <= now() as due from message_log where tenant_id = $1 and meeting_id = $2",
      [company.tenantId, meetingId],
    );
    expect(rows).toEqual([{ due: true }]);
  });

  it("keeps one conversation with a person, as it was told last, and knows the first from the others", async () => {
    const authorization = `Bearer ${await api.internal.botToken()}`;
    const greta = company.people[1]?.entraObjectId ?? "";
    const told = await Promise.all([1, 2, 3, 4].map(() => putConversation(greta, authorization)));
    expect(told.filter((answer) => answer.json<{ first: boolean }>().first)).toHaveLength(1);
    const moved = await putConversation(greta, authorization, {
      serviceUrl: "https://connector.test/amer/",
      conversationId: "new",
    });
    expect(moved.json()).toEqual({ first: false });
    expect(await conversationsOf(greta)).toEqual([
      { conversation_id: "new", service_url: "https://connector.test/amer/", status: "installed" },
    ]);
  });

  it("closes the conversation that is removed, and not the one that came after it", async () => {
    const authorization = `Bearer ${await api.internal.botToken()}`;
    const greta = company.people[1]?.entraObjectId ?? "";
    await putConversation(greta, authorization, { conversationId: "new" });
    const late = await putConversation(greta, authorization, { conversationId: "old", status: "removed" });
    expect([late.statusCode, late.json()]).toEqual([200, { first: false }]);
    expect(await conversationsOf(greta)).toMatchObject([{ conversation_id: "new", status: "installed" }]);
    await putConversation(greta, authorization, { conversationId: "new", status: "removed" });
    expect(await conversationsOf(greta)).toMatchObject([{ conversation_id: "new", status: "removed" }]);
    // Installed again: reached again, and not welcomed again.
    expect((await putConversation(greta, authorization, { conversationId: "new" })).json()).toEqual({ first: false });
    expect(await conversationsOf(greta)).toMatchObject([{ status: "installed" }]);
  });

  it("stores nothing for a removal of which nobody knew the installation", async () => {
    const authorization = `Bearer ${await api.internal.botToken()}`;
    const hugo = company.people[2]?.entraObjectId ?? "";
    const answer = await putConversation(hugo, authorization, { status: "removed" });
    expect(answer.json()).toEqual({ first: false });
    expect(await conversationsOf(hugo)).toEqual([]);
  });

  it("is for the bot only", async () => {
    const { authorization } = await api.as("greta");
    expect((await putConversation(company.people[0]?.entraObjectId ?? "", authorization)).statusCode).toBe(403);
  });

  it("does not know the people of another company", async () => {
    const anna = company.people[0]?.entraObjectId ?? "";
    const lena = other.people[0]?.entraObjectId ?? "";
    const answer = await api.server.inject({
      method: "PUT",
      url: "/api/v1/conversations",
      headers: {
        authorization: `Bearer ${await api.internal.botToken()}`,
        "x-acting-user": anna,
        "x-acting-tenant": company.entraTenantId,
      },
      payload: {
        entraObjectId: lena,
        channel: "teams",
        serviceUrl: "https://connector.test/",
        conversationId: "chat",
        botId: "bot",
        channelUserId: "lena",
        status: "installed",
      },
    });
    expect(answer.statusCode).toBe(404);
  });
});

describe("GET /messages", () => {
  it("gives an administrator the log, newest first, page by page", async () => {
    for (const second of [1, 2, 3]) await change(new Date(Date.UTC(2031, 0, 1, 9, 0, second)), `${second}`);
    const first = await get<Page<MessageLogEntry>>("greta", "/messages?limit=2&status=pending");
    expect(first.body.items.map(({ createdAt }) => createdAt)).toEqual([
      "2031-01-01T09:00:03.000Z",
      "2031-01-01T09:00:02.000Z",
    ]);
    const second = await get<Page<MessageLogEntry>>("greta", `/messages?limit=2&after=${first.body.next}`);
    expect(second.body.items[0]).toMatchObject({ createdAt: "2031-01-01T09:00:01.000Z", receiver: "anna" });
  });

  it("is not for others", async () => {
    expect((await get("anna", "/messages")).status).toBe(403);
    expect((await get<Page<MessageLogEntry>>("lena", "/messages")).body.items).toEqual([]);
  });
});

describe("GET /meetings/:id/timeline", () => {
  it("tells what happened, by whom, and who was told, oldest first and page by page", async () => {
    for (const second of [1, 2, 3]) await change(new Date(Date.UTC(2032, 0, 1, 9, 0, second)), `version ${second}`);
    const first = await get<Page<TimelineEntry>>("anna", `/meetings/${meetingId}/timeline?limit=2`);
    expect(first.body.items).toMatchObject([
      {
        kind: "meeting.changed",
        actor: "Magic Meetings",
        facts: { subject: "version 1" },
        messages: [{ receiver: "anna", channel: "teams", status: "pending" }],
      },
      { facts: { subject: "version 2" } },
    ]);
    const second = await get<Page<TimelineEntry>>(
      "anna",
      `/meetings/${meetingId}/timeline?limit=2&after=${first.body.next}`,
    );
    expect(second.body.items.map(({ facts }) => facts)).toEqual([{ subject: "version 3" }]);
    expect(second.body.next).toBeNull();
  });

  it("is not there for those who may not see the meeting", async () => {
    expect((await get("hugo", `/meetings/${meetingId}/timeline`)).status).toBe(404);
    expect((await get("lena", `/meetings/${meetingId}/timeline`)).status).toBe(404);
  });
});

describe("GET /meetings/:id/card", () => {
  it("shows the meeting with the words of the asker's language", async () => {
    await database.ownerPool.query("update app_user set locale = 'da' where tenant_id = $1 and id = $2", [
      company.tenantId,
      annaId,
    ]);
    const { body } = await get("anna", `/meetings/${meetingId}/card`);
    expect(body).toMatchObject({
      view: { meeting: { id: meetingId, subject: "Review" }, productionOrders: [] },
      text: { title: "Review" },
      locale: "da",
    });
  });

  it("takes the company's own words where it keeps some", async () => {
    await database.ownerPool.query(
      `insert into message_template (
         tenant_id, id, kind, channel, locale, title, summary, created_at, updated_at, version)
       values ($1, $1, 'meeting_card', 'teams', 'en', 'At Nordlys: {subject}', '{when}', now(), now(), 3)`,
      [company.tenantId],
    );
    const { body } = await get("greta", `/meetings/${meetingId}/card`);
    expect(body).toMatchObject({ text: { title: "At Nordlys: Review" }, locale: "en" });
  });

  it("is not there for those who may not see the meeting", async () => {
    expect((await get("hugo", `/meetings/${meetingId}/card`)).status).toBe(404);
    expect((await get("lena", `/meetings/${meetingId}/card`)).status).toBe(404);
  });
});
