import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { Words } from "../messages/words.ts";
import { localeOf, wordsFor } from "../messages/words.ts";
import { answerMessage } from "./answer-message.ts";
import { rememberConversation } from "./remember-conversation.ts";
import type { AnswerCardAction, ChatAnswer, ChatEvent } from "./turn.ts";

export interface ChatEventContext {
  api: (actingUser: { entraObjectId: string; entraTenantId: string }) => ApiClient;
  answerCardAction: AnswerCardAction;
  log: { warn(facts: object, message: string): void };
  clock: { now(): Date };
}

/**
 * Answers what happened in a chat. Installing and removing throw when the API cannot be told, so that the channel hears of it and tells again;
 * everything else is answered with a sentence whatever happens.
 */
export async function answerChatEvent(event: ChatEvent, context: ChatEventContext): Promise<ChatAnswer> {
  const words = wordsFor(localeOf(event.person.languageTag) ?? "en");
  const api = context.api(event.person);
  try {
    if (event.kind === "installed" || event.kind === "removed") return await answerInstallation(event, api, words);
    return await answerPerson(event, api, words, context);
  } catch (error) {
    context.log.warn({ err: error, kind: event.kind }, "A chat event could not be answered");
    if (isUnknownPerson(error)) return answerStranger(event, words);
    if (event.kind === "installed" || event.kind === "removed") throw error;
    return { kind: "refused", status: 500, code: "Unavailable", text: words.say("chat.unavailable") };
  }
}

type PersonEvent = Extract<ChatEvent, { kind: "message" | "card_action" }>;
type InstallationEvent = Exclude<ChatEvent, PersonEvent>;

async function answerInstallation(event: InstallationEvent, api: ApiClient, words: Words): Promise<ChatAnswer> {
  await rememberConversation(api, event.conversation);
  const greet = event.kind === "installed" && event.greet;
  return greet ? { kind: "text", text: words.say("chat.greeting") } : { kind: "nothing" };
}

async function answerPerson(
  event: PersonEvent,
  api: ApiClient,
  words: Words,
  context: ChatEventContext,
): Promise<ChatAnswer> {
  if (event.kind === "card_action") {
    const { verb, data, conversation } = event;
    return context.answerCardAction(verb, data, { api, words, channelUserId: conversation.channelUserId });
  }
  // The service's address can change from one activity to the next; the latest is the one that works.
  await rememberConversation(api, event.conversation);
  return answerMessage(event.text, api, words, context.clock.now());
}

/** The company has no such user, or the service no such company: telling it again would not help. */
function isUnknownPerson(error: unknown): boolean {
  const status = error instanceof ApiProblem ? error.problem?.status : undefined;
  return status === 401 || status === 403 || status === 404;
}

function answerStranger(event: ChatEvent, words: Words): ChatAnswer {
  if (event.kind === "removed" || (event.kind === "installed" && !event.greet)) return { kind: "nothing" };
  return { kind: "refused", status: 400, code: "UnknownPerson", text: words.say("chat.unknownPerson") };
}
