import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { HostAnswerInput } from "@magic-meetings/contract/reception/host-call.ts";
import { answerButton, idIn, refused, type CardActionContext } from "../cards/card-answer.ts";
import type { CardJson, ChatAnswer } from "../conversations/turn.ts";
import { arrivalCard, longestName, type ArrivalCardOptions, type NamedPeople } from "./arrival-card.ts";
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
  let named: NamedPeople | undefined;
  const act = async () => {
    const said = await inputOf(verb, data, api);
    if (said === undefined) return;
    if ("people" in said) named = said;
    else await api("POST /host-calls/:id/answer", { params: { id }, body: said });
  };
  return answerButton(
    { act, present: (refusal) => presentCard(id, { refusal, named }, context), gone: "chat.arrivalGone" },
    words,
  );
}

async function inputOf(
  verb: string,
  data: Record<string, unknown>,
  api: ApiClient,
): Promise<HostAnswerInput | NamedPeople | undefined> {
  if (verb === comingVerb) return { answer: "coming" };
  if (verb === sendUpVerb) return { answer: "send_up" };
  if (verb !== askVerb) return undefined;
  const typed = typeof data["askedName"] === "string" ? data["askedName"].trim().slice(0, longestName) : "";
  if (typed !== "") return whoIsCalled(typed, api);
  const askedId = idIn(data, "askedId");
  return askedId === undefined ? undefined : { answer: "ask", askedId };
}

const mostPeople = 10;

/** Asks whom the name means, where it means one person: exactly so, or nobody else. */
async function whoIsCalled(typed: string, api: ApiClient): Promise<HostAnswerInput | NamedPeople> {
  const { items } = await api("GET /people", { query: { q: typed, status: "active", limit: mostPeople } });
  const folded = typed.toLowerCase();
  const exact = items.filter(({ name, email }) => [name.toLowerCase(), email.toLowerCase()].includes(folded));
  const [only, ...more] = exact.length === 1 ? exact : items;
  if (only !== undefined && more.length === 0) return { answer: "ask", askedId: only.id };
  return { typed, people: items.map(({ id, name }) => ({ id, name })) };
}

async function presentCard(
  id: string,
  shown: Pick<ArrivalCardOptions, "refusal" | "named">,
  { api, links, channelUserId }: CardActionContext,
): Promise<CardJson> {
  const { view, text, locale } = await api("GET /host-calls/:id/card", { params: { id } });
  return arrivalCard(view, text, { locale, links, refreshFor: [channelUserId], ...shown });
}
