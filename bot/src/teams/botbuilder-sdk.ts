import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import type * as botbuilderModule from "botbuilder";
import type { ConversationReference, InvokeResponse, TurnContext } from "botbuilder";
import { connectorLimits } from "./connector-limits.ts";
import type { TeamsAdapterSettings } from "./teams-port.ts";
import type { TeamsSdk } from "./teams-sdk.ts";

const defaultTimeoutMilliseconds = 8_000;
/** What the bot's own tokens are for. */
const channelAudience = "https://api.botframework.com";

/** Teams through the Bot Framework's SDK, without its Express-shaped HTTP part, which answers 500 with the error's text. */
export async function createBotbuilderSdk(settings: TeamsAdapterSettings): Promise<TeamsSdk> {
  const botbuilder = await import("botbuilder");
  const account = authentication(botbuilder, settings);
  const adapter = new botbuilder.CloudAdapter(account);
  adapter.use(connectorLimits(settings.timeoutMs ?? defaultTimeoutMilliseconds));
  const appId = settings.registration?.appId ?? "";
  const within = (conversation: Conversation, call: (context: TurnContext) => Promise<void>) =>
    adapter.continueConversationAsync(appId, toReference(conversation), call);
  // The class keeps the way in with a checked token to itself; its public one wants Express' request and response.
  const incoming = adapter as unknown as IncomingSide;
  return {
    run: async ({ activity }, turn) => {
      const claimsIdentity = incoming.createClaimsIdentity(appId);
      const connectorFactory = account.createConnectorFactory(claimsIdentity);
      const caller = { audience: channelAudience, claimsIdentity, connectorFactory };
      const answer = await incoming.processActivity(caller, activity, turn);
      if (!answer) return { status: 200 };
      return answer.status === 501 ? { status: 400 } : { status: answer.status, body: answer.body as unknown };
    },
    send: async (conversation, activity) => {
      let id = "";
      await within(conversation, async (context) => {
        // Else the SDK replies to the id that it made up for this turn.
        delete context.activity.id;
        id = (await context.sendActivity(activity))?.id ?? "";
      });
      return id;
    },
    update: (conversation, id, activity) =>
      within(conversation, async (context) => {
        await context.updateActivity({ ...activity, id });
      }),
  };
}

type Botbuilder = typeof botbuilderModule;
type Account = InstanceType<Botbuilder["ConfigurationBotFrameworkAuthentication"]>;
type ClaimsIdentity = Parameters<Account["createConnectorFactory"]>[0];

interface IncomingSide {
  createClaimsIdentity(appId: string): ClaimsIdentity;
  processActivity(
    caller: Awaited<ReturnType<Account["authenticateRequest"]>>,
    activity: object,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined>;
}

function authentication(botbuilder: Botbuilder, { registration }: TeamsAdapterSettings): Account {
  if (!registration) return new botbuilder.ConfigurationBotFrameworkAuthentication({});
  const { appId, appPassword, tenantId } = registration;
  const account = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppType: "SingleTenant" };
  const credentials = new botbuilder.ConfigurationServiceClientCredentialFactory({
    ...account,
    MicrosoftAppPassword: appPassword,
  });
  return new botbuilder.ConfigurationBotFrameworkAuthentication(account, credentials);
}

function toReference(conversation: Conversation): Partial<ConversationReference> {
  return {
    channelId: "msteams",
    serviceUrl: conversation.serviceUrl,
    bot: { id: conversation.botId, name: "" },
    user: { id: conversation.channelUserId, name: "" },
    conversation: { id: conversation.conversationId, isGroup: false, conversationType: "personal", name: "" },
  };
}
