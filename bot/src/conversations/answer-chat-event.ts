import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { WelcomeLinks } from "../cards/card-links.ts";
import type { Words } from "../messages/words.ts";
import { localeOf, wordsFor } from "../messages/words.ts";
import { rememberConversation } from "./remember-conversation.ts";
import type { AnswerCardAction, AnswerMessage, AnswerSearch, ChatAnswer, ChatEvent } from "./turn.ts";
import { welcomeCard } from "./welcome-card.ts";

export interface ChatEventContext {
  api: (actingUser: { entraObjectId: string; entraTenantId: string }) => ApiClient;
  answerCardAction: AnswerCardAction;
  answerMessage: AnswerMessage;
  answerSearch: AnswerSearch;
  links: WelcomeLinks;
  log: { warn(facts: object, message: string): void };
}

/**
 * Answers what happened in a chat. Installing and removing throw when the API cannot be told, so that the channel hears of it and tells again;
 * everything else is answered with a sentence whatever happens.
 */
export async function answerChatEvent(event: ChatEvent, context: ChatEventContext): Promise<ChatAnswer> {
  const words = wordsFor(localeOf(event.person.languageTag) ?? "en");
  if (event.kind === "added_to_group") return { kind: "text", text: words.say("chat.groupWelcome") };
  if (event.kind === "asked_in_group") return { kind: "text", text: words.say("chat.groupAnswer") };
  const api = context.api(event.person);
  try {
    if (event.kind === "installed" || event.kind === "removed")
      return await answerInstallation(event, api, words, context);
    return await answerPerson(event, api, words, context);
  } catch (error) {
    context.log.warn({ err: error, kind: event.kind }, "A chat event could not be answered");
    if (isUnknownPerson(error)) return answerStranger(event, words);
    if (event.kind === "installed" || event.kind === "removed") throw error;
    return { kind: "refused", status: 500, code: "Unavailable", text: words.say("chat.unavailable") };
  }
}

type PersonEvent = Extract<ChatEvent, { kind: "message" | "card_action" | "search" }>;
type InstallationEvent = Extract<ChatEvent, { kind: "installed" | "removed" }>;

/** Welcomes a person once, whichever event comes first and however often the app is removed and installed. */
async function answerInstallation(
  event: InstallationEvent,
  api: ApiClient,
  words: Words,
  { links }: ChatEventContext,
): Promise<ChatAnswer> {
  const isFirst = await rememberConversation(api, event.conversation);
  return event.kind === "installed" && isFirst
    ? { kind: "card", card: welcomeCard(words, links) }
    : { kind: "nothing" };
}

async function answerPerson(
  event: PersonEvent,
  api: ApiClient,
  words: Words,
  context: ChatEventContext,
): Promise<ChatAnswer> {
  if (event.kind === "search")
    return context.answerSearch(event.query, { api, words, channelUserId: event.channelUserId });
  const { channelUserId } = event.conversation;
  if (event.kind === "card_action") {
    const answering = context.answerCardAction(event.verb, event.data, { api, words, channelUserId });
    const [answer] = await Promise.all([answering, noteSeen(event.shownId, api, context)]);
    return answer;
  }
  // The service's address can change from one activity to the next; the latest is the one that works.
  await rememberConversation(api, event.conversation);
  return context.answerMessage(event.text, { api, words, channelUserId });
}

/** Whoever has a card refreshed, or presses something on it, has seen it. What is only a note never holds up the answer. */
async function noteSeen(shownId: string | undefined, api: ApiClient, { log }: ChatEventContext): Promise<void> {
  if (shownId === undefined || shownId.length > longestId) return;
  try {
    await api("POST /messages/seen", { body: { channel: "teams", providerId: shownId } });
  } catch (error) {
    log.warn({ err: error }, "That a card was seen could not be noted");
  }
}

const longestId = 500;

/** The company has no such user, or the service no such company: telling it again would not help. */
function isUnknownPerson(error: unknown): boolean {
  const status = error instanceof ApiProblem ? error.problem?.status : undefined;
  return status === 401 || status === 403 || status === 404;
}

function answerStranger(event: ChatEvent, words: Words): ChatAnswer {
  if (event.kind === "removed" || (event.kind === "installed" && !event.isInstallation)) return { kind: "nothing" };
  return { kind: "refused", status: 400, code: "UnknownPerson", text: words.say("chat.unknownPerson") };
}
