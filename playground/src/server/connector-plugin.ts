import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import type { FastifyError, FastifyInstance, FastifyRequest } from "fastify";
import type { ConnectorWeather } from "../chat/chat-words.ts";
import type { TellBot } from "./app-installations.ts";
import { createAppInstallations } from "./app-installations.ts";
import { callBot } from "./bot-caller.ts";
import { chatRoutes } from "./chat-routes.ts";
import type { ChatStore } from "./chat-store.ts";
import { connectorRoutes, errorBody } from "./connector-routes.ts";
import { activityOf } from "./simulated-teams.ts";

export interface ConnectorOptions {
  /** From createChatStore; whoever made it can ask it what was sent. */
  chats: ChatStore;
  /** The bot's messaging endpoint, for example `http://127.0.0.1:3000/api/messages`; asked when it is needed. */
  botEndpoint: () => string;
  /** The address at which this plugin is mounted, with a slash at the end: the `serviceUrl` of every activity. */
  serviceUrl: () => string;
  people: () => readonly DemoPerson[];
  /** The Entra object id of the signed-in demo person who asks. */
  authenticate: (request: FastifyRequest) => string | undefined | Promise<string | undefined>;
  clock: { now(): Date };
}

/**
 * A simulated Bot Framework channel for the demo: below `/v3` it speaks the Bot Connector protocol with the bot, beside it with chat windows.
 * It believes whoever calls `/v3`, so it is mounted in demo mode only.
 */
export function connectorPlugin(options: ConnectorOptions): (app: FastifyInstance) => Promise<void> {
  const { chats, people, serviceUrl, botEndpoint, clock } = options;
  const tellBot: TellBot = (person, id, more) =>
    callBot(botEndpoint(), activityOf(person, serviceUrl(), id, clock.now(), more));
  const installations = createAppInstallations(tellBot, clock);
  const weather = changingWeather();
  const isInstalled = (person: DemoPerson) => !installations.isRemoved(person);
  return async (app) => {
    await app.register(
      async (v3) => {
        v3.setErrorHandler((error: FastifyError, _request, reply) => {
          const status = error.statusCode ?? 500;
          return reply.code(status).send(errorBody(codeOf(status), error.message));
        });
        connectorRoutes(v3, { chats, people, weather: weather.get, isInstalled, serviceUrl });
      },
      { prefix: "/v3" },
    );
    await app.register(async (window) => chatRoutes(window, { ...options, tellBot, installations, weather }));
  };
}

function changingWeather() {
  let weather: ConnectorWeather = { kind: "fine" };
  return {
    get: () => weather,
    set: (next: ConnectorWeather) => {
      weather = next;
    },
  };
}

function codeOf(status: number): string {
  if (status === 413) return "MessageSizeTooBig";
  return status < 500 ? "BadSyntax" : "ServiceError";
}
