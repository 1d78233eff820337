import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { answerButton, idIn, refused, type CardActionContext } from "../cards/card-answer.ts";
import type { CardJson, ChatAnswer } from "../conversations/turn.ts";
import { headCountCard } from "./head-count-card.ts";
import { followVerb, keepVerb, refreshVerb, undoVerb } from "./head-count-card-verbs.ts";

type Act = (api: ApiClient, id: string, data: Record<string, unknown>) => Promise<unknown>;

/** What each button does. */
const acts: Record<string, Act | undefined> = {
  [refreshVerb]: undefined,
  [followVerb]: (api, id, { expected }) =>
    api("POST /service-orders/:id/head-count/follow", { params: { id }, body: { expected: expectedIn(expected) } }),
  [keepVerb]: (api, id) => api("POST /service-orders/:id/head-count/keep", { params: { id } }),
  [undoVerb]: (api, id, { version }) =>
    // A version that is none names no change that there is.
    api("POST /service-orders/:id/head-count/undo", {
      params: { id },
      body: { orderVersion: Number.isInteger(version) ? Number(version) : 0 },
    }),
};

/** Whether a verb is one of the head count card's. */
export function isHeadCountVerb(verb: string): boolean {
  return Object.hasOwn(acts, verb);
}

/** Answers a button of the head count card; an outdated one does nothing and shows how it stands. */
export async function answerHeadCountCardAction(
  verb: string,
  data: Record<string, unknown>,
  context: CardActionContext,
): Promise<ChatAnswer> {
  const { words, api } = context;
  const id = idIn(data, "orderId");
  if (id === undefined) return refused("NotFound", words.say("chat.orderGone"));
  const act = acts[verb];
  return answerButton(
    {
      act: act && (() => act(api, id, data)),
      present: (refusal) => presentCard(id, refusal, context),
      gone: "chat.orderGone",
    },
    words,
  );
}

/** `line:quantity line:quantity`, as the button carries what was shown; what is anything else expects nothing that there is. */
function expectedIn(shown: unknown): { lineId: string; quantity: number }[] {
  if (typeof shown !== "string") return [];
  return shown
    .split(" ")
    .slice(0, 100)
    .map((one) => {
      const [lineId = "", quantity = ""] = one.split(":");
      return { lineId, quantity: Number(quantity) };
    });
}

async function presentCard(
  id: string,
  refusal: Problem | undefined,
  { api, links, channelUserId }: CardActionContext,
): Promise<CardJson> {
  const { view, text, locale } = await api("GET /service-orders/:id/head-count/card", { params: { id } });
  return headCountCard(view, text, { locale, links, refreshFor: [channelUserId], refusal });
}
