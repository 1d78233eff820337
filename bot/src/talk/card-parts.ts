import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { button, clip, head, notice, spoken, text } from "../cards/card-elements.ts";
import { cardFrame } from "../cards/card-frame.ts";
import { problemSentences } from "../cards/problem-sentences.ts";
import type { CardJson } from "../conversations/turn.ts";
import type { Words } from "../messages/words.ts";
import { writeDraft, type Draft } from "./draft.ts";
import { changeVerb, neverMindVerb, reviewVerb } from "./talk-card-verbs.ts";

// What the cards that come of talking have in common.

/** Who looks at a card, and what a pressed button could not do. */
export interface CardView {
  words: Words;
  /** The channel's ids of those for whom the card refreshes itself when they look at it. */
  refreshFor: readonly string[];
  refusal?: Problem | undefined;
}

type ButtonData = Record<string, string | number>;

interface TalkCard extends CardView {
  title: string;
  state: string;
  style: "accent" | "good" | "warning" | "emphasis";
  timeZone: string;
  refresh: { verb: string; data: ButtonData };
  body: CardJson[];
  actions: CardJson[];
}

export function talkCard({
  words,
  refreshFor,
  refusal,
  title,
  state,
  style,
  timeZone,
  refresh,
  body,
  actions,
}: TalkCard) {
  const shown = clip(title, 200);
  const fallbackText = words.say("talk.fallback", { title: shown, state });
  return cardFrame({
    words,
    fallbackText,
    speak: spoken(fallbackText),
    refresh: { title: words.say("card.refresh"), verb: refresh.verb, data: refresh.data as Record<string, string> },
    refreshFor,
    body: [head(shown, state, style), ...notice(problemSentences(refusal, words, timeZone)), ...body],
    actions,
  });
}

/** A name and what it is, in one line. */
export function fact(label: string, value: string): CardJson {
  const { inlines, ...block } = text(value) as { inlines: CardJson[] };
  return { ...block, spacing: "Small", inlines: [{ type: "TextRun", text: `${label}: `, isSubtle: true }, ...inlines] };
}

/** The ways out that every proposal and question has. */
export function otherWays(draft: Draft, key: string, words: Words, withoutInputs: boolean): CardJson[] {
  const data = { ...writeDraft(draft), key };
  const change = { title: words.say("talk.change"), verb: changeVerb, data };
  return [
    ...(withoutInputs ? [] : [button(change)]),
    button({
      title: words.say("talk.neverMind"),
      verb: neverMindVerb,
      data: { intent: draft.intent, language: draft.language },
      ...(withoutInputs ? { withoutInputs } : {}),
    }),
  ];
}

/** What brings a proposal or a question up to date. */
export function reviewOf(draft: Draft, key: string): { verb: string; data: ButtonData } {
  return { verb: reviewVerb, data: { ...writeDraft(draft), key } };
}

/** What becomes of a card whose reader thought better of it. Looking again does as little. */
export function nothingCard({ intent, language }: Draft, words: Words): CardJson {
  return talkCard({
    words,
    refreshFor: [],
    title: words.say("talk.state.nothing"),
    state: words.say("talk.again"),
    style: "emphasis",
    timeZone: "UTC",
    refresh: { verb: neverMindVerb, data: { intent, language } },
    body: [],
    actions: [],
  });
}
