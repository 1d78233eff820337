import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { HostAnswerInput } from "@magic-meetings/contract/reception/host-call.ts";
import { answerButton, idIn, refused, type CardActionContext } from "../cards/card-answer.ts";
import type { CardJson, ChatAnswer } from "../conversations/turn.ts";
import { arrivalCard } from "./arrival-card.ts";
import { askVerb, comingVerb, refreshVerb, sendUpVerb } from "./arrival-card-verbs.ts";

const verbs: readonly string[] = [refreshVerb, comingVerb, sendUpVerb, askVerb];

/** Whether a verb is one of the card's about visitors who are here. */
export function isArrivalVerb(verb: string): boolean {
  return verbs.includes(verb);
}

/** Answers a button of the card; an outdated one does nothing and shows how it stands. */
export async function answerArrivalCardAction(
  verb: string,
  data: Record<string, unknown>,
  context: CardActionContext,
): Promise<ChatAnswer> {
  const { words, api } = context;
  const id = idIn(data, "groupId");
  if (id === undefined) return refused("NotFound", words.say("chat.arrivalGone"));
  const body = inputOf(verb, data);
  const act = body && (() => api("POST /host-calls/:id/answer", { params: { id }, body }));
  return answerButton(
    { act, present: (refusal) => presentCard(id, refusal, context), gone: "chat.arrivalGone" },
    words,
  );
}

function inputOf(verb: string, data: Record<string, unknown>): HostAnswerInput | undefined {
  if (verb === comingVerb) return { answer: "coming" };
  if (verb === sendUpVerb) return { answer: "send_up" };
  const askedId = verb === askVerb ? idIn(data, "askedId") : undefined;
  return askedId === undefined ? undefined : { answer: "ask", askedId };
}

async function presentCard(
  id: string,
  refusal: Problem | undefined,
  { api, links, channelUserId }: CardActionContext,
): Promise<CardJson> {
  const { view, text, locale } = await api("GET /host-calls/:id/card", { params: { id } });
  return arrivalCard(view, text, { locale, links, refreshFor: [channelUserId], refusal });
}
