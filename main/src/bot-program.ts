import type { Clock } from "@magic-meetings/api/clock/clock.ts";
import type { InternalAuthority } from "@magic-meetings/api/identity/internal-authority.ts";
import { messagesBodyLimit } from "@magic-meetings/bot/teams/teams-port.ts";
import { createClient } from "@magic-meetings/contract/http/client.ts";
import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import type { MessageChannel } from "@magic-meetings/contract/messages/message-channel.ts";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { Addresses } from "./addresses.ts";
import type { Settings } from "./settings.ts";

export interface BotProgramDeps {
  settings: Settings;
  addresses: Addresses;
  internal: InternalAuthority;
  clock: Clock;
  log: FastifyBaseLogger;
  /** Where the demo is simulated. */
  connector: DemoConnector | undefined;
}

/** The demo's stand-in for Teams: where it is, and whether it has a message already. */
export interface DemoConnector {
  serviceUrls: readonly string[];
  findSent(conversation: Conversation, messageId: string): { activityId: string } | undefined;
}

export interface BotProgram {
  channel: MessageChannel;
  /** Mounts `POST /api/messages`. */
  mount(server: FastifyInstance): Promise<void>;
}

/** The bot with its way into the API; undefined where neither a registration nor the demo lets anybody talk to it. */
export async function startBot(deps: BotProgramDeps): Promise<BotProgram | undefined> {
  const { settings, addresses, internal, clock, log, connector } = deps;
  if (settings.bot === undefined && connector === undefined) return undefined;
  // The bot's SDK is large, and a service without a bot does not load it.
  const { createBot } = await import("@magic-meetings/bot/main.ts");
  const bot = await createBot({
    api: ({ entraObjectId, entraTenantId }) =>
      createClient({
        baseUrl: `${addresses.own()}/api/v1`,
        getToken: () => internal.botToken(),
        headers: () => ({ "x-acting-user": entraObjectId, "x-acting-tenant": entraTenantId }),
      }),
    adapter: {
      sdk: settings.botSdk,
      ...(settings.bot === undefined ? {} : { registration: settings.bot }),
      ...(connector === undefined
        ? {}
        : {
            allowUnauthenticated: true,
            serviceUrls: connector.serviceUrls,
            findSent: async (conversation: Conversation, messageId: string) =>
              connector.findSent(conversation, messageId),
          }),
    },
    links: {
      myMeetings: () => tabLink(settings, addresses, "/meetings"),
      rooms: () => tabLink(settings, addresses, "/rooms"),
      meeting: (meetingId) => tabLink(settings, addresses, `/meetings/${meetingId}`),
      approvals: () => tabLink(settings, addresses, "/approvals"),
      accounts: (accountId) => tabLink(settings, addresses, `/accounts?account=${accountId}`),
    },
    log: {
      info: (facts, message) => log.info(facts, message),
      warn: (facts, message) => log.warn(facts, message),
      error: (facts, message) => log.error(facts, message),
    },
    clock,
  });
  return {
    channel: bot,
    async mount(server) {
      const options = { config: { access: { public: true } }, bodyLimit: messagesBodyLimit } as const;
      server.post("/api/messages", options, async (request, reply) => {
        const { status, body } = await bot.handleMessages({
          authorization: request.headers.authorization,
          body: request.body,
        });
        return reply.code(status).send(body);
      });
    },
  };
}

/** In Teams a link opens the app's tab; in the demo it opens the tab's page itself. */
export function tabLink({ teamsAppId }: Settings, addresses: Addresses, page: string): string {
  if (teamsAppId === undefined) return `${addresses.published()}/tabs/#${page}`;
  const context = encodeURIComponent(JSON.stringify({ subEntityId: page }));
  return `https://teams.microsoft.com/l/entity/${teamsAppId}/my-meetings?context=${context}`;
}
