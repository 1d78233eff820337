import type { CardActionContext } from "../cards/card-answer.ts";
import { refused } from "../cards/card-answer.ts";
import type { CardLinks } from "../cards/card-links.ts";
import type { AnswerMessage, AnswerSearch, ChatAnswer } from "../conversations/turn.ts";
import type { LanguageModel } from "./language-model.ts";
import { answerMessage } from "./meetings-today.ts";

export interface TalkDependencies {
  links: CardLinks;
  clock: { now(): Date };
  newId: () => string;
  languageModel: LanguageModel;
}

export interface Talk {
  answerMessage: AnswerMessage;
  answerSearch: AnswerSearch;
  answerCardAction(verb: string, data: Record<string, unknown>, context: CardActionContext): Promise<ChatAnswer>;
}

/** Puts together what is said to sentences, to the buttons of their cards, and to searches. */
export function createTalk({ clock }: TalkDependencies): Talk {
  return {
    answerMessage: (written, { api, words }) => answerMessage(written, api, words, clock.now()),
    answerSearch: async () => ({ kind: "results", results: [] }),
    answerCardAction: async (_verb, _data, { words }) => refused("NotFound", words.say("chat.meetingGone")),
  };
}
