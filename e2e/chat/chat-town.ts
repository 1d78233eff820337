import type { AddressInfo } from "node:net";
import { createBot } from "@magic-meetings/bot/main.ts";
import type { Bot } from "@magic-meetings/bot/main.ts";
import { meetingCardCases } from "@magic-meetings/bot/meetings/meeting-card-cases.ts";
import type { TeamsAdapterSettings } from "@magic-meetings/bot/teams/teams-port.ts";
import { messagesBodyLimit } from "@magic-meetings/bot/teams/teams-port.ts";
import { createClient } from "@magic-meetings/contract/http/client.ts";
import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import type { CardActionInput, ChatMessage, ConnectorWeather } from "@magic-meetings/playground/chat/chat-words.ts";
import { createChatStore } from "@magic-meetings/playground/server/chat-store.ts";
import { connectorPlugin } from "@magic-meetings/playground/server/connector-plugin.ts";
import { fastify } from "fastify";
import type { FastifyInstance } from "fastify";
import { anna, bo } from "./chat-people.ts";

// The bot, the simulated connector and a small API on one real HTTP server, for tests of how the three speak with each other.

const now = new Date("2026-11-24T07:00:00Z");

export interface ChatTown {
  bot: Bot;
  serviceUrl: string;
  origin: string;
  api: { down: boolean; title: string; cardsAskedBy: string[]; strangers: string[] };
  conversations: { body: Conversation; actingUser: string }[];
  conversationOf(person: DemoPerson): Conversation;
  open(person: DemoPerson): Promise<{ connected: boolean; messages: ChatMessage[] }>;
  say(person: DemoPerson, text: string): Promise<number>;
  press(person: DemoPerson, action: CardActionInput): Promise<unknown>;
  removeApp(person: DemoPerson): Promise<void>;
  weather(weather: ConnectorWeather): Promise<void>;
  /** Posts to the bot's messaging endpoint; the status. */
  post(body: unknown, authorization?: string): Promise<number>;
  close(): Promise<void>;
}

/** What the server serves besides, by path. */
export type Pages = Record<string, { type: string; body: string }>;

export async function startChatTown(adapter: TeamsAdapterSettings = {}, pages: Pages = {}): Promise<ChatTown> {
  const app = fastify({ forceCloseConnections: true });
  const clock = { now: () => now };
  const chats = createChatStore(clock);
  const town = {
    api: { down: false, title: "Board meeting", cardsAskedBy: [] as string[], strangers: [] as string[] },
    conversations: [] as ChatTown["conversations"],
  };
  const origin = () => `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const serviceUrl = () => `${origin()}/playground/connector/`;

  const plugin = connectorPlugin({
    chats,
    clock,
    serviceUrl,
    botEndpoint: () => `${origin()}/api/messages`,
    people: () => [anna, bo],
    authenticate: ({ headers }) =>
      [anna, bo].find(({ person }) => headers.authorization === `Bearer ${person}`)?.entraObjectId,
  });
  await app.register(plugin, { prefix: "/playground/connector" });
  await app.register(async (api) => smallApi(api, town), { prefix: "/api/v1" });
  for (const [path, { type, body }] of Object.entries(pages)) {
    app.get(path, async (_request, reply) => reply.type(type).send(body));
  }
  let bot: Bot | undefined;
  app.post("/api/messages", { bodyLimit: messagesBodyLimit }, async (request, reply) => {
    const answer = await bot?.handleMessages({ authorization: request.headers.authorization, body: request.body });
    return reply.code(answer?.status ?? 503).send(answer?.body);
  });
  await app.listen({ host: "127.0.0.1", port: 0 });

  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  try {
    bot = await createBot({
      api: ({ entraObjectId }) =>
        createClient({
          baseUrl: `${origin()}/api/v1`,
          getToken: async () => "bot",
          headers: () => ({ "x-acting-user": entraObjectId }),
        }),
      adapter: {
        allowUnauthenticated: true,
        serviceUrls: [serviceUrl()],
        timeoutMs: 3_000,
        findSent: async ({ conversationId }, messageId) => chats.findSent(conversationId, messageId),
        ...adapter,
      },
      links: {
        myMeetings: () => `${origin()}/playground/?page=/meetings`,
        rooms: () => `${origin()}/playground/?page=/rooms`,
        meeting: (id) => `${origin()}/playground/?meeting=${id}`,
        approvals: () => `${origin()}/playground/?approvals`,
        accounts: (id) => `${origin()}/playground/?account=${id}`,
      },
      log: quiet,
      clock,
    });
  } catch (error) {
    await app.close();
    throw error;
  }
  return {
    ...town,
    bot,
    serviceUrl: serviceUrl(),
    origin: origin(),
    ...callers(serviceUrl(), origin(), town),
    close: () => app.close(),
  };
}

/** The endpoints that the bot uses, as the API answers them, for one meeting that is Anna's and Bo's. */
function smallApi(app: FastifyInstance, town: Pick<ChatTown, "api" | "conversations">): void {
  const { view } = meetingCardCases["two-vendors"] ?? { view: undefined };
  const acting = (headers: Record<string, unknown>) => String(headers["x-acting-user"]);
  app.addHook("onRequest", async (request, reply) => {
    if (town.api.strangers.includes(acting(request.headers))) {
      return reply
        .code(401)
        .send({ status: 401, code: "unauthenticated", title: "", type: "about:blank", detail: "who" });
    }
    if (town.api.down)
      return reply.code(503).send({ status: 503, code: "unavailable", title: "", type: "about:blank", detail: "down" });
  });
  app.put<{ Body: Conversation }>("/conversations", async (request) => {
    const { entraObjectId } = request.body;
    const first = !town.conversations.some(({ body }) => body.entraObjectId === entraObjectId);
    town.conversations.push({ body: request.body, actingUser: acting(request.headers) });
    return { first };
  });
  app.get<{ Params: { id: string } }>("/meetings/:id/card", async (request, reply) => {
    if (request.params.id !== view?.meeting.id) {
      return reply
        .code(404)
        .send({ status: 404, code: "not_found", title: "", type: "about:blank", detail: "not there" });
    }
    town.api.cardsAskedBy.push(acting(request.headers));
    return { view, text: { title: town.api.title, summary: "" }, locale: "en" };
  });
  app.get("/me", async () => ({ timeZone: "Europe/Copenhagen" }));
  app.get("/sites", async () => ({ items: [], next: null }));
  app.get("/meetings", async () => {
    const { id, subject, status, stage, start, end, timeZone, organizer, totals } = view?.meeting ?? ({} as never);
    const one = {
      id,
      subject,
      status,
      stage,
      start,
      end,
      timeZone,
      organizer,
      rooms: ["Aarhus"],
      orderCount: 1,
      total: totals,
    };
    return { items: [one], next: null };
  });
}

function callers(serviceUrl: string, origin: string, { conversations }: Pick<ChatTown, "conversations">) {
  const call = async (person: DemoPerson, method: string, path: string, body?: unknown) =>
    fetch(`${serviceUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${person.person}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const chat = (person: DemoPerson) => `chats/${person.entraObjectId}`;
  return {
    conversationOf: (person: DemoPerson) => {
      const found = conversations.findLast(({ body }) => body.entraObjectId === person.entraObjectId);
      if (!found) throw new Error(`There is no conversation with ${person.name}`);
      return found.body;
    },
    open: async (person: DemoPerson) =>
      (await (await call(person, "GET", chat(person))).json()) as { connected: boolean; messages: ChatMessage[] },
    say: async (person: DemoPerson, text: string) =>
      (await call(person, "POST", `${chat(person)}/messages`, { text })).status,
    press: async (person: DemoPerson, action: CardActionInput) =>
      (await call(person, "POST", `${chat(person)}/messages`, { action })).json() as Promise<unknown>,
    removeApp: async (person: DemoPerson) => void (await call(person, "DELETE", `${chat(person)}/app`)),
    weather: async (weather: ConnectorWeather) => void (await call(anna, "PUT", "weather", weather)),
    post: async (body: unknown, authorization?: string) => {
      const headers = { "content-type": "application/json", ...(authorization ? { authorization } : {}) };
      return (await fetch(`${origin}/api/messages`, { method: "POST", headers, body: JSON.stringify(body) })).status;
    },
  };
}
