import type { HandOverCardView, HandOverItem } from "@magic-meetings/contract/hand-over/hand-over.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import { clip, head, spoken, text, tight } from "../cards/card-elements.ts";
import type { CardLinks } from "../cards/card-links.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatDate } from "../messages/formats.ts";
import { wordsFor, type Words } from "../messages/words.ts";

export interface HandOverCardOptions {
  locale: Locale;
  links: CardLinks;
}

const mostShown = 20;

/** Says once what somebody has from somebody else now, all in one list: Adaptive Card 1.5. There is nothing to decide on it. */
export function handOverCard(
  { handOver, isMine }: HandOverCardView,
  message: RenderedText,
  { locale, links }: HandOverCardOptions,
): CardJson {
  const words = wordsFor(locale);
  const title = clip(message.title, 200);
  const state = words.say(isMine ? "handOver.mine" : "handOver.theirs", { count: handOver.count });
  const shown = handOver.items.slice(0, mostShown);
  const first = shown.find(({ kind }) => kind === "meeting");
  const isCalendar = handOver.items.some(({ kind }) => kind === "meeting" || kind === "series");
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: words.language,
    fallbackText: `${title}: ${state}`,
    speak: spoken(`${title}. ${state}`),
    msteams: { width: "Full" },
    body: [
      head(title, state, isMine ? "accent" : "emphasis"),
      ...(handOver.by ? [text(words.say("handOver.by", { name: clip(handOver.by, 100) }), { subtle: true })] : []),
      ...tight(shown.map((item) => text(itemSentence(item, words)))),
      ...(handOver.count > shown.length
        ? [text(words.say("handOver.more", { count: handOver.count - shown.length }), { subtle: true })]
        : []),
      ...(isCalendar ? [text(words.say("handOver.calendar"), { subtle: true })] : []),
    ],
    ...(first && isMine
      ? { actions: [{ type: "Action.OpenUrl", title: words.say("handOver.open"), url: links.meeting(first.id) }] }
      : {}),
  };
}

function itemSentence({ kind, name, at }: HandOverItem, words: Words): string {
  const what = words.say(`handOver.${kind}`, { name: clip(name, 120) || "–" });
  return at === null ? what : `${what}, ${formatDate(at, "UTC", words.language)}`;
}
