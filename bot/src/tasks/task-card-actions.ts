import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { answerButton, idIn, refused, type CardActionContext } from "../cards/card-answer.ts";
import type { CardJson, ChatAnswer } from "../conversations/turn.ts";
import { taskCard } from "./task-card.ts";
import { finishVerb, refreshVerb, startVerb } from "./task-card-verbs.ts";

type Act = (api: ApiClient, id: string) => Promise<unknown>;

/** What each button does. */
const acts: Record<string, Act | undefined> = {
  [refreshVerb]: undefined,
  [startVerb]: (api, id) => api("POST /tasks/:id/:action", { params: { id, action: "start" }, body: {} }),
  [finishVerb]: (api, id) => api("POST /tasks/:id/:action", { params: { id, action: "finish" }, body: {} }),
};

/** Whether a verb is one of the task card's. */
export function isTaskVerb(verb: string): boolean {
  return Object.hasOwn(acts, verb);
}

/** Answers a button of the task card with the tasks as they are then. */
export async function answerTaskCardAction(
  verb: string,
  data: Record<string, unknown>,
  context: CardActionContext,
): Promise<ChatAnswer> {
  const { words, api } = context;
  const productionOrderId = idIn(data, "productionOrderId");
  const taskId = idIn(data, "taskId");
  const act = acts[verb];
  if (productionOrderId === undefined || (act && taskId === undefined)) {
    return refused("NotFound", words.say("task.gone"));
  }
  return answerButton(
    {
      act: act && taskId !== undefined ? () => act(api, taskId) : undefined,
      present: (refusal) => presentCard(productionOrderId, refusal, context),
      gone: "task.gone",
    },
    words,
  );
}

async function presentCard(
  id: string,
  refusal: Problem | undefined,
  { api, channelUserId }: CardActionContext,
): Promise<CardJson> {
  const { view, text, locale } = await api("GET /production-orders/:id/task-card", { params: { id } });
  return taskCard(view, text, { locale, refreshFor: [channelUserId], refusal });
}
