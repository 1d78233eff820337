import { orphanRepairs, type OrphanRepair } from "@magic-meetings/contract/orphans/orphan-words.ts";
import type { OrphanRepairInput } from "@magic-meetings/contract/orphans/orphan.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { answerButton, idIn, refused, type CardActionContext } from "../cards/card-answer.ts";
import { readShownFees } from "../cards/shown-fees.ts";
import type { CardJson, ChatAnswer } from "../conversations/turn.ts";
import type { Words } from "../messages/words.ts";
import { orphanCard } from "./orphan-card.ts";
import { refreshVerb, repairVerb } from "./orphan-card-verbs.ts";

/** Whether a verb is one of the card's about what is left alone. */
export function isOrphanVerb(verb: string): boolean {
  return verb === refreshVerb || verb === repairVerb;
}

/** Answers a button of the card; an outdated one does nothing and shows how it stands. */
export async function answerOrphanCardAction(
  verb: string,
  data: Record<string, unknown>,
  context: CardActionContext,
): Promise<ChatAnswer> {
  const { words, api } = context;
  const id = idIn(data, "orphanId");
  if (id === undefined) return refused("NotFound", words.say("chat.orphanGone"));
  const repair = verb === repairVerb ? repairIn(data["repair"]) : undefined;
  const act =
    repair && (() => api("POST /orphans/:id/resolve", { params: { id }, body: inputOf(repair, data, words) }));
  return answerButton({ act, present: (refusal) => presentCard(id, refusal, context), gone: "chat.orphanGone" }, words);
}

function repairIn(given: unknown): OrphanRepair | undefined {
  return orphanRepairs.find((repair) => repair === given);
}

function inputOf(repair: OrphanRepair, data: Record<string, unknown>, words: Words): OrphanRepairInput {
  const roomId = idIn(data, "roomId");
  return {
    repair,
    acceptFees: readShownFees(data["fees"]),
    ...(repair === "other_room" && roomId !== undefined ? { roomId } : {}),
    ...(repair === "keep" ? { note: words.say("orphan.note") } : {}),
  };
}

async function presentCard(
  id: string,
  refusal: Problem | undefined,
  { api, links, channelUserId }: CardActionContext,
): Promise<CardJson> {
  const { view, text, locale } = await api("GET /orphans/:id/card", { params: { id } });
  return orphanCard(view, text, { locale, links, refreshFor: [channelUserId], refusal });
}
