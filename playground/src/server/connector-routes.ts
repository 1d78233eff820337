import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import type { FastifyInstance, FastifyReply } from "fastify";
import { channelUserIdOf } from "../chat/chat-ids.ts";
import type { ChatMessage, ConnectorWeather } from "../chat/chat-words.ts";
import type { ChatStore } from "./chat-store.ts";
import { conversationIdOf, memberOf } from "./simulated-teams.ts";

export interface ConnectorState {
  chats: ChatStore;
  people: () => readonly DemoPerson[];
  weather: () => ConnectorWeather;
  isInstalled: (person: DemoPerson) => boolean;
  serviceUrl: () => string;
}

/** What Teams takes in one message, in bytes. */
const largestMessage = 100 * 1024;

type ConversationParams = { Params: { conversationId: string } };
type ActivityParams = { Params: { conversationId: string; activityId: string } };

/**
 * The part of the Bot Connector protocol (v3.1) that bots in personal chats use. A conversation or an activity that is not there is answered
 * as Teams answers it: 404, where other channels say 400.
 */
export function connectorRoutes(app: FastifyInstance, state: ConnectorState): void {
  const { chats } = state;
  const personOf = (conversationId: string) =>
    state.people().find((person) => conversationIdOf(person) === conversationId);
  const bounded = { bodyLimit: largestMessage };

  app.addHook("onRequest", async (_request, reply) => {
    const weather = state.weather();
    if (weather.kind === "down") return refuse(reply, 503, "ServiceUnavailable", "The service is unavailable.");
    if (weather.kind !== "throttled") return;
    reply.header("retry-after", String(weather.retryAfterSeconds));
    return refuse(reply, 429, "Throttled", "Too many requests.");
  });

  app.addHook("onSend", async (request, reply, payload) => {
    if (state.weather().kind !== "answers_lost" || request.method === "GET" || reply.statusCode >= 300) return payload;
    reply.code(504);
    return JSON.stringify(errorBody("GatewayTimeout", "The answer was lost."));
  });

  app.post<{ Body: unknown }>("/conversations", bounded, async (request, reply) => {
    const { members, activity } = (request.body ?? {}) as { members?: unknown; activity?: unknown };
    if (!Array.isArray(members) || members.length !== 1) {
      return refuse(reply, 400, "BadArgument", "Conversations must be to a single member");
    }
    const userId = (members[0] as { id?: unknown } | null)?.id;
    const person = state.people().find((one) => channelUserIdOf(one) === userId);
    if (!person) return refuse(reply, 400, "ServiceError", `Invalid userId: ${String(userId)}`);
    const id = conversationIdOf(person);
    const content = activity === undefined ? undefined : toContent(activity);
    const sent = content && chats.add(id, { from: "bot", ...content.shown }, content.messageId);
    return { id, serviceUrl: state.serviceUrl(), ...(sent ? { activityId: sent.id } : {}) };
  });

  const send = async (request: ConversationParams["Params"] & { body: unknown }, reply: FastifyReply) => {
    const person = personOf(request.conversationId);
    if (!person) return refuse(reply, 404, "ConversationNotFound", "Conversation not found.");
    if (!state.isInstalled(person)) {
      return refuse(reply, 403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
    }
    const content = toContent(request.body);
    if (!content) return refuse(reply, 400, "BadSyntax", "The activity has neither a type nor content.");
    if (content.type !== "message") return { id: "" };
    return { id: chats.add(request.conversationId, { from: "bot", ...content.shown }, content.messageId).id };
  };
  app.post<ConversationParams>("/conversations/:conversationId/activities", bounded, (request, reply) =>
    send({ ...request.params, body: request.body }, reply),
  );
  app.post<ActivityParams>("/conversations/:conversationId/activities/:activityId", bounded, (request, reply) =>
    send({ ...request.params, body: request.body }, reply),
  );

  app.put<ActivityParams>("/conversations/:conversationId/activities/:activityId", bounded, async (request, reply) => {
    const { conversationId, activityId } = request.params;
    const content = toContent(request.body);
    if (!content) return refuse(reply, 400, "BadSyntax", "The activity has neither a type nor content.");
    const own = chats.find(conversationId, activityId)?.from === "bot";
    const replaced = own ? chats.replace(conversationId, activityId, content.shown, content.messageId) : undefined;
    if (!replaced)
      return refuse(reply, 404, "ActivityNotFoundInConversation", "The activity is not in the conversation.");
    return { id: activityId };
  });

  app.delete<ActivityParams>("/conversations/:conversationId/activities/:activityId", async (request, reply) => {
    const { conversationId, activityId } = request.params;
    if (chats.remove(conversationId, activityId)) return {};
    return refuse(reply, 404, "ActivityNotFoundInConversation", "The activity is not in the conversation.");
  });

  const members = async (request: ConversationParams["Params"], reply: FastifyReply) => {
    const person = personOf(request.conversationId);
    return person ? [memberOf(person)] : refuse(reply, 404, "ConversationNotFound", "Conversation not found.");
  };
  app.get<ConversationParams>("/conversations/:conversationId/members", (request, reply) =>
    members(request.params, reply),
  );
  app.get<ActivityParams>("/conversations/:conversationId/activities/:activityId/members", (request, reply) =>
    members(request.params, reply),
  );
  app.get<{ Params: { conversationId: string; memberId: string } }>(
    "/conversations/:conversationId/members/:memberId",
    async (request, reply) => {
      const person = personOf(request.params.conversationId);
      if (person && channelUserIdOf(person) === request.params.memberId) return memberOf(person);
      return refuse(reply, 404, "MemberNotFoundInConversation", "The member is not in the conversation.");
    },
  );
}

interface Content {
  type: string;
  shown: Pick<ChatMessage, "text" | "card">;
  messageId: string | undefined;
}

/** What a chat shows of an activity: its text and its first Adaptive Card. */
function toContent(activity: unknown): Content | undefined {
  const { type, text, attachments, channelData } = (activity ?? {}) as Record<string, unknown>;
  if (typeof type !== "string") return undefined;
  const cards = (Array.isArray(attachments) ? attachments : []) as { contentType?: unknown; content?: unknown }[];
  const card = cards.find(({ contentType }) => contentType === "application/vnd.microsoft.card.adaptive")?.content;
  const messageId = (channelData as { messageId?: unknown } | null | undefined)?.messageId;
  const shown = { text: typeof text === "string" && text ? text : null, card: isRecord(card) ? card : null };
  if (type === "message" && shown.text === null && shown.card === null) return undefined;
  return { type, shown, messageId: typeof messageId === "string" ? messageId : undefined };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function errorBody(code: string, message: string) {
  return { error: { code, message } };
}

function refuse(reply: FastifyReply, status: number, code: string, message: string) {
  return reply.code(status).send(errorBody(code, message));
}
