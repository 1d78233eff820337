import type { Conversation } from "@magic-meetings/contract/messages/message.ts";
import type { AuthConfiguration, TurnContext, WebResponse } from "@microsoft/agents-hosting";
import { deadline } from "./agents-deadline.ts";
import type { TeamsAdapterSettings } from "./teams-port.ts";
import type { OutgoingActivity, RunningTurn, TeamsSdk } from "./teams-sdk.ts";

const defaultTimeoutMilliseconds = 8_000;

/** Teams through the Microsoft 365 Agents SDK. */
export async function createAgentsSdk(settings: TeamsAdapterSettings): Promise<TeamsSdk> {
  const { Activity } = await import("@microsoft/agents-activity");
  const hosting = await import("@microsoft/agents-hosting");
  const timeoutMs = settings.timeoutMs ?? defaultTimeoutMilliseconds;
  const identity = settings.registration ? { aud: settings.registration.appId } : {};

  class ChannelAdapter extends hosting.CloudAdapter {
    constructor() {
      super(configuration(settings));
      // The SDK would tell the person to fix the source code, and keep the error from whoever can.
      this.onTurnError = async (_context, error) => {
        throw error;
      };
    }

    /** Not with every turn: fetching the bot's own token may fail, and most buttons are answered without it. */
    protected override resolveIfConnectorClientIsNeeded(): boolean {
      return false;
    }

    /** Lets the turn speak to the channel's service, not only answer the request. */
    async connect(context: TurnContext): Promise<void> {
      if (context.turnState.has(this.ConnectorClientKey)) return;
      const client = await this.createConnectorClientWithIdentity(identity, context.activity);
      this.setConnectorClient(context, deadline(client, timeoutMs));
    }

    /** A client for a conversation that is told something outside a turn. */
    async open(conversation: Conversation) {
      const address = addressed({ type: "event" }, conversation);
      return deadline(await this.createConnectorClientWithIdentity(identity, Activity.fromObject(address)), timeoutMs);
    }
  }

  const adapter = new ChannelAdapter();
  const replies = (context: TurnContext): RunningTurn => ({
    activity: context.activity as RunningTurn["activity"],
    sendActivity: async (activity) => {
      if (activity.type !== "invokeResponse") await adapter.connect(context);
      return await context.sendActivity(Activity.fromObject(activity));
    },
    updateActivity: async (activity) => {
      await adapter.connect(context);
      return await context.updateActivity(Activity.fromObject(activity));
    },
  });

  return {
    run: async ({ activity, claims }, turn) => {
      const request = { method: "POST", headers: {}, body: { ...activity }, user: { ...claims } };
      const response = collectedResponse();
      let began = false;
      try {
        await adapter.process(request, response, (context) => {
          began = true;
          return turn(replies(context));
        });
      } catch (error) {
        // Before the turn nothing of ours ran and nothing is fetched: the SDK could not read the activity.
        if (!began) return { status: 400 };
        throw error;
      }
      const { status, body } = response.collected;
      return status === 501 ? { status: 400 } : { status, ...(body === undefined ? {} : { body }) };
    },
    send: async (conversation, activity) => {
      const client = await adapter.open(conversation);
      const addressedTo = Activity.fromObject(addressed(activity, conversation));
      const answer = await client.sendToConversation(encodeURIComponent(conversation.conversationId), addressedTo);
      return answer.id ?? "";
    },
    update: async (conversation, id, activity) => {
      const client = await adapter.open(conversation);
      const addressedTo = Activity.fromObject(addressed({ ...activity, id }, conversation));
      const conversationId = encodeURIComponent(conversation.conversationId);
      await client.updateActivity(conversationId, encodeURIComponent(id), addressedTo);
    },
  };
}

/** Stated whole: what is left out here the SDK would take from the environment. */
function configuration({ registration }: TeamsAdapterSettings): AuthConfiguration {
  const connection: AuthConfiguration = registration
    ? {
        clientId: registration.appId,
        clientSecret: registration.appPassword,
        tenantId: registration.tenantId,
        validateIssuer: true,
      }
    : {};
  return {
    ...connection,
    connections: new Map([["serviceConnection", connection]]),
    connectionsMap: [{ serviceUrl: "*", connection: "serviceConnection" }],
  };
}

function addressed(activity: OutgoingActivity, conversation: Conversation): object {
  return {
    ...activity,
    channelId: "msteams",
    serviceUrl: conversation.serviceUrl,
    from: { id: conversation.botId },
    recipient: { id: conversation.channelUserId },
    conversation: { id: conversation.conversationId, isGroup: false, conversationType: "personal" },
  };
}

interface CollectedResponse extends WebResponse {
  collected: { status: number; body?: unknown };
}

/** What the SDK answers, for the server to send. */
function collectedResponse(): CollectedResponse {
  const collected: CollectedResponse["collected"] = { status: 200 };
  const response: CollectedResponse = {
    collected,
    headersSent: false,
    writableEnded: false,
    status: (code) => {
      collected.status = code;
      return response;
    },
    setHeader: () => response,
    send: (body) => {
      collected.body = body;
      return response;
    },
    end: () => {
      response.writableEnded = true;
      return response;
    },
  };
  return response;
}
