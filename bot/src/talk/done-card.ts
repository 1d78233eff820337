import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { button, text } from "../cards/card-elements.ts";
import type { CardLinks } from "../cards/card-links.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatList, formatMoment, formatMoney } from "../messages/formats.ts";
import { fact, talkCard, type CardView } from "./card-parts.ts";
import { writeDraft, writeTarget, type Draft } from "./draft.ts";
import { meetingTitle } from "./find-meetings.ts";
import { refreshVerb, reviewVerb } from "./talk-card-verbs.ts";

export interface DoneView extends CardView {
  draft: Draft;
  links: CardLinks;
}

export interface DoneOrder {
  order: ServiceOrder;
  meeting: Pick<Meeting, "id" | "subject" | "start" | "timeZone" | "locations">;
}

const mostLines = 12;

/** An order after something was done about it, as it is now: Adaptive Card 1.5. */
export function doneOrderCard({ order, meeting }: DoneOrder, { draft, links, words, ...view }: DoneView): CardJson {
  const { language } = words;
  const zone = meeting.locations.find(({ id }) => id === order.locationId)?.site.timeZone ?? meeting.timeZone;
  const refresh = doneData(draft, { kind: "order", id: order.id });
  const lines = order.lines.slice(0, mostLines);
  const cancelling: Draft = { intent: "cancel", language: draft.language, target: { kind: "order", id: order.id } };
  const isOff = order.status === "cancelled" || order.status === "rejected";
  return talkCard({
    ...view,
    words,
    timeZone: zone,
    title: words.say("talk.title.done", { number: String(order.number) }),
    state: words.say(`order.${order.status}`),
    style: isOff ? "emphasis" : order.status === "awaiting_approval" ? "warning" : "good",
    refresh: { verb: refreshVerb, data: refresh },
    body: [
      fact(words.say("talk.for"), meetingTitle(meeting, words, zone)),
      ...lines.map(({ quantity, service, deliverAt }) =>
        fact(words.say("talk.line", { quantity, service: service.name }), formatMoment(deliverAt, zone, language)),
      ),
      ...(order.lines.length > lines.length
        ? [text(words.say("talk.more", { count: order.lines.length - lines.length }), { subtle: true })]
        : []),
      fact(words.say("talk.total"), formatMoney(order.total, language)),
      ...(isOff ? [] : [fact(words.say("talk.freeUntil"), formatMoment(order.cutOff, zone, language))]),
    ],
    actions: [
      ...(order.allowed.cancel.ok
        ? [button({ title: words.say("talk.undoOrder"), verb: reviewVerb, data: writeDraft(cancelling) })]
        : []),
      button({ title: words.say("card.refresh"), verb: refreshVerb, data: refresh }),
      { type: "Action.OpenUrl", title: words.say("card.open"), url: links.meeting(meeting.id) },
    ],
  });
}

/** A meeting after it was moved or cancelled, as it is now: Adaptive Card 1.5. */
export function doneMeetingCard(meeting: Meeting, { draft, links, words, ...view }: DoneView): CardJson {
  const { language } = words;
  const refresh = doneData(draft, { kind: "meeting", id: meeting.id });
  const isOff = meeting.status === "cancelled";
  const rooms = meeting.roomBookings.filter(({ status }) => status === "confirmed" || status === "provisional");
  return talkCard({
    ...view,
    words,
    timeZone: meeting.timeZone,
    title: meeting.subject || words.say("chat.withoutSubject"),
    state: words.say(isOff ? "talk.state.cancelled" : "talk.state.moved"),
    style: isOff ? "emphasis" : "good",
    refresh: { verb: refreshVerb, data: refresh },
    body: [
      fact(words.say("card.when"), formatMoment(meeting.start, meeting.timeZone, language)),
      ...(rooms.length === 0
        ? []
        : [
            fact(
              words.say("talk.where"),
              formatList(
                rooms.map(({ room }) => room.name),
                language,
              ),
            ),
          ]),
    ],
    actions: [
      button({ title: words.say("card.refresh"), verb: refreshVerb, data: refresh }),
      { type: "Action.OpenUrl", title: words.say("card.open"), url: links.meeting(meeting.id) },
    ],
  });
}

function doneData({ intent, language }: Draft, target: NonNullable<Draft["target"]>): Record<string, string> {
  return { intent, language, done: writeTarget(target) };
}
