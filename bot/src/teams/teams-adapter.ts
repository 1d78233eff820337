import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import type { Activity, ConversationReference, InvokeResponse, TurnContext } from "botbuilder";
import botbuilder from "botbuilder";
import type { AnswerTurn } from "../conversations/turn.ts";
import { connectorLimits } from "./connector-limits.ts";
import { toChatEvent } from "./incoming-activity.ts";
import { giveAnswer, toCardActivity } from "./outgoing-activity.ts";
import type { SendResult } from "./send-result.ts";
import { toSendResult } from "./send-result.ts";
import { isTrustedServiceUrl } from "./service-urls.ts";
import type { BotLog, MessagesAnswer, TeamsAdapter, TeamsAdapterSettings } from "./teams-port.ts";

/** Speaks with Teams through the Bot Framework. Throws on a registration that is missing without leave. */
export function createTeamsAdapter(settings: TeamsAdapterSettings, answerTurn: AnswerTurn, log: BotLog): TeamsAdapter {
  const adapter = new ChannelAdapter(authentication(settings));
  adapter.use(connectorLimits(settings.timeoutMs ?? 8_000));
  const trusts = (serviceUrl: string) => isTrustedServiceUrl(serviceUrl, settings.serviceUrls);
  const appId = settings.registration?.appId ?? "";
  const turn = (context: TurnContext) => runTurn(context, answerTurn, log);
  return {
    findSent: settings.findSent,
    handleMessages: async ({ authorization, body }) => {
      if (!isActivity(body)) return { status: 400 };
      try {
        return await adapter.receive(authorization ?? "", body, trusts, turn);
      } catch (error) {
        log.error({ err: error, activityType: body.type }, "An activity could not be handled");
        return { status: 503 };
      }
    },
    send: (conversation, message) =>
      adapter.proactively(appId, conversation, trusts, async (context) => {
        const answer = await context.sendActivity(toCardActivity(message));
        return answer?.id ?? "";
      }),
    update: (conversation, activityId, message) =>
      adapter.proactively(appId, conversation, trusts, async (context) => {
        await context.updateActivity({ ...toCardActivity(message), id: activityId });
        return activityId;
      }),
  };
}

type Registration = InstanceType<typeof botbuilder.ConfigurationBotFrameworkAuthentication>;

function authentication(settings: TeamsAdapterSettings): Registration {
  if (!settings.registration) {
    if (settings.allowUnauthenticated !== true)
      throw new Error("The bot needs its registration: app id, app password and tenant id");
    return new botbuilder.ConfigurationBotFrameworkAuthentication({});
  }
  const { appId, appPassword, tenantId } = settings.registration;
  const account = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppType: "SingleTenant" };
  const credentials = new botbuilder.ConfigurationServiceClientCredentialFactory({
    ...account,
    MicrosoftAppPassword: appPassword,
  });
  return new botbuilder.ConfigurationBotFrameworkAuthentication(account, credentials);
}

/** The SDK's adapter without its Express-shaped HTTP part, which answers 500 with the error's text. */
class ChannelAdapter extends botbuilder.CloudAdapter {
  /** 401 without a valid token of the channel, 403 for a service that may not be answered to, else what the turn gave. */
  async receive(
    authorization: string,
    activity: Activity,
    trusts: (serviceUrl: string) => boolean,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<MessagesAnswer> {
    const caller = await this.authenticate(activity, authorization);
    if (!caller) return { status: 401 };
    if (typeof activity.serviceUrl !== "string" || !trusts(activity.serviceUrl)) return { status: 403 };
    const answer: InvokeResponse | undefined = await this.processActivity(caller, activity, turn);
    if (!answer) return { status: 200 };
    return answer.status === 501 ? { status: 400 } : { status: answer.status, body: answer.body as unknown };
  }

  /** Runs one call into a stored conversation and says how it ended. */
  async proactively(
    appId: string,
    conversation: Conversation,
    trusts: (serviceUrl: string) => boolean,
    call: (context: TurnContext) => Promise<string>,
  ): Promise<SendResult> {
    // The conversation was remembered from another address; it is told anew with the person's next activity.
    if (!trusts(conversation.serviceUrl)) return { outcome: "retry", reason: "untrusted_service" };
    let activityId = "";
    try {
      await this.continueConversationAsync(appId, toReference(conversation), async (context) => {
        activityId = await call(context);
      });
    } catch (error) {
      return toSendResult(error, new Date());
    }
    return { outcome: "sent", activityId };
  }

  private async authenticate(activity: Activity, authorization: string) {
    try {
      return await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
    } catch (error) {
      if (isRefusedToken(error)) return undefined;
      throw error;
    }
  }
}

/** A failure with a status is the SDK's verdict on the token; without one the channel's keys could not be read. */
function isRefusedToken(error: unknown): boolean {
  return typeof (error as { statusCode?: unknown } | null)?.statusCode === "number";
}

async function runTurn(context: TurnContext, answerTurn: AnswerTurn, log: BotLog): Promise<void> {
  const event = toChatEvent(context.activity);
  if (!event) return;
  const answer = await answerTurn(event);
  try {
    await giveAnswer(context, answer);
  } catch (error) {
    log.warn({ err: error, kind: event.kind }, "An answer did not reach the chat");
  }
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

function isActivity(body: unknown): body is Activity {
  return typeof body === "object" && body !== null && typeof (body as { type?: unknown }).type === "string";
}
