import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import type { Activity } from "botbuilder";
import type { ChatEvent, ChatPerson } from "../conversations/turn.ts";

/** What Teams tells in an activity, in our words; undefined for everything the bot has nothing to say to. */
export function toChatEvent(activity: Partial<Activity>): ChatEvent | undefined {
  const turn = personalTurn(activity);
  if (!turn) return undefined;
  switch (activity.type) {
    case "installationUpdate":
      return toInstallation(turn, String(activity.action ?? ""));
    case "conversationUpdate":
      return names(activity.membersAdded, turn.conversation.botId)
        ? { ...turn, kind: "installed", greet: false }
        : undefined;
    case "message":
      return toSubmit(turn, activity.value) ?? { ...turn, kind: "message", text: plainText(activity.text) };
    case "invoke":
      return activity.name === "adaptiveCard/action" ? toExecute(turn, activity.value) : undefined;
    default:
      return undefined;
  }
}

interface PersonalTurn {
  person: ChatPerson;
  conversation: Conversation;
}

/** The person and the 1:1 chat of an activity; group chats and channels are not the bot's place, senders without an Entra id are nobody. */
function personalTurn(activity: Partial<Activity>): PersonalTurn | undefined {
  const { from, recipient, conversation, serviceUrl } = activity;
  if (activity.channelId !== "msteams" || !serviceUrl || !from || !recipient || !conversation) return undefined;
  if (conversation.isGroup === true || (conversation.conversationType ?? "personal") !== "personal") return undefined;
  const tenantId = conversation.tenantId ?? tenantOf(activity.channelData);
  const known = [from.aadObjectId, tenantId, conversation.id, from.id, recipient.id];
  if (!known.every((value): value is string => typeof value === "string" && value.length > 0)) return undefined;
  const [entraObjectId = "", entraTenantId = "", conversationId = "", channelUserId = "", botId = ""] = known;
  if (!isUuid(entraObjectId) || !isUuid(entraTenantId)) return undefined;
  return {
    person: {
      entraObjectId,
      entraTenantId,
      languageTag: typeof activity.locale === "string" ? activity.locale : undefined,
    },
    conversation: {
      entraObjectId,
      channel: "teams",
      serviceUrl,
      conversationId,
      botId,
      channelUserId,
      status: "installed",
    },
  };
}

function toInstallation(turn: PersonalTurn, action: string): ChatEvent | undefined {
  if (action === "add") return { ...turn, kind: "installed", greet: true };
  if (action === "add-upgrade") return { ...turn, kind: "installed", greet: false };
  if (action !== "remove" && action !== "remove-upgrade") return undefined;
  return { ...turn, kind: "removed", conversation: { ...turn.conversation, status: "removed" } };
}

/** Action.Execute, as Teams sends it with an invoke. */
function toExecute(turn: PersonalTurn, value: unknown): ChatEvent | undefined {
  const action = isRecord(value) && isRecord(value["action"]) ? value["action"] : undefined;
  if (!action || typeof action["verb"] !== "string") return undefined;
  return { ...turn, kind: "card_action", verb: action["verb"], data: isRecord(action["data"]) ? action["data"] : {} };
}

/** Action.Submit, the fallback of older clients: a message whose value is the data; our cards put their verb into it. */
function toSubmit(turn: PersonalTurn, value: unknown): ChatEvent | undefined {
  if (!isRecord(value) || typeof value["verb"] !== "string") return undefined;
  const { verb, ...data } = value;
  return { ...turn, kind: "card_action", verb: String(verb), data };
}

function plainText(text: unknown): string {
  return typeof text === "string"
    ? text
        .replace(/<at>.*?<\/at>/g, " ")
        .replace(/\s+/g, " ")
        .trim()
    : "";
}

function names(members: unknown, id: string): boolean {
  return Array.isArray(members) && members.some((member) => isRecord(member) && member["id"] === id);
}

function tenantOf(channelData: unknown): unknown {
  return isRecord(channelData) && isRecord(channelData["tenant"]) ? channelData["tenant"]["id"] : undefined;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
