import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Bot } from "@magic-meetings/bot/main.ts";
import { meetingCardCases } from "@magic-meetings/bot/meetings/meeting-card-cases.ts";
import type { OutgoingMessage } from "@magic-meetings/contract/messages/message-channel.ts";
import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import { botSdks } from "@magic-meetings/bot/teams/teams-port.ts";
import { conversationSchema } from "@magic-meetings/contract/messages/message.ts";
import type { ChatMessage } from "@magic-meetings/playground/chat/chat-words.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anna, bo } from "./chat-people.ts";
import type { ChatTown } from "./chat-town.ts";
import { startChatTown } from "./chat-town.ts";

const meetingId = "01930000-0000-7000-8000-000000000100";
const cardCase = meetingCardCases["two-vendors"] ?? never("two-vendors");

const contracts = process.env["CONTRACTS_DIR"] ?? fileURLToPath(new URL("../../../shared/contracts", import.meta.url));
const activitiesFile = `${contracts}/bot/activities.json`;
const examples = existsSync(activitiesFile)
  ? (
      JSON.parse(readFileSync(activitiesFile, "utf8")) as {
        examples: { name: string; activity: Record<string, unknown> }[];
      }
    ).examples
  : [];

describe.each(botSdks)("on %s", (sdk) => {
  let town: ChatTown;
  beforeEach(async () => {
    town = await startChatTown({ sdk });
  });
  afterEach(() => town.close());

  describe("a chat with the bot", () => {
    it("is remembered and greeted once when it is opened first", async () => {
      await Promise.all([town.open(anna), town.open(anna)]);
      const { messages } = await town.open(anna);
      expect(messages).toMatchObject([{ from: "bot", card: { lang: "da-DK" } }]);
      expect(JSON.stringify(messages)).toContain("Velkommen til Magic Meetings");
      expect(town.conversations).not.toEqual([]);
      for (const { body, actingUser } of town.conversations) {
        expect(conversationSchema.parse(body)).toMatchObject({
          entraObjectId: anna.entraObjectId,
          status: "installed",
        });
        expect(actingUser).toBe(anna.entraObjectId);
      }
    });

    it("is not welcomed again where the app was removed and installed again", async () => {
      await town.open(anna);
      await town.removeApp(anna);
      expect((await town.open(anna)).messages).toHaveLength(1);
    });

    it("is told again when the API could not be reached", async () => {
      town.api.down = true;
      expect(await town.open(anna)).toMatchObject({ connected: false, messages: [] });
      town.api.down = false;
      expect(await town.open(anna)).toMatchObject({ connected: true, messages: [{ from: "bot" }] });
    });

    it("is remembered as removed when the app is", async () => {
      await town.open(anna);
      await town.removeApp(anna);
      expect(town.conversations.at(-1)?.body).toMatchObject({ status: "removed" });
      const result = await town.bot.deliver(messageTo({ ...town.conversationOf(anna), status: "installed" }));
      expect(result).toEqual({ outcome: "unreachable", reason: "not_installed" });
    });

    it("tells a person whom the company does not know that it does not know them", async () => {
      town.api.strangers.push(bo.entraObjectId);
      expect(await town.open(bo)).toMatchObject({ connected: true });
      await town.say(bo, "my meetings today");
      const answers = (await town.open(bo)).messages.filter(({ from }) => from === "bot");
      expect(answers.map(({ text }) => text)).toEqual([
        expect.stringContaining("do not know you"),
        expect.stringContaining("do not know you"),
      ]);
    });

    it("answers help, the day's meetings, and what it does not understand", async () => {
      await town.open(bo);
      for (const text of ["help", "my meetings today", "42"]) expect(await town.say(bo, text)).toBe(202);
      const [, help, meetings, beyond] = (await town.open(bo)).messages.filter(({ from }) => from === "bot");
      expect(help?.text).toContain("my meetings tomorrow");
      expect(JSON.stringify(meetings?.card)).toContain("10:00–12:00 · Aarhus");
      expect(beyond?.text).toContain("beyond me");
    });

    it("says in a sentence that the API does not answer", async () => {
      await town.open(bo);
      town.api.down = true;
      await town.say(bo, "my meetings today");
      expect((await town.open(bo)).messages.at(-1)?.text).toContain("not answering at the moment");
    });
  });

  describe("the bot delivers the meeting's card", () => {
    let conversation: Conversation;
    beforeEach(async () => {
      await town.open(anna);
      conversation = town.conversationOf(anna);
    });

    it("sends it", async () => {
      const result = await town.bot.deliver(messageTo(conversation));
      const [card] = (await town.open(anna)).messages.filter(isNoWelcome);
      expect(result).toMatchObject({ outcome: "sent", providerId: card?.id });
      expect(card).toMatchObject({ from: "bot", card: { type: "AdaptiveCard", version: "1.5" } });
    });

    it("brings the card that is there up to date", async () => {
      const first = await town.bot.deliver(messageTo(conversation));
      const previous = first.outcome === "sent" ? { providerId: first.providerId } : null;
      const second = await town.bot.deliver(
        messageTo(conversation, { messageId: "m2", previous, text: { title: "Moved", summary: "" } }),
      );
      expect(second).toMatchObject({ outcome: "sent", providerId: previous?.providerId });
      const cards = (await town.open(anna)).messages.filter(isNoWelcome);
      expect(cards).toHaveLength(1);
      expect(JSON.stringify(cards)).toContain("Moved");
    });

    it("sends a new card where the old one is gone", async () => {
      const result = await town.bot.deliver(messageTo(conversation, { previous: { providerId: "4711" } }));
      expect(result).toMatchObject({ outcome: "sent" });
      expect((await town.open(anna)).messages.filter(isNoWelcome)).toHaveLength(1);
    });

    it("asks to be called again while the channel is down, and loses nothing", async () => {
      await town.weather({ kind: "down" });
      const result = await town.bot.deliver(messageTo(conversation));
      expect(result).toEqual({ outcome: "retry", reason: "503 ServiceUnavailable" });
      await town.weather({ kind: "fine" });
      expect(await town.bot.deliver(messageTo(conversation, { attempt: 2 }))).toMatchObject({ outcome: "sent" });
      expect((await town.open(anna)).messages.filter(isNoWelcome)).toHaveLength(1);
    });

    it("obeys Retry-After", async () => {
      await town.weather({ kind: "throttled", retryAfterSeconds: 7 });
      const result = await town.bot.deliver(messageTo(conversation));
      expect(result).toEqual({ outcome: "retry", reason: "429 Throttled", afterMs: 7000 });
    });

    it("does not show a card twice whose first try arrived without an answer", async () => {
      await town.weather({ kind: "answers_lost" });
      expect(await town.bot.deliver(messageTo(conversation))).toMatchObject({ outcome: "retry" });
      await town.weather({ kind: "fine" });
      const again = await town.bot.deliver(messageTo(conversation, { attempt: 2 }));
      const cards = (await town.open(anna)).messages.filter(isNoWelcome);
      expect(cards).toHaveLength(1);
      expect(again).toMatchObject({ outcome: "sent", providerId: cards[0]?.id });
    });

    it("asks to be called again when nobody listens", async () => {
      const nobody = { ...conversation, serviceUrl: `${town.serviceUrl.replace(/:\d+\//, ":1/")}` };
      const lost = await startChatTown({ sdk, serviceUrls: ["http://127.0.0.1:1/"] });
      const result = await lost.bot.deliver(messageTo(nobody)).finally(() => lost.close());
      expect(result).toEqual({ outcome: "retry", reason: "no_answer" });
    });

    it("sends nothing to a service that is not the channel's", async () => {
      const result = await town.bot.deliver(messageTo({ ...conversation, serviceUrl: "https://evil.example/" }));
      expect(result).toEqual({ outcome: "retry", reason: "untrusted_service" });
    });

    it("does not try where the app is not installed or blocked", async () => {
      for (const [status, reason] of [
        ["removed", "not_installed"],
        ["blocked", "blocked"],
      ] as const) {
        expect(await town.bot.deliver(messageTo({ ...conversation, status }))).toEqual({
          outcome: "unreachable",
          reason,
        });
      }
    });
  });

  describe("the card's button", () => {
    const refresh = { type: "Action.Execute" as const, verb: "meeting.refresh", data: { meetingId } };
    let activityId: string;
    beforeEach(async () => {
      await town.open(anna);
      await town.bot.deliver(messageTo(town.conversationOf(anna)));
      activityId = (await town.open(anna)).messages.at(-1)?.id ?? "";
    });

    it("replaces the card by the present one, asked for the person who pressed", async () => {
      town.api.title = "Board meeting, moved";
      const answer = await town.press(anna, { ...refresh, activityId });
      expect(answer).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive" });
      const messages = (await town.open(anna)).messages;
      expect(messages.filter(isNoWelcome)).toHaveLength(1);
      expect(JSON.stringify(messages.at(-1)?.card)).toContain("Board meeting, moved");
      expect(town.api.cardsAskedBy).toEqual([anna.entraObjectId]);
    });

    it("works through its fallback too", async () => {
      town.api.title = "Board meeting, moved";
      await town.press(anna, { type: "Action.Submit", data: { verb: "meeting.refresh", meetingId }, activityId });
      const messages = (await town.open(anna)).messages;
      expect(messages.filter(isNoWelcome)).toHaveLength(1);
      expect(JSON.stringify(messages.at(-1)?.card)).toContain("Board meeting, moved");
    });

    it.each([
      [
        "a meeting that is not theirs",
        { meetingId: "01930000-0000-7000-8000-000000000999" },
        "meeting.refresh",
        400,
        "Mødet findes ikke længere",
      ],
      ["no meeting at all", {}, "meeting.refresh", 400, "Mødet findes ikke længere"],
      ["an id that is none", { meetingId: "../../me" }, "meeting.refresh", 400, "Mødet findes ikke længere"],
      ["a verb of yesterday", { meetingId }, "meeting.order", 400, "tidligere udgave"],
    ])("answers %s with a plain sentence", async (_name, data, verb, statusCode, sentence) => {
      const answer = await town.press(anna, { type: "Action.Execute", verb, data, activityId });
      expect(answer).toMatchObject({ statusCode, type: "application/vnd.microsoft.error" });
      expect(JSON.stringify(answer)).toContain(sentence);
    });

    it("says so when the API does not answer, and keeps the card", async () => {
      town.api.down = true;
      const answer = await town.press(anna, { ...refresh, activityId });
      expect(answer).toMatchObject({
        statusCode: 500,
        type: "application/vnd.microsoft.error",
        value: { code: "Unavailable" },
      });
      expect((await town.open(anna)).messages.at(-1)?.card).not.toBeNull();
    });
  });

  describe("the messaging endpoint", () => {
    it.each([
      ["null", null],
      ["an array", []],
      ["a text", "hello"],
      ["nothing in it", {}],
      ["a type that is none", { type: 7 }],
      ["an invoke without a value", { type: "invoke", name: "adaptiveCard/action" }],
      ["a message that is deep", { type: "message", value: deep(100) }],
    ])("answers %s with 4xx", async (_name, body) => {
      const status = await town.post(body);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    });

    it("does not read more than its limit", async () => {
      expect(await town.post({ type: "message", text: "x".repeat(1_000_000) })).toBe(413);
    });

    it("wants a token of the channel once the bot is registered", async () => {
      const registration = { appId: anna.entraObjectId, appPassword: "secret", tenantId: anna.entraTenantId };
      const registered = await startChatTown({ sdk, registration, allowUnauthenticated: true });
      const activity = { type: "message", text: "help", channelId: "msteams", serviceUrl: registered.serviceUrl };
      const statuses = [await registered.post(activity), await registered.post(activity, "Bearer not.a.token")];
      await registered.close();
      expect(statuses).toEqual([401, 401]);
    });

    it("cannot be started without a registration unless that is said", async () => {
      await expect(startChatTown({ sdk, allowUnauthenticated: false })).rejects.toThrow("registration");
    });
  });

  describe.skipIf(examples.length === 0)(
    `activities from the documentation (needs ${activitiesFile}; set CONTRACTS_DIR)`,
    () => {
      it.each(examples.map(({ name, activity }, index) => [`${index} ${name}`, activity] as const))(
        "%s is never answered with 5xx",
        async (_name, activity) => {
          const own = { ...activity, serviceUrl: town.serviceUrl, channelId: "msteams" };
          const party = { from: { id: "29:x", aadObjectId: anna.entraObjectId }, recipient: { id: "28:y" } };
          const conversation = { id: "a:x", conversationType: "personal", tenantId: anna.entraTenantId };
          const statuses = await Promise.all(
            [activity, own, { ...own, ...party, conversation }].map((body) => town.post(body)),
          );
          for (const status of statuses) expect(status).toBeLessThan(500);
        },
      );
    },
  );
});

/** A card, but not the one that everybody sees first. */
function isNoWelcome({ card }: ChatMessage): boolean {
  return card !== null && !JSON.stringify(card).includes("Velkommen til");
}

type Delivered = Parameters<Bot["deliver"]>[0];

function messageTo(conversation: Conversation, more: Partial<Omit<OutgoingMessage, "kind" | "view">> = {}): Delivered {
  const receiver = { entraObjectId: anna.entraObjectId, name: anna.name, locale: anna.locale };
  const tenant = { entraTenantId: anna.entraTenantId };
  const { view, text } = cardCase;
  return {
    messageId: "m1",
    attempt: 1,
    conversation,
    receiver,
    tenant,
    kind: "meeting_card",
    view,
    text,
    previous: null,
    ...more,
  };
}

function deep(levels: number): unknown {
  return levels === 0 ? 1 : { in: deep(levels - 1) };
}

function never(name: string): never {
  throw new Error(`There is no case ${name}`);
}
