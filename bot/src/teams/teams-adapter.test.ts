import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import { Ajv } from "ajv";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { ChatAnswer, ChatEvent } from "../conversations/turn.ts";
import { startConnector, type ConnectorAnswer, type StandInConnector } from "./stand-in-connector.ts";
import { createTeamsAdapter } from "./teams-adapter.ts";
import type { CardMessage, TeamsAdapter } from "./teams-port.ts";
import { botSdks } from "./teams-port.ts";

// What the bot promises of Teams, whichever SDK it stands on.

const contracts =
  process.env["CONTRACTS_DIR"] ?? fileURLToPath(new URL("../../../../shared/contracts", import.meta.url));
const protocol = readContract<{ components: object }>("bot/connector-v3.1.openapi.json");
const recordings = readContract<{ recordings: Recording[] }>("bot/connector-recordings.json")?.recordings ?? [];

const message: CardMessage = {
  card: { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: "Æbler & <b>pærer</b>" }] },
  summary: "Order confirmed",
  messageId: "01930000-0000-7000-8000-000000000001",
};
const person = { id: "29:anna", name: "Anna", aadObjectId: "01930000-0000-4000-8000-00000000a001" };
const channelConversation = {
  id: "a:1=+_-",
  conversationType: "personal",
  tenantId: "01930000-0000-4000-8000-00000000aaaa",
};

let connector: StandInConnector;
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.close());

describe.each(botSdks)("Teams through %s", (sdk) => {
  let teams: TeamsAdapter;
  let events: ChatEvent[];
  let answer: () => Promise<ChatAnswer>;
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };

  beforeAll(async () => {
    const settings = { sdk, allowUnauthenticated: true, serviceUrls: [connector.serviceUrl], timeoutMs: 400 };
    const answerTurn = (event: ChatEvent) => {
      events.push(event);
      return answer();
    };
    teams = await createTeamsAdapter(settings, answerTurn, log);
  });
  beforeEach(() => {
    events = [];
    answer = async () => ({ kind: "text", text: "Hello" });
    connector.asked.length = 0;
    connector.answerWith({ status: 200, body: { id: "1" } });
    vi.clearAllMocks();
  });

  const conversation = (): Conversation => ({
    entraObjectId: person.aadObjectId,
    channel: "teams",
    serviceUrl: connector.serviceUrl,
    conversationId: channelConversation.id,
    botId: "28:bot",
    channelUserId: person.id,
    status: "installed",
  });
  const send = () => teams.send(conversation(), message);
  const update = () => teams.update(conversation(), "1:00", message);
  const receive = (more: Record<string, unknown>) =>
    teams.handleMessages({
      authorization: undefined,
      body: {
        channelId: "msteams",
        serviceUrl: connector.serviceUrl,
        id: "1700000000001",
        from: person,
        recipient: { id: "28:bot", name: "Magic Meetings" },
        conversation: channelConversation,
        ...more,
      },
    });

  describe("tells", () => {
    it("a card as a new activity", async () => {
      connector.answerWith({ status: 200, body: { id: "1560983020.001700" } });
      expect(await send()).toEqual({ outcome: "sent", activityId: "1560983020.001700" });
      expect(connector.asked).toMatchObject([
        {
          method: "POST",
          path: "/emea/v3/conversations/a%3A1%3D%2B_-/activities",
          body: {
            type: "message",
            channelId: "msteams",
            conversation: { id: channelConversation.id },
            recipient: { id: person.id },
            summary: message.summary,
            channelData: { messageId: message.messageId },
            attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: message.card }],
          },
        },
      ]);
    });

    it("a card in the place of an earlier one", async () => {
      expect(await update()).toEqual({ outcome: "sent", activityId: "1:00" });
      const [asked] = connector.asked;
      expect([asked?.method, asked?.path]).toEqual(["PUT", "/emea/v3/conversations/a%3A1%3D%2B_-/activities/1%3A00"]);
      expect(asked?.body).toMatchObject({ type: "message", attachments: [{ content: message.card }] });
    });

    it("nothing to a service that is not the channel's", async () => {
      const elsewhere = { ...conversation(), serviceUrl: "https://evil.example/" };
      const untrusted = { outcome: "retry", reason: "untrusted_service" };
      expect(await teams.send(elsewhere, message)).toEqual(untrusted);
      expect(await teams.update(elsewhere, "1", message)).toEqual(untrusted);
      expect(connector.asked).toEqual([]);
    });
  });

  describe("understands", () => {
    const coded = (status: number, code: string, headers = {}): ConnectorAnswer => ({
      status,
      headers,
      body: { error: { code, message: "…" } },
    });
    it.each<[string, ConnectorAnswer, Record<string, unknown>]>([
      ["that it is told too much", coded(429, "Throttled"), { outcome: "retry", reason: "429 Throttled" }],
      [
        "how long to wait",
        coded(429, "Throttled", { "retry-after": "7" }),
        { outcome: "retry", reason: "429 Throttled", afterMs: 7_000 },
      ],
      [
        "a wait with 503",
        coded(503, "ServiceUnavailable", { "retry-after": "2" }),
        { outcome: "retry", reason: "503 ServiceUnavailable", afterMs: 2_000 },
      ],
      ["a precondition", coded(412, "PreconditionFailed"), { outcome: "retry", reason: "412 PreconditionFailed" }],
      ["a server's error", coded(500, "ServiceError"), { outcome: "retry", reason: "500 ServiceError" }],
      ["a gateway's page", { status: 502, body: "<html>" }, { outcome: "retry", reason: "502" }],
      ["a gateway that waited", { status: 504, body: "" }, { outcome: "retry", reason: "504" }],
      [
        "a token that is not taken",
        coded(401, "BotNotRegistered"),
        { outcome: "retry", reason: "401 BotNotRegistered" },
      ],
      [
        "that the app is not installed",
        coded(403, "BotNotInConversationRoster"),
        { outcome: "unreachable", reason: "not_installed" },
      ],
      [
        "that the person blocks it",
        coded(403, "ConversationBlockedByUser"),
        { outcome: "unreachable", reason: "blocked" },
      ],
      ["that writing is blocked", coded(403, "MessageWritesBlocked"), { outcome: "unreachable", reason: "blocked" }],
      [
        "that an administrator disabled it",
        coded(403, "BotDisabledByAdmin"),
        { outcome: "unreachable", reason: "disabled" },
      ],
      [
        "a 403 it does not know",
        coded(403, "UserIsFromDifferentRegion"),
        { outcome: "retry", reason: "403 UserIsFromDifferentRegion" },
      ],
      ["that there is no such conversation", coded(404, "ConversationNotFound"), { outcome: "gone" }],
      ["that there is no such activity", coded(404, "ActivityNotFoundInConversation"), { outcome: "gone" }],
      ["that a message is bad", coded(400, "BadSyntax"), { outcome: "unreachable", reason: "refused" }],
      ["that a message is too big", coded(413, "MessageSizeTooBig"), { outcome: "unreachable", reason: "refused" }],
    ])("%s", async (_name, channelAnswer, result) => {
      connector.answerWith(channelAnswer);
      expect(await send()).toEqual(result);
      expect(await update()).toEqual(result);
      // Trying again is the delivery worker's part, which knows what was sent.
      expect(connector.asked).toHaveLength(2);
    });

    it.each(["silent", "broken"] as const)("a connection that is %s as something to try again", async (behaviour) => {
      connector.answerWith(behaviour);
      expect(await send()).toEqual({ outcome: "retry", reason: "no_answer" });
      expect(await update()).toEqual({ outcome: "retry", reason: "no_answer" });
      expect(connector.asked).toHaveLength(2);
    });
  });

  describe("hears", () => {
    it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
      ["a text", { type: "message", text: "<at>Magic Meetings</at> help" }, { kind: "message", text: "help" }],
      [
        "an execute",
        { type: "invoke", name: "adaptiveCard/action", value: { action: { verb: "v", data: { meetingId: "m" } } } },
        { kind: "card_action", verb: "v", data: { meetingId: "m" } },
      ],
      [
        "a submit",
        { type: "message", value: { verb: "v", meetingId: "m" } },
        { kind: "card_action", verb: "v", data: { meetingId: "m" } },
      ],
      ["an installation", { type: "installationUpdate", action: "add" }, { kind: "installed" }],
      [
        "the bot as a new member",
        { type: "conversationUpdate", membersAdded: [{ id: "28:bot" }] },
        { kind: "installed" },
      ],
      ["a removal", { type: "installationUpdate", action: "remove" }, { kind: "removed" }],
    ])("%s", async (_name, activity, event) => {
      expect((await receive(activity)).status).toBe(200);
      expect(events).toMatchObject([
        {
          ...event,
          person: { entraObjectId: person.aadObjectId, entraTenantId: channelConversation.tenantId },
          conversation: { serviceUrl: connector.serviceUrl, conversationId: channelConversation.id },
        },
      ]);
    });

    it("nothing from a service that is not the channel's", async () => {
      for (const serviceUrl of ["https://evil.example/", "<serviceURL>", "", undefined, 7]) {
        expect(await receive({ type: "message", text: "help", serviceUrl })).toEqual({ status: 403 });
      }
      expect([events, connector.asked]).toEqual([[], []]);
    });

    it.each([
      ["null", null],
      ["an array", []],
      ["a text", "hello"],
      ["no type", {}],
      ["a type that is none", { type: 7 }],
    ])("%s as no activity", async (_name, body) => {
      expect(await teams.handleMessages({ authorization: undefined, body })).toEqual({ status: 400 });
    });

    it.each<[string, Record<string, unknown>]>([
      ["no conversation", { type: "message", conversation: undefined }],
      ["a conversation that is a text", { type: "message", conversation: "a:1" }],
      ["attachments that are none", { type: "message", attachments: "card" }],
      ["entities that are none", { type: "message", text: "help", entities: [7, null] }],
      ["a role of an agent", { type: "message", text: "help", recipient: { id: "28:bot", role: "agenticUser" } }],
      ["answers expected in the answer", { type: "message", text: "help", deliveryMode: "expectReplies" }],
      ["another channel", { type: "message", text: "help", channelId: "emulator" }],
      [
        "a conversation that leads elsewhere",
        { type: "message", conversation: { ...channelConversation, id: "../../x" } },
      ],
      ["a reply to something elsewhere", { type: "message", text: "help", replyToId: "../../x?y#z" }],
    ])("%s without a 5xx and without leaving the conversation", async (_name, activity) => {
      expect((await receive(activity)).status).toBeLessThan(500);
      for (const { path } of connector.asked)
        expect(path).toMatch(/^\/emea\/v3\/conversations\/[^/]+\/activities(\/[^/]+)?$/);
    });

    it("a long text, cut before anything looks at it", async () => {
      const long = "<at>".repeat(25_000);
      const started = performance.now();
      expect((await receive({ type: "message", text: long })).status).toBe(200);
      expect(performance.now() - started).toBeLessThan(1_000);
      expect(events[0]?.kind === "message" && events[0].text.length).toBeLessThanOrEqual(4_000);
    });
  });

  describe("answers", () => {
    it("a text with a text, as a reply", async () => {
      expect(await receive({ type: "message", text: "help" })).toEqual({ status: 200 });
      expect(connector.asked).toMatchObject([
        { method: "POST", body: { type: "message", text: "Hello", textFormat: "plain", replyToId: "1700000000001" } },
      ]);
      expect(decodeURIComponent(connector.asked[0]?.path ?? "")).toBe(
        `/emea/v3/conversations/${channelConversation.id}/activities/1700000000001`,
      );
    });

    it("a submit by replacing the card that was pressed", async () => {
      answer = async () => ({ kind: "card", card: message.card });
      await receive({ type: "message", value: { verb: "v" }, replyToId: "1600000000000" });
      expect(connector.asked).toMatchObject([{ method: "PUT", body: { attachments: [{ content: message.card }] } }]);
      expect(connector.asked[0]?.path).toMatch(/\/activities\/1600000000000$/);
    });

    it("an execute in its response, without asking the channel for anything", async () => {
      const execute = { type: "invoke", name: "adaptiveCard/action", value: { action: { verb: "v" } } };
      answer = async () => ({ kind: "card", card: message.card });
      expect(await receive(execute)).toEqual({
        status: 200,
        body: { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: message.card },
      });
      answer = async () => ({ kind: "refused", status: 400, code: "Gone", text: "It is gone." });
      expect(await receive(execute)).toEqual({
        status: 200,
        body: {
          statusCode: 400,
          type: "application/vnd.microsoft.error",
          value: { code: "Gone", message: "It is gone." },
        },
      });
      expect(connector.asked).toEqual([]);
    });

    it("nothing where there is nothing to say", async () => {
      answer = async () => ({ kind: "nothing" });
      expect(await receive({ type: "installationUpdate", action: "remove" })).toEqual({ status: 200 });
      expect(await receive({ type: "messageReaction" })).toEqual({ status: 200 });
      expect(connector.asked).toEqual([]);
    });

    it("503 where what was told could not be kept, so that the channel tells it again", async () => {
      answer = () => Promise.reject(new Error("the database is down"));
      expect(await receive({ type: "installationUpdate", action: "add" })).toEqual({ status: 503 });
      expect(connector.asked).toEqual([]);
      expect(log.error).toHaveBeenCalledOnce();
    });

    it("200 where only the answer did not arrive: what was asked is done", async () => {
      connector.answerWith({ status: 503 });
      expect(await receive({ type: "message", text: "help" })).toEqual({ status: 200 });
      expect(log.warn).toHaveBeenCalledOnce();
    });
  });

  describe.skipIf(!protocol)(`by the Bot Connector protocol (needs ${contracts}/bot; set CONTRACTS_DIR)`, () => {
    const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });
    ajv.addSchema({ $id: "connector", components: protocol?.components });
    const problemsOf = (activity: unknown) => {
      const validate = ajv.compile({ $ref: "connector#/components/schemas/Activity" });
      return validate(activity) ? [] : validate.errors;
    };

    it("says nothing that the protocol does not know", async () => {
      await send();
      await update();
      await receive({ type: "message", text: "help" });
      expect(connector.asked).toHaveLength(3);
      for (const { body } of connector.asked) expect(problemsOf(body)).toEqual([]);
    });

    const sending = recordings.filter(({ operationId }) => /SendToConversation|ReplyToActivity/.test(operationId));
    const updating = recordings.filter(({ operationId }) => operationId === "Conversations_UpdateActivity");
    it.each(sending.map((one) => [one.file, one] as const))(
      "takes the recorded answer to a send: %s",
      async (_file, one) => {
        connector.answerWith(one);
        expect(await send()).toEqual(
          one.status === 200
            ? { outcome: "sent", activityId: (one.body as { id: string }).id }
            : { outcome: "unreachable", reason: "refused" },
        );
      },
    );
    it.each(updating.map((one) => [one.file, one] as const))(
      "takes the recorded answer to an update: %s",
      async (_file, one) => {
        connector.answerWith(one);
        const refused = { outcome: "unreachable", reason: "refused" };
        expect(await update()).toEqual(one.status === 200 ? { outcome: "sent", activityId: "1:00" } : refused);
      },
    );
  });
});

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
