import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MeetingCardView, RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { CardJson } from "../conversations/turn.ts";
import { wordsFor } from "../messages/words.ts";
import type { Words } from "../messages/words.ts";
import { clip, text } from "./card-elements.ts";
import type { Detail } from "./meeting-card-sections.ts";
import {
  cutOffSection,
  orderSections,
  roomSection,
  totalSection,
  vendorSection,
  whenSentence,
} from "./meeting-card-sections.ts";
import type { MeetingCardState } from "./meeting-card-state.ts";
import { meetingCardState } from "./meeting-card-state.ts";

/** The verb of the card's one button that comes back to the bot. */
export const refreshVerb = "meeting.refresh";

/** Teams takes 60 people at most who see a card refreshed by itself. */
const mostRefreshedUsers = 60;

/** Below Teams' limit for a message in all its versions, in bytes of UTF-8. */
export const largestCard = 25_000;

export interface CardLinks {
  /** The address that opens a meeting in the Teams tab. */
  meeting(meetingId: string): string;
}

export interface MeetingCardOptions {
  locale: Locale;
  links: CardLinks;
  /** The channel's ids of those for whom the card refreshes itself when they look at it. */
  refreshFor: string[];
}

/** The one line that a notification shows before the card is opened. */
export function cardNotice({ title, summary }: RenderedText, locale: Locale): string {
  return clip(summary ? wordsFor(locale).say("card.notice", { title, summary }) : title, 300);
}

/** The one card with the whole picture of a meeting: Adaptive Card 1.5, below 25,000 bytes however long its lists are. */
export function meetingCard(view: MeetingCardView, message: RenderedText, options: MeetingCardOptions): CardJson {
  const words = wordsFor(options.locale);
  const cards = details.map((detail) => () => renderCard(view, message, options, words, detail));
  for (const render of cards) {
    const card = render();
    if (Buffer.byteLength(JSON.stringify(card)) < largestCard) return card;
  }
  throw new Error(`The card of meeting ${view.meeting.id} cannot be made small enough`);
}

/** From everything that a person wants to see to what always fits. */
const details: Detail[] = [
  { rooms: 12, orders: 8, lines: 12, vendors: 12 },
  { rooms: 8, orders: 4, lines: 6, vendors: 8 },
  { rooms: 4, orders: 2, lines: 4, vendors: 4 },
  { rooms: 1, orders: 1, lines: 1, vendors: 1 },
];

function renderCard(
  view: MeetingCardView,
  message: RenderedText,
  options: MeetingCardOptions,
  words: Words,
  detail: Detail,
): CardJson {
  const { meeting } = view;
  const state = meetingCardState(view);
  const title = clip(message.title, 200);
  const stateSentence = words.say(`card.state.${state}`);
  const when = whenSentence(meeting, words);
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: words.language,
    fallbackText: words.say("card.fallback", { title, state: stateSentence }),
    speak: spoken(words.say("card.speak", { title, state: stateSentence, when })),
    refresh: { action: refreshAction(meeting.id, words), userIds: options.refreshFor.slice(0, mostRefreshedUsers) },
    msteams: { width: "Full" },
    body: [
      header(title, stateSentence, state),
      text(when),
      ...roomSection(view, words, detail),
      ...orderSections(view, words, detail),
      ...vendorSection(view, words, detail),
      ...totalSection(view, words),
      ...cutOffSection(view, words),
    ],
    actions: [
      { ...refreshAction(meeting.id, words), fallback: submitAction(meeting.id, words) },
      { type: "Action.OpenUrl", title: words.say("card.open"), url: options.links.meeting(meeting.id) },
    ],
  };
}

function header(title: string, stateSentence: string, state: MeetingCardState): CardJson {
  return {
    type: "Container",
    style: styles[state],
    bleed: true,
    items: [
      text(title, { bold: true, large: true }),
      { type: "TextBlock", text: stateSentence, wrap: true, spacing: "None" },
    ],
  };
}

const styles: Record<MeetingCardState, string> = {
  cancelled: "emphasis",
  attention: "attention",
  draft: "emphasis",
  waiting: "warning",
  confirmed: "good",
};

function refreshAction(meetingId: string, words: Words): CardJson {
  return { type: "Action.Execute", title: words.say("card.refresh"), verb: refreshVerb, data: { meetingId } };
}

/** For clients without Universal Actions; a submit has no verb of its own, so it travels in the data. */
function submitAction(meetingId: string, words: Words): CardJson {
  return { type: "Action.Submit", title: words.say("card.refresh"), data: { verb: refreshVerb, meetingId } };
}

/** What is spoken may be read as SSML, where these three would be markup. */
function spoken(sentence: string): string {
  return sentence.replace(/[<>&]/g, " ").replace(/\s+/g, " ");
}
