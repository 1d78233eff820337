import type { Activity } from "botbuilder";
import type { AnswerTurn } from "../conversations/turn.ts";
import { createChannelTokens, type TokenVerdict } from "./channel-tokens.ts";
import { toChatEvent } from "./incoming-activity.ts";
import { giveAnswer, toCardActivity } from "./outgoing-activity.ts";
import { toSendResult, type SendResult } from "./send-result.ts";
import { isTrustedServiceUrl } from "./service-urls.ts";
import type { BotLog, MessagesAnswer, MessagesRequest, TeamsAdapter, TeamsAdapterSettings } from "./teams-port.ts";
import type { AdmittedActivity, RunningTurn, TeamsSdk } from "./teams-sdk.ts";

/** Speaks with Teams through the chosen SDK; the other one is not loaded. Rejects where the registration is missing without leave. */
export async function createTeamsAdapter(
  settings: TeamsAdapterSettings,
  answerTurn: AnswerTurn,
  log: BotLog,
): Promise<TeamsAdapter> {
  if (!settings.registration && settings.allowUnauthenticated !== true)
    throw new Error("The bot needs its registration: app id, app password and tenant id");
  const sdk = await loadSdk(settings);
  const admit = createDoor(settings);
  const trusts = (serviceUrl: string) => isTrustedServiceUrl(serviceUrl, settings.serviceUrls);
  return {
    findSent: settings.findSent,
    handleMessages: async (request) => {
      try {
        const admitted = await admit(request);
        if ("status" in admitted) return admitted;
        return await sdk.run(admitted, (turn) => runTurn(turn, answerTurn, log));
      } catch (error) {
        log.error({ err: error }, "An activity could not be handled");
        return { status: 503 };
      }
    },
    send: (conversation, message) =>
      outcomeOf(trusts(conversation.serviceUrl), () => sdk.send(conversation, toCardActivity(message))),
    update: (conversation, activityId, message) =>
      outcomeOf(trusts(conversation.serviceUrl), async () => {
        await sdk.update(conversation, activityId, toCardActivity(message));
        return activityId;
      }),
  };
}

async function loadSdk(settings: TeamsAdapterSettings): Promise<TeamsSdk> {
  switch (settings.sdk ?? "botbuilder") {
    case "botbuilder":
      return (await import("./botbuilder-sdk.ts")).createBotbuilderSdk(settings);
    case "agents":
      return (await import("./agents-sdk.ts")).createAgentsSdk(settings);
  }
}

/**
 * Decides what comes in: 400 for what is no activity, 401 without a valid token of the channel, 403 where the token is for another service,
 * or the service is none that may be answered to.
 */
function createDoor({ registration, serviceUrls, channelMetadataUrl }: TeamsAdapterSettings) {
  const check = registration && createChannelTokens({ appId: registration.appId, metadataUrl: channelMetadataUrl });
  return async ({ authorization, body }: MessagesRequest): Promise<AdmittedActivity | MessagesAnswer> => {
    if (!isActivity(body)) return { status: 400 };
    const verdict: TokenVerdict | undefined = await check?.(authorization, body);
    if (verdict?.kind === "refused") return { status: verdict.status };
    if (typeof body.serviceUrl !== "string" || !isTrustedServiceUrl(body.serviceUrl, serviceUrls))
      return { status: 403 };
    return { activity: body, claims: verdict?.claims };
  };
}

async function runTurn(turn: RunningTurn, answerTurn: AnswerTurn, log: BotLog): Promise<void> {
  const event = toChatEvent(turn.activity);
  if (!event) return;
  const answer = await answerTurn(event);
  try {
    await giveAnswer(turn, answer);
  } catch (error) {
    log.warn({ err: error, kind: event.kind }, "An answer did not reach the chat");
  }
}

async function outcomeOf(isTrusted: boolean, call: () => Promise<string>): Promise<SendResult> {
  // The conversation was remembered from another address; it is told anew with the person's next activity.
  if (!isTrusted) return { outcome: "retry", reason: "untrusted_service" };
  try {
    return { outcome: "sent", activityId: await call() };
  } catch (error) {
    return toSendResult(error, new Date());
  }
}

function isActivity(body: unknown): body is Activity {
  return typeof body === "object" && body !== null && typeof (body as { type?: unknown }).type === "string";
}
