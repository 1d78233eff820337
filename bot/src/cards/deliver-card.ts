import type { DeliveryResult, OutgoingMessage } from "@magic-meetings/contract/messages/message-channel.ts";
import type { CardJson } from "../conversations/turn.ts";
import type { BotLog, CardMessage, TeamsAdapter } from "../teams/teams-port.ts";
import type { SendResult } from "../teams/send-result.ts";
import { cardNotice } from "./card-notice.ts";

interface Delivery {
  teams: TeamsAdapter;
  log: BotLog;
}

/** Sends a card, or brings the one that is already in the chat up to date. What may have arrived before is looked for first. */
export async function deliverCard(
  outgoing: OutgoingMessage,
  makeCard: (outgoing: OutgoingMessage) => CardJson,
  { teams, log }: Delivery,
): Promise<DeliveryResult> {
  const { conversation, receiver, text, messageId, previous } = outgoing;
  if (conversation.status !== "installed") {
    return { outcome: "unreachable", reason: conversation.status === "blocked" ? "blocked" : "not_installed" };
  }
  const card = makeCard(outgoing);
  const message: CardMessage = { card, summary: cardNotice(text, receiver.locale), messageId };
  const sent = await findEarlierTry(outgoing, teams, log);
  if (sent === "unknown") return { outcome: "retry", reason: "look_before_send_failed" };
  if (sent) return { outcome: "sent", providerId: sent.activityId, content: card };
  const updated = previous
    ? await teams.update(conversation, previous.providerId, message)
    : { outcome: "gone" as const };
  const result = updated.outcome === "gone" ? await teams.send(conversation, message) : updated;
  return toDeliveryResult(result, card);
}

async function findEarlierTry({ attempt, conversation, messageId }: OutgoingMessage, teams: TeamsAdapter, log: BotLog) {
  if (attempt <= 1 || !teams.findSent) return undefined;
  try {
    return await teams.findSent(conversation, messageId);
  } catch (error) {
    log.warn({ err: error, messageId }, "An earlier try of a message could not be looked for");
    return "unknown" as const;
  }
}

function toDeliveryResult(result: SendResult, content: Record<string, unknown>): DeliveryResult {
  switch (result.outcome) {
    case "sent":
      return { outcome: "sent", providerId: result.activityId, content };
    case "gone":
      return { outcome: "unreachable", reason: "not_installed" };
    case "retry":
      return result;
    case "unreachable":
      return result;
  }
}
