import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import type { Activity } from "botbuilder";
import type { ChatEvent, ChatPerson, SearchQuery } from "../conversations/turn.ts";

/** What Teams tells in an activity, in our words; undefined for everything the bot has nothing to say to. */
export function toChatEvent(activity: Partial<Activity>): ChatEvent | undefined {
  // A search and a card that it put into a chat are the person's own, wherever the chat is.
  if (activity.type === "invoke") return toInvoke(activity);
  const turn = personalTurn(activity);
  if (!turn) return toGroupEvent(activity);
  switch (activity.type) {
    case "installationUpdate":
      return toInstallation(turn, String(activity.action ?? ""));
    case "conversationUpdate":
      return names(activity.membersAdded, turn.conversation.botId)
        ? { ...turn, kind: "installed", isInstallation: false }
        : undefined;
    case "message":
      return toSubmit(turn, activity) ?? { ...turn, kind: "message", text: plainText(activity.text) };
    default:
      return undefined;
  }
}

function toInvoke(activity: Partial<Activity>): ChatEvent | undefined {
  const turn = turnOf(activity);
  if (!turn) return undefined;
  if (activity.name === "adaptiveCard/action") return toExecute(turn, activity);
  if (activity.name !== "composeExtension/query" || !isRecord(activity.value)) return undefined;
  const { person, conversation } = turn;
  return { person, kind: "search", channelUserId: conversation.channelUserId, query: toQuery(activity.value) };
}

const mostResults = 25;
const longestQuery = 200;

/** The command's one parameter, whatever its name; Teams sends `initialRun` before anything is typed. */
function toQuery({ commandId, parameters, queryOptions }: Record<string, unknown>): SearchQuery {
  const first: unknown = Array.isArray(parameters) ? parameters[0] : undefined;
  const { name, value } = isRecord(first) ? first : {};
  const options = isRecord(queryOptions) ? queryOptions : {};
  return {
    commandId: typeof commandId === "string" ? commandId : "",
    text: name !== "initialRun" && typeof value === "string" ? plainText(value).slice(0, longestQuery) : "",
    skip: numberIn(options["skip"], 0, 10_000, 0),
    count: numberIn(options["count"], 1, mostResults, mostResults),
  };
}

function numberIn(value: unknown, least: number, most: number, otherwise: number): number {
  return typeof value === "number" && Number.isInteger(value) ? Math.min(Math.max(value, least), most) : otherwise;
}

interface PersonalTurn {
  person: ChatPerson;
  conversation: Conversation;
}

/** The person and the 1:1 chat of an activity; group chats and channels are not the bot's place, senders without an Entra id are nobody. */
function personalTurn(activity: Partial<Activity>): PersonalTurn | undefined {
  const { conversation } = activity;
  if (conversation?.isGroup === true || (conversation?.conversationType ?? "personal") !== "personal") return undefined;
  return turnOf(activity);
}

function turnOf(activity: Partial<Activity>): PersonalTurn | undefined {
  const { from, recipient, conversation, serviceUrl } = activity;
  if (activity.channelId !== "msteams" || !serviceUrl || !from || !recipient || !conversation) return undefined;
  const tenantId = conversation.tenantId ?? tenantOf(activity.channelData);
  const known = [from.aadObjectId, tenantId, conversation.id, from.id, recipient.id];
  if (!known.every((value): value is string => typeof value === "string" && value.length > 0)) return undefined;
  const [entraObjectId = "", entraTenantId = "", conversationId = "", channelUserId = "", botId = ""] = known;
  if (!isUuid(entraObjectId) || !isUuid(entraTenantId)) return undefined;
  if (!isPlainId(conversationId)) return undefined;
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

/** In the chat of a meeting, in a group's and in a team the bot only says where it is to be found; it hears what mentions it. */
function toGroupEvent(activity: Partial<Activity>): ChatEvent | undefined {
  const { conversation, recipient, entities } = activity;
  const turn = conversation?.isGroup || conversation?.conversationType ? turnOf(activity) : undefined;
  if (!turn) return undefined;
  const { person } = turn;
  if (activity.type === "installationUpdate")
    return activity.action === "add" ? { person, kind: "added_to_group" } : undefined;
  const isAsked = activity.type === "message" && !isRecord(activity.value) && mentions(entities, recipient?.id);
  return isAsked ? { person, kind: "asked_in_group" } : undefined;
}

function mentions(entities: unknown, id: string | undefined): boolean {
  return (
    Array.isArray(entities) &&
    entities.some((entity) => isRecord(entity) && isRecord(entity["mentioned"]) && entity["mentioned"]["id"] === id)
  );
}

function toInstallation(turn: PersonalTurn, action: string): ChatEvent | undefined {
  if (action === "add") return { ...turn, kind: "installed", isInstallation: true };
  if (action === "add-upgrade") return { ...turn, kind: "installed", isInstallation: true };
  if (action !== "remove" && action !== "remove-upgrade") return undefined;
  return { ...turn, kind: "removed", conversation: { ...turn.conversation, status: "removed" } };
}

/** Action.Execute, as Teams sends it with an invoke. */
function toExecute(turn: PersonalTurn, { value, replyToId }: Partial<Activity>): ChatEvent | undefined {
  const action = isRecord(value) && isRecord(value["action"]) ? value["action"] : undefined;
  if (!action || typeof action["verb"] !== "string") return undefined;
  const data = isRecord(action["data"]) ? action["data"] : {};
  return { ...turn, kind: "card_action", verb: action["verb"], data, ...shownBy(replyToId) };
}

/** Action.Submit, the fallback of older clients: a message whose value is the data; our cards put their verb into it. */
function toSubmit(turn: PersonalTurn, { value, replyToId }: Partial<Activity>): ChatEvent | undefined {
  if (!isRecord(value) || typeof value["verb"] !== "string") return undefined;
  const { verb, ...data } = value;
  return { ...turn, kind: "card_action", verb: String(verb), data, ...shownBy(replyToId) };
}

function shownBy(replyToId: unknown): { shownId?: string } {
  return typeof replyToId === "string" && replyToId !== "" ? { shownId: replyToId } : {};
}

/** Nobody writes more to a bot; what is longer is cut before anything looks at it. */
const longestText = 4_000;

function plainText(text: unknown): string {
  return typeof text === "string"
    ? text
        .slice(0, longestText)
        .replace(/<at(?: [^<>]*)?>[^<]*<\/at>/gi, " ")
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

/** Ids become parts of addresses; one that could lead to another address is none of the channel's. */
export function isPlainId(id: unknown): id is string {
  return typeof id === "string" && /^[^\s/\\?#%]{1,500}$/.test(id) && !/^\.+$/.test(id);
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
