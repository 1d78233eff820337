import type { HeadCount, HeadCountCardView } from "@magic-meetings/contract/head-count/head-count.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { button, clip, head, notice, spoken } from "../cards/card-elements.ts";
import { cardFrame } from "../cards/card-frame.ts";
import type { CardLinks } from "../cards/card-links.ts";
import { problemSentences } from "../cards/problem-sentences.ts";
import type { CardJson } from "../conversations/turn.ts";
import { wordsFor } from "../messages/words.ts";
import type { Words } from "../messages/words.ts";
import { changeSection, countSection, savedSection } from "./head-count-card-sections.ts";
import { followVerb, keepVerb, refreshVerb, undoVerb } from "./head-count-card-verbs.ts";
import { questionSentence, stateSentence } from "./head-count-sentences.ts";

export interface HeadCountCardOptions {
  locale: Locale;
  links: CardLinks;
  /** The channel's ids of those for whom the card refreshes itself when they look at it. */
  refreshFor: string[];
  /** What a pressed button could not do. */
  refusal?: Problem | undefined;
}

/** How many an order is for and how many come, with the buttons that answer; afterwards what became of it: Adaptive Card 1.5. */
export function headCountCard(
  { headCount }: HeadCountCardView,
  message: RenderedText,
  { locale, links, refreshFor, refusal }: HeadCountCardOptions,
): CardJson {
  const words = wordsFor(locale);
  const title = clip(message.title, 200);
  const state = stateSentence(headCount, words);
  const refresh = { title: words.say("card.refresh"), verb: refreshVerb, data: { orderId: headCount.order.id } };
  return cardFrame({
    words,
    fallbackText: words.say("headCount.fallback", { title, state }),
    speak: spoken(words.say("headCount.speak", { title, question: questionSentence(headCount, words) ?? state })),
    refresh,
    refreshFor,
    body: [
      head(title, state, styleOf(headCount)),
      ...notice(problemSentences(refusal, words, headCount.site.timeZone)),
      ...changeSection(headCount, words),
      ...countSection(headCount, words),
      ...savedSection(headCount, words),
    ],
    actions: [
      ...answerButtons(headCount, words),
      button(refresh),
      { type: "Action.OpenUrl", title: words.say("card.open"), url: links.meeting(headCount.meeting.id) },
    ],
  });
}

function styleOf({ question }: HeadCount): string {
  switch (question?.status) {
    case "open":
      return "warning";
    case "refused":
      return "attention";
    case "followed":
      return "good";
    case "kept":
    case "withdrawn":
    case "quiet":
    case undefined:
      return "emphasis";
  }
}

/** Each says what it does with the number that is shown, so that nothing else is done by it. */
function answerButtons({ order, question, allowed }: HeadCount, words: Words): CardJson[] {
  if (question?.status === "followed" && allowed.undo.ok) return [undoButton(order, question.changes, words)];
  if (question?.status !== "open") return [];
  const [only, ...others] = question.changes;
  const isOne = only !== undefined && others.length === 0;
  const expected = question.changes.map(({ lineId, after }) => `${lineId}:${after}`).join(" ");
  const follow = button({
    title: isOne ? words.say("headCount.follow", { after: only.after }) : words.say("headCount.followAll"),
    verb: followVerb,
    data: { orderId: order.id, expected },
    style: "positive",
  });
  const keep = button({
    title: isOne ? words.say("headCount.keep", { before: only.before }) : words.say("headCount.keepAll"),
    verb: keepVerb,
    data: { orderId: order.id },
  });
  return [...(allowed.follow.ok ? [follow] : []), ...(allowed.keep.ok ? [keep] : [])];
}

/** Takes the change back that the card shows, and no other one: the order's version says which. */
function undoButton(
  order: HeadCount["order"],
  changes: NonNullable<HeadCount["question"]>["changes"],
  words: Words,
): CardJson {
  const [only, ...others] = changes;
  const isOne = only !== undefined && others.length === 0;
  return button({
    title: isOne ? words.say("headCount.undo", { before: only.before }) : words.say("headCount.undoAll"),
    verb: undoVerb,
    data: { orderId: order.id, version: order.version },
  });
}
