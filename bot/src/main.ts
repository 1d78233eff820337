import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type {
  DeliveryResult,
  MessageChannel,
  OutgoingMessage,
} from "@magic-meetings/contract/messages/message-channel.ts";
import { answerChatEvent } from "./conversations/answer-chat-event.ts";
import { answerMeetingCardAction } from "./meetings/meeting-card-actions.ts";
import type { CardLinks } from "./meetings/meeting-card.ts";
import { deliverMeetingCard } from "./meetings/deliver-meeting-card.ts";
import type { AnswerCardAction } from "./conversations/turn.ts";
import type { BotLog, MessagesAnswer, MessagesRequest, TeamsAdapterSettings } from "./teams/teams-port.ts";
import { createTeamsAdapter } from "./teams/teams-adapter.ts";

export interface BotDependencies {
  /** The API's client with the bot's own app-only token and `X-Acting-User` for this person. */
  api: (actingUser: ActingUser) => ApiClient;
  adapter: TeamsAdapterSettings;
  links: CardLinks;
  log: BotLog;
  clock: { now(): Date };
}

export interface ActingUser {
  entraObjectId: string;
  entraTenantId: string;
}

export interface Bot extends MessageChannel {
  /** Answers `POST /api/messages`. The server parses the JSON body, bounded by `messagesBodyLimit`, and sends what is answered. */
  handleMessages(request: MessagesRequest): Promise<MessagesAnswer>;
  deliver(message: OutgoingMessage): Promise<DeliveryResult>;
}

/** Puts the bot together: what it is told goes through the API's client, what the API wants told goes through `deliver`. */
export function createBot({ api, adapter, links, log, clock }: BotDependencies): Bot {
  const answerCardAction: AnswerCardAction = (verb, data, person) =>
    answerMeetingCardAction(verb, data, { ...person, links });
  const teams = createTeamsAdapter(
    adapter,
    (event) => answerChatEvent(event, { api, answerCardAction, log, clock }),
    log,
  );
  return {
    handleMessages: (request) => teams.handleMessages(request),
    deliver: (message) => deliverMeetingCard(message, { teams, links, log }),
  };
}
