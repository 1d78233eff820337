import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { answerButton, idIn, refused, type CardActionContext } from "../cards/card-answer.ts";
import type { ChatAnswer } from "../conversations/turn.ts";
import { wordsFor } from "../messages/words.ts";
import { nothingCard } from "./card-parts.ts";
import { confirm } from "./confirm.ts";
import { readDraft, readTarget } from "./draft.ts";
import { presentChange, presentDone, presentDraft, type Presenting } from "./present.ts";
import { presentFound } from "./search.ts";
import { changeVerb, confirmVerb, neverMindVerb } from "./talk-card-verbs.ts";

export interface TalkActionContext extends CardActionContext {
  now: Date;
  newId: () => string;
}

/** Answers a button of a card that came of talking: an outdated one does nothing and shows how it stands. */
export async function answerTalkCardAction(
  verb: string,
  data: Record<string, unknown>,
  context: TalkActionContext,
): Promise<ChatAnswer> {
  const draft = readDraft(data);
  if (draft === undefined) return refused("NotFound", context.words.say("chat.talkGone"));
  const { api, links, channelUserId, now, newId } = context;
  // A card goes on in the language of the sentence that it came of.
  const words = wordsFor(draft.language);
  if (verb === neverMindVerb) return { kind: "card", card: nothingCard(draft, words), isLasting: true };
  if (data["found"] !== undefined) return answerFound(data["found"], { ...context, words });
  const done = { target: readTarget(data["done"]), isNew: false };
  const act = async () => {
    done.target = await confirm(draft, data, api);
    done.isNew = done.target !== undefined;
  };
  const present = async (refusal: Problem | undefined) => {
    const { timeZone: zone } = await api("GET /me", {});
    const speaker = { api, words, now, zone };
    // What was refused is proposed as something new; everything else stays the one thing that it was.
    const key = refusal === undefined ? (idIn(data, "key") ?? newId()) : newId();
    const presenting: Presenting = { speaker, links, channelUserId, key, refusal };
    if (refusal === undefined && done.target !== undefined) return presentDone(draft, done.target, presenting);
    return verb === changeVerb ? presentChange(draft, presenting) : presentDraft(draft, presenting);
  };
  const answer = await answerButton(
    { act: verb === confirmVerb ? act : undefined, present, gone: "chat.talkGone" },
    words,
  );
  return answer.kind === "card" && done.isNew ? { ...answer, isLasting: true } : answer;
}

/** A card that a search put into a chat: whoever looks sees what they may see. */
async function answerFound(found: unknown, context: TalkActionContext): Promise<ChatAnswer> {
  const present = async () => {
    const card = await presentFound(found, context);
    if (card === undefined) throw goneProblem;
    return card;
  };
  return answerButton({ present, gone: "chat.talkGone" }, context.words);
}

const goneProblem = new ApiProblem(
  { type: "about:blank", title: "", status: 404, code: "not_found", detail: "It is not there any more" },
  "It is not there any more",
);
