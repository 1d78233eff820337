import { head, spoken, text } from "../cards/card-elements.ts";
import type { WelcomeLinks } from "../cards/card-links.ts";
import type { Words } from "../messages/words.ts";
import type { CardJson } from "./turn.ts";

/** What a person sees once, when the app comes to them: what it does, and where to begin. Adaptive Card 1.5; there is nothing to refresh. */
export function welcomeCard(words: Words, links: WelcomeLinks): CardJson {
  const title = words.say("welcome.title");
  const sentences = [words.say("welcome.order"), words.say("welcome.cards"), words.say("welcome.write")];
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: words.language,
    fallbackText: `${title}. ${words.say("welcome.write")}`,
    speak: spoken([`${title}.`, ...sentences].join(" ")),
    msteams: { width: "Full" },
    body: [head(title, words.say("welcome.state"), "accent"), ...sentences.map((sentence) => text(sentence))],
    actions: [
      { type: "Action.OpenUrl", title: words.say("welcome.meetings"), url: links.myMeetings() },
      { type: "Action.OpenUrl", title: words.say("welcome.rooms"), url: links.rooms() },
    ],
  };
}
