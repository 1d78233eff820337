import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { describe, expect, it, vi } from "vitest";
import { answerChatEvent, type ChatEventContext } from "./answer-chat-event.ts";

const person = {
  entraObjectId: "01930000-0000-4000-8000-00000000a001",
  entraTenantId: "01930000-0000-4000-8000-00000000aaaa",
  languageTag: "da-DK",
};
const conversation = {
  entraObjectId: person.entraObjectId,
  channel: "teams" as const,
  serviceUrl: "https://smba.trafficmanager.net/emea/",
  conversationId: "a:1",
  botId: "28:bot",
  channelUserId: "29:anna",
  status: "installed" as const,
};

function contextOf(api: ApiClient): ChatEventContext {
  const nothing = async () => ({ kind: "nothing" as const });
  return {
    api: () => api,
    answerCardAction: nothing,
    answerMessage: nothing,
    answerSearch: nothing,
    links: { myMeetings: () => "https://meetings.example/my", rooms: () => "https://meetings.example/rooms" },
    log: { warn: () => undefined },
  };
}

describe("an installation", () => {
  it("is answered with the welcome where it is the person's first, whichever event tells it", async () => {
    let told = 0;
    const api = (async () => ({ first: (told += 1) === 1 })) as unknown as ApiClient;
    const answers = [];
    for (const isInstallation of [false, true, true]) {
      answers.push(await answerChatEvent({ kind: "installed", person, conversation, isInstallation }, contextOf(api)));
    }
    expect(answers.map(({ kind }) => kind)).toEqual(["card", "nothing", "nothing"]);
    expect(JSON.stringify(answers[0])).toContain("Velkommen til Magic Meetings");
  });
});

describe("the chat of several", () => {
  it.each([
    ["added_to_group", "Magic Meetings er her nu"],
    ["asked_in_group", "din egen chat med mig"],
  ] as const)("%s is answered with where the bot is to be found, and asks nobody", async (kind, sentence) => {
    const api = vi.fn();
    const answer = await answerChatEvent({ kind, person }, contextOf(api as unknown as ApiClient));
    expect(answer).toMatchObject({ kind: "text", text: expect.stringContaining(sentence) as string });
    expect(api).not.toHaveBeenCalled();
  });
});
