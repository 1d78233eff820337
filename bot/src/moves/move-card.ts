import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { MoveChoice } from "@magic-meetings/contract/moves/move-words.ts";
import type { MeetingMove, MoveCardView } from "@magic-meetings/contract/moves/move.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { button, clip, head, notice, spoken } from "../cards/card-elements.ts";
import { cardFrame } from "../cards/card-frame.ts";
import type { CardLinks } from "../cards/card-links.ts";
import { problemSentences } from "../cards/problem-sentences.ts";
import { writeShownFees } from "../cards/shown-fees.ts";
import type { CardJson } from "../conversations/turn.ts";
import { wordsFor } from "../messages/words.ts";
import type { Words } from "../messages/words.ts";
import { canChange, choiceSection, lineSection, stateSentence, sumOf } from "./move-card-sections.ts";
import { cancelVerb, changeVerb, keepVerb, refreshVerb } from "./move-card-verbs.ts";

export interface MoveCardOptions {
  locale: Locale;
  links: CardLinks;
  /** The channel's ids of those for whom the card refreshes itself when they look at it. */
  refreshFor: string[];
  /** What a pressed button could not do. */
  refusal?: Problem | undefined;
}

/** What did not follow a meeting to its new time, with one press per choice; afterwards what became of it: Adaptive Card 1.5. */
export function moveCard(
  { move }: MoveCardView,
  message: RenderedText,
  { locale, links, refreshFor, refusal }: MoveCardOptions,
): CardJson {
  const words = wordsFor(locale);
  const title = clip(message.title, 200);
  const state = stateSentence(move, words);
  const refresh = { title: words.say("card.refresh"), verb: refreshVerb, data: { moveId: move.id } };
  const fallbackText = words.say("move.fallback", { title, state });
  return cardFrame({
    words,
    fallbackText,
    speak: spoken(fallbackText),
    refresh,
    refreshFor,
    body: [
      head(title, state, styleOf(move)),
      ...notice(problemSentences(refusal, words, move.meeting.timeZone)),
      ...lineSection(move, words),
      ...choiceSection(move, words),
    ],
    actions: [
      ...answerButtons(move, words),
      button(refresh),
      { type: "Action.OpenUrl", title: words.say("card.open"), url: links.meeting(move.meeting.id) },
    ],
  });
}

function styleOf({ status }: MeetingMove): string {
  switch (status) {
    case "open":
      return "warning";
    case "answered":
      return "good";
    case "lapsed":
    case "withdrawn":
    case "superseded":
      return "emphasis";
  }
}

/** Each says what it costs and sends that along, so that nothing else is charged by it. */
function answerButtons(move: MeetingMove, words: Words): CardJson[] {
  if (move.status !== "open" || !move.allowed.answer.ok) return [];
  const fees = (choice: MoveChoice) => writeShownFees(move.totals.map((total) => total[choice].fee));
  const isFree = (choice: MoveChoice) => move.totals.every((total) => total[choice].fee.amountMinor === 0);
  const say = (choice: "change" | "cancel") =>
    isFree(choice)
      ? words.say(`move.${choice}Free`)
      : words.say(`move.${choice}`, { fee: sumOf(move, choice, ({ fee }) => fee, words) });
  const data = (choice: MoveChoice) => ({ moveId: move.id, fees: fees(choice) });
  return [
    button({ title: words.say("move.keep"), verb: keepVerb, data: data("keep"), style: "positive" }),
    ...(canChange(move) ? [button({ title: say("change"), verb: changeVerb, data: data("change") })] : []),
    button({ title: say("cancel"), verb: cancelVerb, data: data("cancel"), style: "destructive" }),
  ];
}
