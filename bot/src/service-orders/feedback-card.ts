import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { FeedbackCardView } from "@magic-meetings/contract/service-orders/receive.ts";
import type { ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import { button, clip, head, notice, spoken, text } from "../cards/card-elements.ts";
import { cardFrame } from "../cards/card-frame.ts";
import type { CardLinks } from "../cards/card-links.ts";
import { problemSentences } from "../cards/problem-sentences.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatDate } from "../messages/formats.ts";
import { wordsFor, type Words } from "../messages/words.ts";
import { leftField, ratingField, refreshVerb, sendVerb, wordsField } from "./feedback-card-verbs.ts";

export interface FeedbackCardOptions {
  locale: Locale;
  links: CardLinks;
  /** The channel's ids of those for whom the card refreshes itself when they look at it. */
  refreshFor: string[];
  /** What a pressed button could not do. */
  refusal?: Problem | undefined;
}

const ratings = [5, 4, 3, 2, 1] as const;

/** "How was it?": one to five and what was left over, service by service; afterwards what was said: Adaptive Card 1.5. */
export function feedbackCard(
  { meeting, orders }: FeedbackCardView,
  message: RenderedText,
  { locale, links, refreshFor, refusal }: FeedbackCardOptions,
): CardJson {
  const words = wordsFor(locale);
  const title = clip(message.title, 200);
  const isAnswered = orders.every(({ received }) => received !== null);
  const state = words.say(isAnswered ? "feedback.thanks" : "feedback.open");
  const refresh = { title: words.say("card.refresh"), verb: refreshVerb, data: { meetingId: meeting.id } };
  const lines = deliveredLines({ orders });
  const shown = lines.slice(0, mostAsked);
  const left = lines.length - shown.length;
  return cardFrame({
    words,
    fallbackText: words.say("feedback.fallback", { title, state }),
    speak: spoken(words.say("feedback.fallback", { title, state })),
    refresh,
    refreshFor,
    body: [
      head(title, state, isAnswered ? "good" : "emphasis"),
      ...notice(problemSentences(refusal, words, meeting.timeZone)),
      text(formatDate(meeting.start, meeting.timeZone, words.language), { subtle: true }),
      ...(isAnswered ? shown.map((line) => text(saidSentence(line, words))) : form(shown, words)),
      ...(left > 0 ? [text(words.say("feedback.more", { count: left }), { subtle: true })] : []),
    ],
    actions: [
      ...(isAnswered ? [changeForm(meeting.id, shown, words)] : [send(meeting.id, words)]),
      button({ ...refresh, withoutInputs: true }),
      { type: "Action.OpenUrl", title: words.say("card.open"), url: links.meeting(meeting.id) },
    ],
  });
}

/** How many services one card asks about. */
export const mostAsked = 8;

/** What came, in the order in which it is asked about. */
export function deliveredLines({ orders }: Pick<FeedbackCardView, "orders">): ServiceOrderLine[] {
  return orders.flatMap(({ lines }) => lines.filter(({ delivered }) => delivered !== null && delivered > 0));
}

function send(meetingId: string, words: Words): CardJson {
  return button({ title: words.say("feedback.send"), verb: sendVerb, data: { meetingId }, style: "positive" });
}

/** What was said can be corrected: the same questions once more, with the answers in them. */
function changeForm(meetingId: string, lines: readonly ServiceOrderLine[], words: Words): CardJson {
  return {
    type: "Action.ShowCard",
    title: words.say("feedback.change"),
    card: { type: "AdaptiveCard", body: form(lines, words), actions: [send(meetingId, words)] },
  };
}

function form(lines: readonly ServiceOrderLine[], words: Words): CardJson[] {
  return [
    ...lines.flatMap((line) => questions(line, words)),
    {
      type: "Input.Text",
      id: wordsField,
      label: words.say("feedback.words"),
      isMultiline: true,
      maxLength: 1000,
    },
  ];
}

function questions({ id, service, delivered, rating, wasted }: ServiceOrderLine, words: Words): CardJson[] {
  const name = clip(service.name, 80);
  const rate = {
    type: "Input.ChoiceSet",
    id: ratingField(id),
    label: words.say("feedback.rating", { service: name }),
    style: "compact",
    choices: ratings.map((value) => ({ title: words.say(`feedback.rating.${value}`), value: String(value) })),
    ...(rating === null ? {} : { value: String(rating) }),
  };
  if (service.unit !== "person" && service.unit !== "piece") return [rate];
  const left = {
    type: "Input.Number",
    id: leftField(id),
    label: words.say("feedback.left", { service: name }),
    min: 0,
    max: delivered ?? 0,
    errorMessage: words.say("feedback.tooMuch", { count: String(delivered ?? 0) }),
    ...(wasted === null ? {} : { value: wasted }),
  };
  return [rate, left];
}

function saidSentence({ service, rating, wasted }: ServiceOrderLine, words: Words): string {
  const facts = { service: service.name, rating: String(rating ?? ""), left: String(wasted ?? "") };
  if (rating === null) return wasted === null ? service.name : words.say("feedback.saidLeft", facts);
  return words.say(wasted === null ? "feedback.said" : "feedback.saidBoth", facts);
}
