import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { answerButton, idIn, refused, type CardActionContext } from "../cards/card-answer.ts";
import type { CardJson, ChatAnswer } from "../conversations/turn.ts";
import { approvalCard } from "./approval-card.ts";
import { approveVerb, refreshVerb, rejectVerb, reopenVerb } from "./approval-card-verbs.ts";

type Act = (api: ApiClient, id: string, data: Record<string, unknown>) => Promise<unknown>;

/** What each button does. */
const acts: Record<string, Act | undefined> = {
  [refreshVerb]: undefined,
  [approveVerb]: (api, id, data) =>
    api("POST /approvals/:id/approve", { params: { id }, body: { ...expectedTotalIn(data) } }),
  [rejectVerb]: (api, id, { reason }) =>
    api("POST /approvals/:id/reject", { params: { id }, body: { reason: typeof reason === "string" ? reason : "" } }),
  [reopenVerb]: (api, id) => api("POST /approvals/:id/reopen", { params: { id } }),
};

/** Whether a verb is one of the approval card's. */
export function isApprovalVerb(verb: string): boolean {
  return Object.hasOwn(acts, verb);
}

/** Answers a button of the approval card; an outdated card shows what was decided in the meantime. */
export async function answerApprovalCardAction(
  verb: string,
  data: Record<string, unknown>,
  context: CardActionContext,
): Promise<ChatAnswer> {
  const { words, api } = context;
  const id = idIn(data, "approvalId");
  if (id === undefined) return refused("NotFound", words.say("chat.approvalGone"));
  const act = acts[verb];
  return answerButton(
    {
      act: act && (() => act(api, id, data)),
      present: (refusal) => presentCard(id, refusal, context),
      gone: "chat.approvalGone",
    },
    words,
  );
}

/** The price of an order that the card showed. */
function expectedTotalIn({ amountMinor, currency }: Record<string, unknown>) {
  if (typeof amountMinor !== "number" || typeof currency !== "string") return {};
  return { expectedTotal: { amountMinor, currency } };
}

async function presentCard(
  id: string,
  refusal: Problem | undefined,
  { api, links, channelUserId }: CardActionContext,
): Promise<CardJson> {
  const { view, text, locale } = await api("GET /approvals/:id/card", { params: { id } });
  return approvalCard(view, text, { locale, links, refreshFor: [channelUserId], refusal });
}
