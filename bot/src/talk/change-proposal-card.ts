import type { MoveChoice } from "@magic-meetings/contract/moves/move-words.ts";
import type { MoveConsequences, MoveLine } from "@magic-meetings/contract/moves/move.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { button, text } from "../cards/card-elements.ts";
import { writeShownFees } from "../cards/shown-fees.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatMoment, formatMoney } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";
import { fact, otherWays, reviewOf, talkCard, type CardView } from "./card-parts.ts";
import { writeDraft } from "./draft.ts";
import { meetingTitle } from "./find-meetings.ts";
import type { LineProposal, MeetingProposal } from "./plan.ts";
import { confirmVerb } from "./talk-card-verbs.ts";

export interface ChangeProposalView extends CardView {
  proposal: MeetingProposal | LineProposal;
  key: string;
}

/** What would be moved or cancelled, what hangs on it and what it costs: Adaptive Card 1.5. */
export function changeProposalCard({ proposal, key, words, ...view }: ChangeProposalView): CardJson {
  const { draft, timeZone } = proposal;
  const subject = proposal.kind === "meeting" ? proposal.consequences.meeting.subject : proposal.what;
  const what = subject || words.say("chat.withoutSubject");
  return talkCard({
    ...view,
    words,
    timeZone,
    title: words.say(draft.intent === "cancel" ? "talk.title.cancel" : "talk.title.move", { what }),
    state: words.say("talk.state.proposal"),
    style: "accent",
    refresh: reviewOf(draft, key),
    body: proposal.kind === "meeting" ? meetingBody(proposal, words) : lineBody(proposal, words),
    actions: [
      ...(proposal.kind === "meeting" ? meetingButtons(proposal, key, words) : [lineButton(proposal, key, words)]),
      ...otherWays(draft, key, words, false),
    ],
  });
}

const mostLines = 8;

function meetingBody({ consequences, timeZone }: MeetingProposal, words: Words): CardJson[] {
  const { from, to, lines } = consequences;
  const moment = (at: string) => formatMoment(at, timeZone, words.language);
  const shown = lines.slice(0, mostLines).map((line) => text(lineSentence(line, words), styleOf(line)));
  return [
    fact(words.say("talk.before"), moment(from.start)),
    ...(to === null ? [] : [fact(words.say("talk.after"), moment(to.start))]),
    ...shown,
    ...(lines.length > shown.length
      ? [text(words.say("talk.more", { count: lines.length - shown.length }), { subtle: true })]
      : []),
    ...(to === null ? [feeFact(feesOf(consequences, "cancel"), words)] : []),
  ];
}

function lineSentence(line: MoveLine, words: Words): string {
  switch (line.outcome) {
    case "room_follows":
      return words.say("talk.roomFollows", { room: line.room.name });
    case "room_taken":
      return words.say("talk.roomTaken", { room: line.room.name });
    case "room_released":
      return words.say("talk.roomReleased", { room: line.room.name });
    case "visitors_follow":
      return words.say("talk.visitorsFollow", { count: line.told });
    case "visitors_cancelled":
      return words.say("talk.visitorsCancelled", { count: line.told });
    case "follows":
    case "repriced":
      return words.say("talk.lineFollows", { quantity: line.quantity, service: line.service.name });
    case "crosses_cut_off":
    case "cannot_be_delivered":
      return words.say("talk.lineAsked", { quantity: line.quantity, service: line.service.name });
    case "cancelled":
      return words.say("talk.lineCancelled", { quantity: line.quantity, service: line.service.name });
  }
}

function styleOf({ outcome }: MoveLine) {
  const isBad = outcome === "room_taken" || outcome === "crosses_cut_off" || outcome === "cannot_be_delivered";
  return isBad ? ({ colour: "Attention" } as const) : {};
}

function feesOf({ totals }: MoveConsequences, choice: MoveChoice): Money[] {
  return totals.map((total) => total[choice].fee).filter(({ amountMinor }) => amountMinor > 0);
}

function written(fees: readonly Money[], words: Words): string {
  return fees.map((fee) => formatMoney(fee, words.language)).join(" + ");
}

function feeFact(fees: readonly Money[], words: Words): CardJson {
  return fact(words.say("talk.fee"), fees.length === 0 ? words.say("talk.noFee") : written(fees, words));
}

/** One press for each way; its title says what it costs, and nothing more is charged by it. */
function meetingButtons({ draft, consequences }: MeetingProposal, key: string, words: Words): CardJson[] {
  const { meeting, from, to, lines, question } = consequences;
  const base = { ...writeDraft(draft), key, version: meeting.version, start: to?.start ?? from.start };
  const press = (title: string, data: Record<string, string>, style?: "positive" | "destructive") =>
    button({ title, verb: confirmVerb, data: { ...base, ...data }, ...(style ? { style } : {}) });
  const priced = (key: "cancel" | "change" | "drop", fees: Money[]) =>
    fees.length === 0
      ? words.say(`talk.confirm.${key}`)
      : words.say(`talk.confirm.${key}Fee`, { fee: written(fees, words) });
  const fees = (choice: MoveChoice) => ({ fees: writeShownFees(feesOf(consequences, choice)) });
  if (to === null) return [press(priced("cancel", feesOf(consequences, "cancel")), fees("cancel"), "destructive")];
  if (question === null) return [press(words.say("talk.confirm.move"), {}, "positive")];
  const canChange = lines.some((line) => "costs" in line && line.costs.change !== null);
  return [
    press(words.say("talk.confirm.keep"), { choice: "keep", ...fees("keep") }, "positive"),
    ...(canChange
      ? [press(priced("change", feesOf(consequences, "change")), { choice: "change", ...fees("change") })]
      : []),
    press(priced("drop", feesOf(consequences, "cancel")), { choice: "cancel", ...fees("cancel") }, "destructive"),
  ];
}

function lineBody({ meeting, order, timeZone, deliverAt, to, costs }: LineProposal, words: Words): CardJson[] {
  const moment = (at: string) => formatMoment(at, timeZone, words.language);
  const total = {
    before: formatMoney(costs.total.before, words.language),
    after: formatMoney(costs.total.after, words.language),
  };
  return [
    fact(words.say("talk.for"), meetingTitle(meeting, words, timeZone)),
    fact(words.say("talk.before"), moment(deliverAt)),
    ...(to === null ? [] : [fact(words.say("talk.after"), moment(to))]),
    fact(
      words.say("talk.title.done", { number: String(order.number) }),
      total.before === total.after ? total.after : `${total.before} → ${total.after}`,
    ),
    feeFact(costs.fee.amountMinor > 0 ? [costs.fee] : [], words),
  ];
}

function lineButton({ draft, order, to, costs }: LineProposal, key: string, words: Words): CardJson {
  const { fee } = costs;
  const isCancelled = draft.intent === "cancel";
  const name = isCancelled ? "cancel" : "move";
  const title =
    fee.amountMinor > 0
      ? words.say(`talk.confirm.${name}Fee`, { fee: formatMoney(fee, words.language) })
      : words.say(`talk.confirm.${name}`);
  const data = { ...writeDraft(draft), key, version: order.version, fees: writeShownFees([fee]) };
  return button({
    title,
    verb: confirmVerb,
    data: to === null ? data : { ...data, start: to },
    style: isCancelled ? "destructive" : "positive",
  });
}
