import type { DietCardView, MeetingDiet } from "@magic-meetings/contract/diets/diet.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { button, clip, head, notice, spoken } from "../cards/card-elements.ts";
import { cardFrame } from "../cards/card-frame.ts";
import type { CardLinks } from "../cards/card-links.ts";
import { problemSentences } from "../cards/problem-sentences.ts";
import type { CardJson } from "../conversations/turn.ts";
import { wordsFor } from "../messages/words.ts";
import { eraseVerb, refreshVerb, saveVerb } from "./diet-card-verbs.ts";
import { dietInputs } from "./diet-inputs.ts";

export interface DietCardOptions {
  locale: Locale;
  links: CardLinks;
  /** The channel's ids of those for whom the card refreshes itself when they look at it. */
  refreshFor: string[];
  /** What a pressed button could not do. */
  refusal?: Problem | undefined;
  /** Why an answer was not taken, in sentences. */
  sentences?: readonly string[];
}

/** Asks a person what she eats at a meeting, filled in with what she said before: Adaptive Card 1.5. */
export function dietCard(
  { diet }: DietCardView,
  message: RenderedText,
  { locale, links, refreshFor, refusal, sentences = [] }: DietCardOptions,
): CardJson {
  const words = wordsFor(locale);
  const title = clip(message.title, 200);
  const state = words.say(hasSaid(diet) ? "diet.said" : "diet.ask");
  const data = { meetingId: diet.meeting.id };
  const refresh = { title: words.say("card.refresh"), verb: refreshVerb, data };
  return cardFrame({
    words,
    fallbackText: words.say("diet.fallback", { title }),
    speak: spoken(words.say("diet.speak", { title, state })),
    refresh,
    refreshFor,
    body: [
      head(title, state, hasSaid(diet) ? "good" : "accent"),
      ...notice([...problemSentences(refusal, words, diet.meeting.timeZone), ...sentences]),
      ...dietInputs(diet, words),
    ],
    actions: [
      button({ title: words.say("diet.save"), verb: saveVerb, data, style: "positive" }),
      ...(hasSaid(diet)
        ? [button({ title: words.say("diet.erase"), verb: eraseVerb, data, withoutInputs: true })]
        : []),
      button({ ...refresh, withoutInputs: true }),
      { type: "Action.OpenUrl", title: words.say("card.open"), url: links.meeting(diet.meeting.id) },
    ],
  });
}

function hasSaid({ always, forMeeting }: MeetingDiet): boolean {
  return always !== null || forMeeting !== null;
}
