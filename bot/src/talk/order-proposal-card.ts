import { button, text } from "../cards/card-elements.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatMoment, formatMoney, formatTime } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";
import { fact, otherWays, reviewOf, talkCard, type CardView } from "./card-parts.ts";
import { writeDraft } from "./draft.ts";
import { meetingTitle } from "./find-meetings.ts";
import type { OrderProposal } from "./plan.ts";
import { confirmVerb } from "./talk-card-verbs.ts";

export interface OrderProposalView extends CardView {
  proposal: OrderProposal;
  key: string;
}

/** What would be ordered, for what meeting, when, at what price and until when it can be changed: Adaptive Card 1.5. */
export function orderProposalCard({ proposal, key, words, ...view }: OrderProposalView): CardJson {
  const { draft, meeting, site, service, quantity, room } = proposal;
  const { language } = words;
  const total = formatMoney(proposal.total, language);
  const canOrder = service.available;
  const moment = (at: string) => formatMoment(at, site.timeZone, language);
  return talkCard({
    ...view,
    words,
    timeZone: site.timeZone,
    title: words.say("talk.title.order", { count: quantity, service: service.name }),
    state: words.say(canOrder ? "talk.state.proposal" : "talk.state.cannot"),
    style: canOrder ? "accent" : "warning",
    refresh: reviewOf(draft, key),
    body: [
      ...unavailableSection(proposal, words),
      ...otherMomentSection(proposal, words),
      ...minimumSection(proposal, words),
      fact(words.say("talk.for"), meetingTitle(meeting, words, site.timeZone)),
      fact(
        words.say("talk.where"),
        room === null ? site.name : words.say("talk.place", { place: room, site: site.name }),
      ),
      fact(
        words.say("talk.delivered"),
        words.say("talk.vendor", { time: moment(proposal.deliverAt), vendor: service.vendor.name }),
      ),
      fact(words.say("talk.each"), formatMoney(service.price, language)),
      fact(words.say("talk.total"), total),
      ...(canOrder
        ? [
            fact(words.say("talk.orderBefore"), moment(service.orderBefore)),
            fact(words.say("talk.freeUntil"), moment(service.cutOff)),
          ]
        : []),
    ],
    actions: [
      ...(canOrder ? [confirmButton(proposal, key, words.say("talk.confirm.order", { total }))] : []),
      ...otherWays(draft, key, words, false),
    ],
  });
}

/** The press orders what the card shows, at the price that it shows, or nothing. */
function confirmButton(
  { draft, locationId, quantity, total, deliverAt, isOwnMoment }: OrderProposal,
  key: string,
  title: string,
) {
  const { amountMinor, currency } = total;
  const data = { ...writeDraft(draft), key, locationId, quantity, total: amountMinor, currency };
  return button({
    title,
    verb: confirmVerb,
    data: isOwnMoment ? { ...data, deliverAt } : data,
    style: "positive",
  });
}

function unavailableSection({ service, site }: OrderProposal, words: Words): CardJson[] {
  const { unavailable, minimumQuantity, maximumQuantity, vendor } = service;
  if (unavailable === null) return [];
  const count = unavailable.code === "quantity_below_minimum" ? minimumQuantity : maximumQuantity;
  const why = words.say(`talk.unavailable.${unavailable.code}`, { count, vendor: vendor.name });
  const moment = unavailable.earliest && formatMoment(unavailable.earliest, site.timeZone, words.language);
  return [
    text(why, { colour: "Attention", bold: true }),
    ...(moment ? [text(words.say("talk.earliest", { moment }))] : []),
  ];
}

/** Somebody asked for less than can be had. */
function minimumSection({ draft, quantity, service }: OrderProposal, words: Words): CardJson[] {
  if (draft.count === undefined || draft.count >= quantity || !service.available) return [];
  return [text(words.say("talk.unavailable.quantity_below_minimum", { count: quantity }), { colour: "Warning" })];
}

function otherMomentSection({ isOtherMoment, deliverAt, site }: OrderProposal, words: Words): CardJson[] {
  if (!isOtherMoment) return [];
  const time = formatTime(deliverAt, site.timeZone, words.language);
  return [text(words.say("talk.otherMoment", { time }), { colour: "Warning" })];
}
