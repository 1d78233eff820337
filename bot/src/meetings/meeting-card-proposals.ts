import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";
import type { Proposal } from "@magic-meetings/contract/production-orders/proposal.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { button, buttons, heading, text, tight } from "../cards/card-elements.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatMoment, formatMoney } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";
import { acceptProposalVerb, refuseProposalVerb } from "./meeting-card-verbs.ts";

type ProductionOrder = MeetingCardView["productionOrders"][number];
type OfferedLine = Proposal["lines"][number];

const mostLines = 6;

/** What vendors offer instead of what they cannot deliver, each with a press for yes and one for no. */
export function proposalSection(
  { meeting, productionOrders }: MeetingCardView,
  words: Words,
  refusal: Problem | undefined,
): CardJson[] {
  if (meeting.status === "cancelled") return [];
  const open = productionOrders.flatMap((order) =>
    order.proposal?.state === "open" ? [{ order, proposal: order.proposal }] : [],
  );
  // A price that changed meanwhile is the one that is said yes to next; with several offers one looks in Teams.
  const changed = refusal?.code === "price_changed" && open.length === 1 ? refusal.consequences?.total : undefined;
  return open.flatMap(({ order, proposal }) =>
    proposalOf(order, { ...proposal, total: changed ?? proposal.total }, meeting, words),
  );
}

function proposalOf(
  order: ProductionOrder,
  proposal: Proposal,
  { id: meetingId, timeZone }: MeetingCardView["meeting"],
  words: Words,
): CardJson[] {
  const { language } = words;
  const { before, after } = proposal.total;
  const ofOrder = { vendor: order.vendor.name, number: String(order.number) };
  const price = { before: formatMoney(before, language), after: formatMoney(after, language) };
  const shown = proposal.lines.slice(0, mostLines).map((line) => text(lineSentence(line, timeZone, words)));
  const data = { meetingId, productionOrderId: order.id };
  const isSame = before.amountMinor === after.amountMinor;
  const about = [
    text(words.say("proposal.because", ofOrder), { colour: "Attention" }),
    ...(order.declined === null ? [] : [text(order.declined.reason, { subtle: true })]),
    ...shown,
    ...(proposal.note === "" ? [] : [text(proposal.note, { subtle: true })]),
    text(isSame ? words.say("proposal.samePrice", price) : words.say("proposal.price", price), { bold: true }),
  ];
  return [
    heading(words.say("proposal.title")),
    ...tight(about),
    ...buttons([
      button({
        title: words.say("proposal.accept"),
        tooltip: words.say("proposal.acceptThis", ofOrder),
        verb: acceptProposalVerb,
        data: { ...data, total: after.amountMinor, currency: after.currency },
        style: "positive",
      }),
      button({
        title: words.say("proposal.refuse"),
        tooltip: words.say("proposal.refuseThis", ofOrder),
        verb: refuseProposalVerb,
        data,
      }),
    ]),
  ];
}

/** `12 × Sandwich, Tue 12:00 → 10 × Salad, Tue 12:30`. */
function lineSentence({ service, quantity, deliverAt }: OfferedLine, timeZone: string, words: Words): string {
  const what = (side: "before" | "after") =>
    words.say("proposal.item", {
      quantity: quantity[side],
      service: service[side].name,
      time: formatMoment(deliverAt[side], timeZone, words.language),
    });
  const before = what("before");
  if (quantity.after === 0) return words.say("proposal.without", { before });
  const after = what("after");
  return before === after ? before : words.say("proposal.instead", { before, after });
}
