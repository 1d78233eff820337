import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { Ajv } from "ajv";
import type { FastifyInstance, InjectOptions } from "fastify";
import { fastify } from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChatStore } from "./chat-store.ts";
import { createChatStore } from "./chat-store.ts";
import { connectorPlugin } from "./connector-plugin.ts";

const contracts =
  process.env["CONTRACTS_DIR"] ?? fileURLToPath(new URL("../../../../shared/contracts", import.meta.url));
const protocol = readContract<Protocol>("bot/connector-v3.1.openapi.json");
const recordings = readContract<{ recordings: Recording[] }>("bot/connector-recordings.json")?.recordings ?? [];

const clock = { now: () => new Date("2026-11-24T09:00:00Z") };
const anna: DemoPerson = {
  person: "anna",
  name: "Anna Holm",
  email: "anna@nordlys.example",
  company: "Nordlys Group",
  title: "Assistant",
  roles: ["organizer"],
  locale: "da",
  timeZone: "Europe/Copenhagen",
  entraObjectId: "01930000-0000-4000-8000-00000000a001",
  entraTenantId: "01930000-0000-4000-8000-00000000aaaa",
};
const bo: DemoPerson = {
  ...anna,
  person: "bo",
  name: "Bo Lund",
  entraObjectId: "01930000-0000-4000-8000-00000000b002",
};
const conversation = `/v3/conversations/a:demo-${anna.entraObjectId}`;
const message = { type: "message", text: "Hello" };
const card = {
  contentType: "application/vnd.microsoft.card.adaptive",
  content: { type: "AdaptiveCard", version: "1.5" },
};

let app: FastifyInstance;
let chats: ChatStore;
beforeEach(async () => {
  app = fastify();
  chats = createChatStore(clock);
  const serviceUrl = () => "http://127.0.0.1:1/connector/";
  const authenticate = (request: { headers: { authorization?: string | undefined } }) =>
    [anna, bo].find(({ person }) => request.headers.authorization === `Bearer ${person}`)?.entraObjectId;
  await app.register(
    connectorPlugin({
      chats,
      clock,
      serviceUrl,
      authenticate,
      botEndpoint: () => "http://127.0.0.1:1/",
      people: () => [anna, bo],
    }),
  );
});
afterEach(() => app.close());

describe("the connector", () => {
  it("sends, replies, updates and deletes", async () => {
    const sent = await call("POST", `${conversation}/activities`, message);
    const replied = await call("POST", `${conversation}/activities/${sent.body["id"]}`, {
      ...message,
      attachments: [card],
    });
    expect(shown()).toEqual([
      ["Hello", null],
      ["Hello", card.content],
    ]);
    const updated = await call("PUT", `${conversation}/activities/${sent.body["id"]}`, {
      ...message,
      text: "Hello again",
    });
    expect(updated.body).toEqual(sent.body);
    const deleted = await call("DELETE", `${conversation}/activities/${replied.body["id"]}`);
    expect([sent.status, replied.status, updated.status, deleted.status]).toEqual([200, 200, 200, 200]);
    expect(shown()).toEqual([["Hello again", null]]);
  });

  it("makes a conversation with one member", async () => {
    const made = await call("POST", "/v3/conversations", {
      members: [{ id: `29:demo-${anna.entraObjectId}` }],
      activity: message,
    });
    expect(made).toMatchObject({
      status: 200,
      body: { id: `a:demo-${anna.entraObjectId}`, activityId: chats.messages(made.body["id"] as string)[0]?.id },
    });
  });

  it("names the members of a chat", async () => {
    const member = { id: `29:demo-${anna.entraObjectId}`, name: "Anna Holm", aadObjectId: anna.entraObjectId };
    expect((await call("GET", `${conversation}/members`)).body).toEqual([member]);
    expect((await call("GET", `${conversation}/members/${member.id}`)).body).toEqual(member);
    expect((await call("GET", `${conversation}/activities/1/members`)).body).toEqual([member]);
  });

  it.each<[string, InjectOptions["method"], string, unknown, number, string]>([
    ["no members", "POST", "/v3/conversations", {}, 400, "BadArgument"],
    ["an unknown member", "POST", "/v3/conversations", { members: [{ id: "invalid-id" }] }, 400, "ServiceError"],
    [
      "an unknown conversation",
      "POST",
      "/v3/conversations/invalid-id/activities",
      message,
      404,
      "ConversationNotFound",
    ],
    [
      "members of an unknown conversation",
      "GET",
      "/v3/conversations/invalid-id/members",
      undefined,
      404,
      "ConversationNotFound",
    ],
    ["an unknown member of a chat", "GET", `${conversation}/members/x`, undefined, 404, "MemberNotFoundInConversation"],
    ["an update of nothing", "PUT", `${conversation}/activities/1`, message, 404, "ActivityNotFoundInConversation"],
    [
      "a deletion of nothing",
      "DELETE",
      `${conversation}/activities/1`,
      undefined,
      404,
      "ActivityNotFoundInConversation",
    ],
    ["an empty message", "POST", `${conversation}/activities`, { type: "message" }, 400, "BadSyntax"],
    ["no activity", "POST", `${conversation}/activities`, {}, 400, "BadSyntax"],
    [
      "too much",
      "POST",
      `${conversation}/activities`,
      { ...message, text: "x".repeat(200_000) },
      413,
      "MessageSizeTooBig",
    ],
  ])("refuses %s", async (_name, method, url, body, status, code) => {
    expect(await call(method, url, body)).toMatchObject({
      status,
      body: { error: { code, message: expect.any(String) as string } },
    });
  });

  it("remembers which of our messages an activity carried", async () => {
    const sent = await call("POST", `${conversation}/activities`, { ...message, channelData: { messageId: "m1" } });
    await call("PUT", `${conversation}/activities/${sent.body["id"]}`, {
      ...message,
      channelData: { messageId: "m2" },
    });
    const id = `a:demo-${anna.entraObjectId}`;
    expect(["m1", "m2", "m3"].map((one) => chats.findSent(id, one)?.activityId)).toEqual([
      sent.body["id"],
      sent.body["id"],
      undefined,
    ]);
    expect(chats.findSent(`a:demo-${bo.entraObjectId}`, "m1")).toBeUndefined();
  });

  it("keeps the latest 200 messages of a chat", async () => {
    for (let index = 0; index < 205; index += 1) chats.add("a:1", { from: "bot", text: String(index), card: null });
    const texts = chats.messages("a:1").map(({ text }) => text);
    expect([texts.length, texts[0], texts.at(-1)]).toEqual([200, "5", "204"]);
  });
});

describe("a chat window", () => {
  const window = (person: string | undefined, method: InjectOptions["method"], url: string, body?: unknown) =>
    call(method, url, body, person ? { authorization: `Bearer ${person}` } : {});

  it.each<[InjectOptions["method"], string, unknown]>([
    ["GET", "", undefined],
    ["GET", "/stream", undefined],
    ["POST", "/messages", { text: "help" }],
    ["DELETE", "/app", undefined],
  ])("%s %s belongs to its person", async (method, path, body) => {
    const url = `/chats/${anna.entraObjectId}${path}`;
    expect((await window(undefined, method, url, body)).status).toBe(401);
    expect((await window("bo", method, url, body)).status).toBe(404);
    expect((await window("bo", method, `/chats/nobody${path}`, body)).status).toBe(404);
  });

  it.each([
    {},
    { text: "" },
    { text: "x".repeat(4001) },
    { text: "x", action: { activityId: "1", type: "Action.Execute", data: {} } },
    { action: { activityId: "1", type: "Action.OpenUrl", data: {} } },
    { action: { activityId: "1", type: "Action.Execute" } },
  ])("may not say %j", async (body) => {
    expect((await window("anna", "POST", `/chats/${anna.entraObjectId}/messages`, body)).status).toBe(400);
  });

  it("hears that the bot does not answer, and that a card is gone", async () => {
    const url = `/chats/${anna.entraObjectId}/messages`;
    expect((await window("anna", "POST", url, { text: "help" })).status).toBe(502);
    const action = { activityId: "4711", type: "Action.Execute", verb: "x", data: {} };
    expect((await window("anna", "POST", url, { action })).status).toBe(404);
    expect((await window("anna", "GET", `/chats/${anna.entraObjectId}`)).body).toMatchObject({ connected: false });
  });

  it("changes the weather only when it is signed in", async () => {
    expect((await window(undefined, "PUT", "/weather", { kind: "down" })).status).toBe(401);
    expect((await window("anna", "PUT", "/weather", { kind: "throttled" })).status).toBe(400);
    expect((await window("anna", "PUT", "/weather", { kind: "down" })).status).toBe(200);
    expect((await call("POST", `${conversation}/activities`, message)).status).toBe(503);
    expect((await window("anna", "GET", "/weather")).body).toEqual({ kind: "down" });
  });
});

describe.skipIf(!protocol)(`the Bot Connector protocol (needs ${contracts}/bot; set CONTRACTS_DIR)`, () => {
  const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });
  ajv.addSchema({ $id: "connector", components: protocol?.components });
  const problems = (pathName: string, method: string, status: number, body: unknown) => {
    const operation = protocol?.paths[pathName]?.[method];
    const answer = operation?.responses[String(status)] ?? operation?.responses["default"];
    const schema = Object.values(answer?.content ?? {})[0]?.schema;
    if (!operation || !answer) return [`${method} ${pathName} ${status} is not in the protocol`];
    if (!schema) return [];
    const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"connector#/')) as object);
    return validate(body) ? [] : validate.errors;
  };

  it("is what every answer keeps to", async () => {
    const sent = await call("POST", `${conversation}/activities`, message);
    const id = String(sent.body["id"]);
    const one = "/v3/conversations/{conversationId}/activities/{activityId}";
    const calls: [string, InjectOptions["method"], string, unknown?][] = [
      ["/v3/conversations", "POST", "/v3/conversations", { members: [{ id: `29:demo-${anna.entraObjectId}` }] }],
      ["/v3/conversations", "POST", "/v3/conversations", {}],
      ["/v3/conversations/{conversationId}/activities", "POST", `${conversation}/activities`, message],
      ["/v3/conversations/{conversationId}/activities", "POST", `${conversation}/activities`, {}],
      [one, "POST", `${conversation}/activities/${id}`, message],
      [one, "PUT", `${conversation}/activities/${id}`, message],
      [one, "PUT", `${conversation}/activities/0`, message],
      [one, "DELETE", `${conversation}/activities/${id}`],
      ["/v3/conversations/{conversationId}/members", "GET", `${conversation}/members`],
      [
        "/v3/conversations/{conversationId}/members/{memberId}",
        "GET",
        `${conversation}/members/29:demo-${anna.entraObjectId}`,
      ],
      [
        "/v3/conversations/{conversationId}/activities/{activityId}/members",
        "GET",
        `${conversation}/activities/1/members`,
      ],
    ];
    for (const [pathName, method = "GET", url, body] of calls) {
      const answer = await call(method, url, body);
      expect([url, problems(pathName, method.toLowerCase(), answer.status, answer.body)]).toEqual([url, []]);
    }
  });

  const recorded = new Map<string, string>([
    ["Conversations_SendToConversation", `POST ${conversation}/activities`],
    ["Conversations_GetConversationMembers", `GET ${conversation}/members`],
    ["Conversations_GetActivityMembers", `GET ${conversation}/activities/1/members`],
  ]);
  it.each(
    recordings
      .filter(({ operationId, status }) => status === 200 && recorded.has(operationId))
      .map((one) => [one.file, one] as const),
  )("answers as the real one did: %s", async (_file, { operationId, body }) => {
    const [method = "", url = ""] = (recorded.get(operationId) ?? "").split(" ");
    const answer = await call(method as "GET", url, method === "POST" ? message : undefined);
    const fields = (value: unknown) => Object.keys((Array.isArray(value) ? value[0] : value) as object);
    expect(answer.status).toBe(200);
    expect(Array.isArray(answer.body)).toBe(Array.isArray(body));
    expect(fields(answer.body)).toEqual(expect.arrayContaining(fields(body)));
  });

  it.each([
    ["Conversations_CreateConversation_should_fail_without_members", {}],
    ["Conversations_CreateConversation_should_fail_with_invalid_bot", { members: [{ id: "invalid-id" }] }],
  ])("fails as the real one did: %s", async (file, body) => {
    const recording = recordings.find((one) => one.file === file);
    expect(await call("POST", "/v3/conversations", body)).toEqual({ status: recording?.status, body: recording?.body });
  });
});

interface Protocol {
  paths: Record<
    string,
    | Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> } | undefined>
    | undefined
  >;
  components: object;
}

interface Recording {
  file: string;
  operationId: string;
  status: number;
  body: unknown;
}

function readContract<Contents>(name: string): Contents | undefined {
  const file = `${contracts}/${name}`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Contents) : undefined;
}

async function call(
  method: InjectOptions["method"],
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const payload = body === undefined ? {} : { payload: body as object };
  const response = await app.inject({ method: method ?? "GET", url, headers, ...payload });
  return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
}

function shown() {
  return chats.messages(`a:demo-${anna.entraObjectId}`).map(({ text, card: one }) => [text, one]);
}
