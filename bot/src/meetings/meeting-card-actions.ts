import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { ChatAnswer } from "../conversations/turn.ts";
import type { Words } from "../messages/words.ts";
import type { CardLinks } from "./meeting-card.ts";
import { meetingCard, refreshVerb } from "./meeting-card.ts";

export interface CardActionContext {
  /** The client of the person who pressed. */
  api: ApiClient;
  links: CardLinks;
  /** The person's id in the channel, for whom the answered card refreshes itself. */
  channelUserId: string;
  words: Words;
}

/** Answers a button of the meeting card. A person who may not see the meeting is told so in a sentence; nothing of it is shown. */
export async function answerMeetingCardAction(
  verb: string,
  data: Record<string, unknown>,
  context: CardActionContext,
): Promise<ChatAnswer> {
  const { words } = context;
  const id = data["meetingId"];
  if (verb !== refreshVerb) return refused("UnknownAction", words.say("chat.unknownAction"));
  if (typeof id !== "string" || !isUuid(id)) return refused("NotFound", words.say("chat.meetingGone"));
  try {
    return { kind: "card", card: await presentCard(id, context) };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return answerProblem(error, words);
  }
}

async function presentCard(id: string, { api, links, channelUserId }: CardActionContext) {
  const { view, text, locale } = await api("GET /meetings/:id/card", { params: { id } });
  return meetingCard(view, text, { locale, links, refreshFor: [channelUserId] });
}

function answerProblem({ problem }: ApiProblem, words: Words): ChatAnswer {
  const hidden =
    problem?.status === 404 || problem?.status === 403 || problem?.status === 401 || problem?.status === 422;
  if (hidden) return refused("NotFound", words.say("chat.meetingGone"));
  return { kind: "refused", status: 500, code: "Unavailable", text: words.say("chat.unavailable") };
}

function refused(code: string, sentence: string): ChatAnswer {
  return { kind: "refused", status: 400, code, text: sentence };
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id);
}
