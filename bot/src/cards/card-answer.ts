import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { ChatAnswer, CardJson } from "../conversations/turn.ts";
import type { MessageKey } from "../messages/en.ts";
import type { Words } from "../messages/words.ts";
import type { CardLinks } from "./card-links.ts";

/** Who pressed a button, and with what it is answered. */
export interface CardActionContext {
  /** The client of the person who pressed. */
  api: ApiClient;
  links: CardLinks;
  /** The person's id in the channel, for whom the answered card refreshes itself. */
  channelUserId: string;
  words: Words;
}

interface Pressed {
  /** What the button does; absent where it only brings the card up to date. */
  act?: (() => Promise<unknown>) | undefined;
  /** The card as it is now, with what could not be done on top. */
  present: (refusal: Problem | undefined) => Promise<CardJson>;
  /** Said to a person for whom there is nothing to see. */
  gone: MessageKey;
}

/**
 * Does what a button says and answers with the card as it is then. What the API refuses becomes sentences on the card;
 * a person who may not see the thing is told so in a sentence, and nothing of it is shown.
 */
export async function answerButton({ act, present, gone }: Pressed, words: Words): Promise<ChatAnswer> {
  try {
    return { kind: "card", card: await present(await refusalOf(act)) };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const status = error.problem?.status ?? 0;
    if (hidden.has(status)) return refused("NotFound", words.say(gone));
    return { kind: "refused", status: 500, code: "Unavailable", text: words.say("chat.unavailable") };
  }
}

async function refusalOf(act: Pressed["act"]): Promise<Problem | undefined> {
  try {
    await act?.();
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiProblem) || !error.problem || !refusals.has(error.problem.status)) throw error;
    return error.problem;
  }
}

/** Not signed in, not allowed, not there, not understood: what the API says of a thing that is not the asker's. */
const hidden: ReadonlySet<number> = new Set([401, 403, 404, 422]);

/** What can be said on the card, because the card itself can be shown. */
const refusals: ReadonlySet<number> = new Set([400, 403, 404, 409, 412, 422]);

export function refused(code: string, sentence: string): ChatAnswer {
  return { kind: "refused", status: 400, code, text: sentence };
}

/** An id in a button's data, which anybody may have written. */
export function idIn(data: Record<string, unknown>, name: string): string | undefined {
  const id = data[name];
  return typeof id === "string" && /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id) ? id : undefined;
}
