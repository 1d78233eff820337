import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { LateCardView } from "@magic-meetings/contract/visitor-pages/late-card.ts";
import { clip, head, spoken, text, tight } from "../cards/card-elements.ts";
import type { CardLinks } from "../cards/card-links.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatMoment, formatZone } from "../messages/formats.ts";
import { wordsFor } from "../messages/words.ts";

export interface LateCardOptions {
  locale: Locale;
  links: CardLinks;
}

/** Says to a host when a visitor comes instead: Adaptive Card 1.5. There is nothing to decide on it. */
export function lateCard(
  { company, site, start, expectedAt, meeting }: LateCardView,
  message: RenderedText,
  { locale, links }: LateCardOptions,
): CardJson {
  const words = wordsFor(locale);
  const { language } = words;
  const at = (moment: string) => formatMoment(moment, site.timeZone, language);
  const title = clip(message.title, 200);
  const state = words.say("late.state", { moment: at(expectedAt) });
  const facts = [
    words.say("late.was", {
      moment: at(start),
      zone: formatZone(start, site.timeZone, language),
      site: clip(site.name, 100),
    }),
    ...(company === "" ? [] : [words.say("late.company", { company: clip(company, 200) })]),
    ...(meeting === null ? [] : [words.say("late.meeting", { subject: clip(meeting.subject, 200) })]),
  ];
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: language,
    fallbackText: `${title}: ${state}`,
    speak: spoken(`${title}. ${state}`),
    msteams: { width: "Full" },
    body: [head(title, state, "warning"), ...tight(facts.map((fact) => text(fact, { subtle: true })))],
    ...(meeting === null
      ? {}
      : { actions: [{ type: "Action.OpenUrl", title: words.say("mail.open"), url: links.meeting(meeting.id) }] }),
  };
}
