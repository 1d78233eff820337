import { randomUUID } from "node:crypto";
import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type {
  DeliveryResult,
  MessageChannel,
  OutgoingMessage,
} from "@magic-meetings/contract/messages/message-channel.ts";
import { budgetCard } from "./accounts/budget-card.ts";
import { answerApprovalCardAction, isApprovalVerb } from "./approvals/approval-card-actions.ts";
import { approvalCard } from "./approvals/approval-card.ts";
import type { CardLinks, WelcomeLinks } from "./cards/card-links.ts";
import { deliverCard } from "./cards/deliver-card.ts";
import { answerChatEvent } from "./conversations/answer-chat-event.ts";
import type { AnswerCardAction, CardJson } from "./conversations/turn.ts";
import { answerDietCardAction, isDietVerb } from "./diets/diet-card-actions.ts";
import { dietCard } from "./diets/diet-card.ts";
import { handOverCard } from "./hand-over/hand-over-card.ts";
import { answerHeadCountCardAction, isHeadCountVerb } from "./head-count/head-count-card-actions.ts";
import { headCountCard } from "./head-count/head-count-card.ts";
import { answerMeetingCardAction } from "./meetings/meeting-card-actions.ts";
import { meetingCard } from "./meetings/meeting-card.ts";
import { answerMoveCardAction, isMoveVerb } from "./moves/move-card-actions.ts";
import { mailFailedCard } from "./mail/mail-failed-card.ts";
import { moveCard } from "./moves/move-card.ts";
import { noticeCard } from "./notices/notice-card.ts";
import { seriesOrderCard } from "./series-orders/series-order-card.ts";
import { answerOrphanCardAction, isOrphanVerb } from "./orphans/orphan-card-actions.ts";
import { orphanCard } from "./orphans/orphan-card.ts";
import { answerArrivalCardAction, isArrivalVerb } from "./reception/arrival-card-actions.ts";
import { arrivalCard } from "./reception/arrival-card.ts";
import { answerFeedbackCardAction, isFeedbackVerb } from "./service-orders/feedback-card-actions.ts";
import { feedbackCard } from "./service-orders/feedback-card.ts";
import { createTalk } from "./talk/create-talk.ts";
import { refusingLanguageModel } from "./talk/language-model.ts";
import { isTalkVerb } from "./talk/talk-card-verbs.ts";
import { answerTaskCardAction, isTaskVerb } from "./tasks/task-card-actions.ts";
import { taskCard } from "./tasks/task-card.ts";
import { lateCard } from "./visitor-pages/late-card.ts";
import type { BotLog, MessagesAnswer, MessagesRequest, TeamsAdapterSettings } from "./teams/teams-port.ts";
import { createTeamsAdapter } from "./teams/teams-adapter.ts";

export interface BotDependencies {
  /** The API's client with the bot's own app-only token and `X-Acting-User` for this person. */
  api: (actingUser: ActingUser) => ApiClient;
  adapter: TeamsAdapterSettings;
  links: CardLinks & WelcomeLinks;
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
export async function createBot({ api, adapter, links, log, clock }: BotDependencies): Promise<Bot> {
  const talk = createTalk({ links, clock, newId: randomUUID, languageModel: refusingLanguageModel });
  const answerCardAction: AnswerCardAction = (verb, data, person) =>
    (isTalkVerb(verb) ? talk.answerCardAction : answererOf(verb))(verb, data, { ...person, links });
  const teams = await createTeamsAdapter(
    adapter,
    (event) => answerChatEvent(event, { api, ...talk, answerCardAction, links, log }),
    log,
  );
  return {
    handleMessages: (request) => teams.handleMessages(request),
    deliver: (message) => deliverCard(message, (outgoing) => cardOf(outgoing, links), { teams, log }),
  };
}

/** Each feature answers the buttons of its own card. */
function answererOf(verb: string): typeof answerMeetingCardAction {
  if (isApprovalVerb(verb)) return answerApprovalCardAction;
  if (isHeadCountVerb(verb)) return answerHeadCountCardAction;
  if (isMoveVerb(verb)) return answerMoveCardAction;
  if (isDietVerb(verb)) return answerDietCardAction;
  if (isOrphanVerb(verb)) return answerOrphanCardAction;
  if (isArrivalVerb(verb)) return answerArrivalCardAction;
  if (isTaskVerb(verb)) return answerTaskCardAction;
  if (isFeedbackVerb(verb)) return answerFeedbackCardAction;
  return answerMeetingCardAction;
}

/** The card of each kind of message. */
function cardOf(outgoing: OutgoingMessage, links: CardLinks): CardJson {
  const { text, receiver, conversation } = outgoing;
  const options = { locale: receiver.locale, links, refreshFor: [conversation.channelUserId] };
  switch (outgoing.kind) {
    case "meeting_card":
      return meetingCard(outgoing.view, text, options);
    case "budget_card":
      return budgetCard(outgoing.view, text, options);
    case "approval_card":
      return approvalCard(outgoing.view, text, options);
    case "head_count_card":
      return headCountCard(outgoing.view, text, options);
    case "move_card":
      return moveCard(outgoing.view, text, options);
    case "hand_over_card":
      return handOverCard(outgoing.view, text, options);
    case "diet_card":
      return dietCard(outgoing.view, text, options);
    case "orphan_card":
      return orphanCard(outgoing.view, text, options);
    case "arrival_card":
      return arrivalCard(outgoing.view, text, options);
    case "task_card":
      return taskCard(outgoing.view, text, options);
    case "series_order_card":
      return seriesOrderCard(outgoing.view, text, options);
    case "notice_card":
      return noticeCard(outgoing.view, text, options);
    case "late_card":
      return lateCard(outgoing.view, text, options);
    case "mail_failed_card":
      return mailFailedCard(outgoing.view, text, options);
    case "feedback_card":
      return feedbackCard(outgoing.view, text, options);
  }
}
