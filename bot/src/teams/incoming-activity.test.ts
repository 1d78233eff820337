import type { Activity } from "botbuilder";
import { describe, expect, it } from "vitest";
import { toChatEvent } from "./incoming-activity.ts";

const activity = {
  type: "message",
  channelId: "msteams",
  serviceUrl: "https://smba.trafficmanager.net/emea/",
  from: { id: "29:anna", name: "Anna", aadObjectId: "01930000-0000-4000-8000-00000000a001" },
  recipient: { id: "28:bot", name: "Magic Meetings" },
  conversation: {
    id: "a:1",
    conversationType: "personal",
    tenantId: "01930000-0000-4000-8000-00000000aaaa",
    isGroup: false,
    name: "",
  },
  locale: "da-DK",
} satisfies Partial<Activity>;

const turn = {
  person: {
    entraObjectId: activity.from.aadObjectId,
    entraTenantId: activity.conversation.tenantId,
    languageTag: "da-DK",
  },
  conversation: {
    entraObjectId: activity.from.aadObjectId,
    channel: "teams",
    serviceUrl: activity.serviceUrl,
    conversationId: "a:1",
    botId: "28:bot",
    channelUserId: "29:anna",
    status: "installed",
  },
};

describe("what an activity tells", () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["a text", { text: " <at>Magic Meetings</at>  help " }, { kind: "message", text: "help" }],
    ["no text", {}, { kind: "message", text: "" }],
    [
      "a submit of our card",
      { value: { verb: "meeting.refresh", meetingId: "m" } },
      { kind: "card_action", verb: "meeting.refresh", data: { meetingId: "m" } },
    ],
    ["a submit of another card", { text: "x", value: { option: 1 } }, { kind: "message", text: "x" }],
    [
      "an execute",
      {
        type: "invoke",
        name: "adaptiveCard/action",
        value: { action: { verb: "meeting.refresh", data: { meetingId: "m" } } },
      },
      { kind: "card_action", verb: "meeting.refresh", data: { meetingId: "m" } },
    ],
    ["an installation", { type: "installationUpdate", action: "add" }, { kind: "installed", isInstallation: true }],
    ["an upgrade", { type: "installationUpdate", action: "add-upgrade" }, { kind: "installed", isInstallation: true }],
    [
      "the bot as a new member",
      { type: "conversationUpdate", membersAdded: [{ id: "28:bot" }] },
      { kind: "installed", isInstallation: false },
    ],
    [
      "a removal",
      { type: "installationUpdate", action: "remove" },
      { kind: "removed", conversation: { ...turn.conversation, status: "removed" } },
    ],
  ])("%s", (_name, more, event) => {
    expect(toChatEvent({ ...activity, ...more })).toEqual({ ...turn, ...event });
  });

  it.each<[string, Record<string, unknown>]>([
    ["a group chat", { conversation: { ...activity.conversation, isGroup: true } }],
    ["a channel", { conversation: { ...activity.conversation, conversationType: "channel" } }],
    ["another kind of bot channel", { channelId: "webchat" }],
    ["a sender without an Entra id", { from: { id: "29:anna", name: "" } }],
    ["an Entra id that is none", { from: { ...activity.from, aadObjectId: "anna" } }],
    ["no tenant", { conversation: { ...activity.conversation, tenantId: undefined } }],
    ["somebody else as a new member", { type: "conversationUpdate", membersAdded: [{ id: "29:bo" }] }],
    ["members that are no list", { type: "conversationUpdate", membersAdded: "28:bot" }],
    ["an unknown invoke", { type: "invoke", name: "composeExtension/submitAction", value: {} }],
    ["a search without a value", { type: "invoke", name: "composeExtension/query" }],
    ["a reaction", { type: "messageReaction" }],
  ])("nothing: %s", (_name, more) => {
    expect(toChatEvent({ ...activity, ...more } as Partial<Activity>)).toBeUndefined();
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      "what was typed",
      { commandId: "meetings", parameters: [{ name: "text", value: " <at>Bot</at> board " }] },
      { commandId: "meetings", text: "board", skip: 0, count: 25 },
    ],
    [
      "the first look, and a page",
      {
        commandId: "rooms",
        parameters: [{ name: "initialRun", value: "true" }],
        queryOptions: { skip: 25, count: 500 },
      },
      { commandId: "rooms", text: "", skip: 25, count: 25 },
    ],
    [
      "nothing that is understood",
      { parameters: "x", queryOptions: { skip: -1, count: "many" } },
      { commandId: "", text: "", skip: 0, count: 25 },
    ],
  ])("a search anywhere: %s", (_name, value, query) => {
    const conversation = { ...activity.conversation, isGroup: true, conversationType: "groupChat" };
    const event = toChatEvent({ ...activity, conversation, type: "invoke", name: "composeExtension/query", value });
    expect(event).toEqual({ person: turn.person, kind: "search", channelUserId: "29:anna", query });
  });

  it("a press on a card that a search put into a group", () => {
    const conversation = { ...activity.conversation, isGroup: true, conversationType: "groupChat" };
    const value = { action: { verb: "talk.refresh", data: {} } };
    const press = { ...activity, conversation, type: "invoke", name: "adaptiveCard/action", value };
    expect(toChatEvent(press)).toMatchObject({ kind: "card_action", verb: "talk.refresh" });
  });

  it.each([
    ["mentions without an end", "<at>".repeat(25_000)],
    ["one long mention", `<at>${"x".repeat(100_000)}`],
    ["words", "coffee ".repeat(15_000)],
  ])("cuts 100 kB of %s before it looks", (_name, text) => {
    const event = toChatEvent({ ...activity, text });
    expect(event?.kind === "message" && event.text.length).toBeLessThanOrEqual(4_000);
  });

  const group = { ...activity.conversation, isGroup: true, conversationType: "groupChat" };
  const mention = { type: "mention", mentioned: { id: "28:bot" } };
  it.each<[string, Record<string, unknown>, string | undefined]>([
    ["an installation in a group's chat", { type: "installationUpdate", action: "add" }, "added_to_group"],
    ["the same as a new member", { type: "conversationUpdate", membersAdded: [{ id: "28:bot" }] }, undefined],
    ["a removal", { type: "installationUpdate", action: "remove" }, undefined],
    ["what mentions the bot", { text: "<at>Magic Meetings</at> help", entities: [mention] }, "asked_in_group"],
    ["what mentions somebody else", { text: "x", entities: [{ ...mention, mentioned: { id: "29:bo" } }] }, undefined],
    ["what mentions nobody", { text: "Magic Meetings" }, undefined],
    ["a button of a card", { value: { verb: "v" }, entities: [mention] }, undefined],
  ])("in the chat of several: %s", (_name, more, kind) => {
    for (const conversation of [
      group,
      { ...group, conversationType: "channel" },
      { ...group, id: "19:meeting_x@thread.v2" },
    ]) {
      const event = toChatEvent({ ...activity, conversation, ...more });
      // There is no conversation with a person in it, so none is remembered.
      expect(event).toEqual(kind && { kind, person: turn.person });
    }
  });

  it.each(["../x", "a/b", "a?b", "a#b", "a%2fb", "a b", "..", ""])("nothing: a conversation called %j", (id) => {
    expect(toChatEvent({ ...activity, text: "help", conversation: { ...activity.conversation, id } })).toBeUndefined();
  });

  it("finds the tenant in the channel data too", () => {
    const conversation = { ...activity.conversation, tenantId: undefined };
    const channelData = { tenant: { id: activity.conversation.tenantId } };
    expect(toChatEvent({ ...activity, conversation, channelData, text: "x" })).toEqual({
      ...turn,
      kind: "message",
      text: "x",
    });
  });
});
