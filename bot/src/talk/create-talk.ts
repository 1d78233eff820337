import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { refused, type CardActionContext } from "../cards/card-answer.ts";
import type { CardLinks } from "../cards/card-links.ts";
import type { AnswerMessage, AnswerSearch, ChatAnswer } from "../conversations/turn.ts";
import type { Words } from "../messages/words.ts";
import { wordsFor } from "../messages/words.ts";
import { answerTalkCardAction } from "./answer-talk-card-action.ts";
import { draftOf } from "./draft.ts";
import type { Understood } from "./intents.ts";
import type { LanguageModel } from "./language-model.ts";
import { presentDraft } from "./present.ts";
import { readByVocabulary } from "./read-by-vocabulary.ts";
import { answerSearch } from "./search.ts";

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
export function createTalk({ links, clock, newId, languageModel }: TalkDependencies): Talk {
  return {
    answerMessage: async (written, { api, channelUserId }) => {
      const me = await api("GET /me", {});
      const now = clock.now();
      const options = { now, zone: me.timeZone, locale: me.locale };
      const understood = await understoodOr(await readByVocabulary(written, options, api), () =>
        languageModel.understand(written),
      );
      const words = wordsFor(understood.language);
      const draft = draftOf(understood);
      if (draft === undefined) return { kind: "text", text: sentenceFor(understood, words) };
      const speaker = { api, words, now, zone: me.timeZone };
      try {
        return { kind: "card", card: await presentDraft(draft, { speaker, links, channelUserId, key: newId() }) };
      } catch (error) {
        if (!isHidden(error)) throw error;
        return refused("NotFound", words.say("chat.talkGone"));
      }
    },
    answerSearch: (query, person) => answerSearch(query, { ...person, links, now: clock.now() }),
    answerCardAction: (verb, data, context) =>
      answerTalkCardAction(verb, data, { ...context, newId, now: clock.now() }),
  };
}

/** What a person may not see, or what went away between two readings. */
function isHidden(error: unknown): boolean {
  const status = error instanceof ApiProblem ? error.problem?.status : undefined;
  return status === 403 || status === 404;
}

async function understoodOr(read: Understood, ask: () => Promise<Understood | undefined>): Promise<Understood> {
  return read.intent === "unknown" ? ((await ask()) ?? read) : read;
}

function sentenceFor({ intent }: Understood, words: Words): string {
  if (intent === "nothing") return words.say("talk.nothing");
  const help = words.say("talk.help");
  return intent === "help" ? help : words.say("talk.notUnderstood", { help });
}
