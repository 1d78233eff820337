import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MeetingCardView, RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { button, clip, head, notice, spoken, text } from "../cards/card-elements.ts";
import { cardFrame, largestCard } from "../cards/card-frame.ts";
import type { CardLinks } from "../cards/card-links.ts";
import { problemSentences } from "../cards/problem-sentences.ts";
import type { CardJson } from "../conversations/turn.ts";
import { wordsFor } from "../messages/words.ts";
import type { Words } from "../messages/words.ts";
import type { Detail } from "./meeting-card-sections.ts";
import { approvalSection } from "./meeting-card-approvals.ts";
import { closedSection } from "./meeting-card-closed.ts";
import { cutOffSection, orderSections, totalSection, vendorSection, whenSentence } from "./meeting-card-sections.ts";
import { proposalSection } from "./meeting-card-proposals.ts";
import { roomSection } from "./meeting-card-rooms.ts";
import type { MeetingCardState } from "./meeting-card-state.ts";
import { meetingCardState } from "./meeting-card-state.ts";
import { refreshVerb } from "./meeting-card-verbs.ts";
import { visitorSection } from "./meeting-card-visitors.ts";

export interface MeetingCardOptions {
  locale: Locale;
  links: CardLinks;
  /** The channel's ids of those for whom the card refreshes itself when they look at it. */
  refreshFor: string[];
  /** What a pressed button could not do. */
  refusal?: Problem | undefined;
}

/** The one card with the whole picture of a meeting: Adaptive Card 1.5, below 25,000 bytes however long its lists are. */
export function meetingCard(view: MeetingCardView, message: RenderedText, options: MeetingCardOptions): CardJson {
  const words = wordsFor(options.locale);
  for (const detail of details) {
    if (leastBytes(view, detail) >= largestCard) continue;
    const card = renderCard(view, message, options, words, detail);
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

/** Bytes that a line of an order takes whatever is in it: what is too long by its lines alone need not be rendered. */
const leastLine = 400;

function leastBytes({ meeting }: MeetingCardView, detail: Detail): number {
  const orders = meeting.serviceOrders.slice(0, detail.orders);
  return leastLine * orders.reduce((sum, { lines }) => sum + Math.min(lines.length, detail.lines), 0);
}

function renderCard(
  view: MeetingCardView,
  message: RenderedText,
  { links, refreshFor, refusal }: MeetingCardOptions,
  words: Words,
  detail: Detail,
): CardJson {
  const { meeting } = view;
  const state = meetingCardState(view);
  const title = clip(message.title, 200);
  const stateSentence = words.say(`card.state.${state}`);
  const when = whenSentence(meeting, words);
  const refresh = { title: words.say("card.refresh"), verb: refreshVerb, data: { meetingId: meeting.id } };
  return cardFrame({
    words,
    fallbackText: words.say("card.fallback", { title, state: stateSentence }),
    speak: spoken(words.say("card.speak", { title, state: stateSentence, when })),
    refresh,
    refreshFor,
    body: [
      head(title, stateSentence, styles[state]),
      ...notice(problemSentences(refusal, words, meeting.timeZone)),
      text(when),
      ...closedSection(view, words),
      ...proposalSection(view, words, refusal),
      ...roomSection(view, words, detail),
      ...orderSections(view, words, detail),
      ...approvalSection(view, words),
      ...vendorSection(view, words, detail),
      ...totalSection(view, words),
      ...cutOffSection(view, words),
      ...visitorSection(view, words),
    ],
    actions: [
      button(refresh),
      { type: "Action.OpenUrl", title: words.say("card.open"), url: links.meeting(meeting.id) },
    ],
  });
}

const styles: Record<MeetingCardState, string> = {
  cancelled: "emphasis",
  attention: "attention",
  draft: "emphasis",
  waiting: "warning",
  confirmed: "good",
};
