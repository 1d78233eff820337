import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MailFailedCardView } from "@magic-meetings/contract/mail/mail-failed.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import { clip, head, spoken, text, tight } from "../cards/card-elements.ts";
import type { CardLinks } from "../cards/card-links.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatMoment, formatZone } from "../messages/formats.ts";
import { wordsFor } from "../messages/words.ts";

export interface MailFailedCardOptions {
  locale: Locale;
  links: CardLinks;
}

/** Says to a host that a visitor's mail did not go out, and what helps: Adaptive Card 1.5. There is nothing to decide on it. */
export function mailFailedCard(
  { visitor, email, failure, site, start, subject, meetingId }: MailFailedCardView,
  message: RenderedText,
  { locale, links }: MailFailedCardOptions,
): CardJson {
  const words = wordsFor(locale);
  const { language } = words;
  const title = clip(message.title, 200);
  const state = words.say("mail.state");
  const why = words.say(`mail.${failure}`, { visitor: clip(visitor, 100), email: clip(email, 100) });
  const when = words.say("mail.when", {
    moment: formatMoment(start, site.timeZone, language),
    zone: formatZone(start, site.timeZone, language),
    site: clip(site.name, 100),
  });
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: language,
    fallbackText: `${title}: ${why}`,
    speak: spoken(`${title}. ${why}`),
    msteams: { width: "Full" },
    body: [
      head(title, state, "attention"),
      text(why),
      ...tight([
        text(when, { subtle: true }),
        ...(subject === "" ? [] : [text(words.say("mail.meeting", { subject: clip(subject, 200) }), { subtle: true })]),
      ]),
    ],
    ...(meetingId === null
      ? {}
      : { actions: [{ type: "Action.OpenUrl", title: words.say("mail.open"), url: links.meeting(meetingId) }] }),
  };
}
