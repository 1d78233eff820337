import type { MoveChoice } from "@magic-meetings/contract/moves/move-words.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { answerButton, idIn, refused, type CardActionContext } from "../cards/card-answer.ts";
import { readShownFees } from "../cards/shown-fees.ts";
import type { CardJson, ChatAnswer } from "../conversations/turn.ts";
import { moveCard } from "./move-card.ts";
import { cancelVerb, changeVerb, keepVerb, refreshVerb } from "./move-card-verbs.ts";

/** What each button answers; refreshing answers nothing. */
const choices: Record<string, MoveChoice | undefined> = {
  [refreshVerb]: undefined,
  [keepVerb]: "keep",
  [changeVerb]: "change",
  [cancelVerb]: "cancel",
};

/** Whether a verb is one of the move card's. */
export function isMoveVerb(verb: string): boolean {
  return Object.hasOwn(choices, verb);
}

/** Answers a button of the move card; an outdated one does nothing and shows how it stands. */
export async function answerMoveCardAction(
  verb: string,
  data: Record<string, unknown>,
  context: CardActionContext,
): Promise<ChatAnswer> {
  const { words, api } = context;
  const id = idIn(data, "moveId");
  if (id === undefined) return refused("NotFound", words.say("chat.moveGone"));
  const choice = choices[verb];
  const body = { choice, acceptFee: readShownFees(data["fees"]) };
  return answerButton(
    {
      act: choice && (() => api("POST /moves/:id/answer", { params: { id }, body })),
      present: (refusal) => presentCard(id, refusal, context),
      gone: "chat.moveGone",
    },
    words,
  );
}

async function presentCard(
  id: string,
  refusal: Problem | undefined,
  { api, links, channelUserId }: CardActionContext,
): Promise<CardJson> {
  const { view, text, locale } = await api("GET /moves/:id/card", { params: { id } });
  return moveCard(view, text, { locale, links, refreshFor: [channelUserId], refusal });
}
