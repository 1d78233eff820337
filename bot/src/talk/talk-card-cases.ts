import type { CardJson } from "../conversations/turn.ts";
import { nothingCard } from "./card-parts.ts";
import { changeProposalCard } from "./change-proposal-card.ts";
import { doneMeetingCard, doneOrderCard } from "./done-card.ts";
import { foundMeeting, foundRoom, foundService } from "./found-cards.ts";
import { meetingListCard, visitorListCard } from "./list-cards.ts";
import { orderProposalCard } from "./order-proposal-card.ts";
import { questionCard } from "./question-card.ts";
import {
  caseId,
  key,
  zone,
  nasty,
  en,
  da,
  links,
  conflict,
  nok,
  oslo,
  orderDraft,
  orderDraftDa,
  coffee,
  meeting,
  orderOf,
  order,
  askedLine,
  costs,
  moveOf,
  asked,
  moving,
  movingLine,
  question,
  summaryOf,
  visit,
  list,
  meetings,
  visitors,
  tooLate,
} from "./talk-card-case-parts.ts";

// What talking comes to, as its cards show it; the golden files beside the tests show what becomes of each.

/** Each card by the name of its golden file. */
export const talkCardCases: Record<string, () => CardJson> = {
  order: () => orderProposalCard({ ...en, proposal: orderOf(), key }),
  "order-danish": () => orderProposalCard({ ...da, proposal: orderOf({ draft: orderDraftDa, room: null }), key }),
  "order-own-moment": () =>
    orderProposalCard({ ...en, proposal: orderOf({ isOwnMoment: true, deliverAt: "2026-11-24T09:30:00.000Z" }), key }),
  "order-other-moment": () =>
    orderProposalCard({ ...en, proposal: orderOf({ isOtherMoment: true, quantity: 20, total: nok(90_000) }), key }),
  "order-too-late": () =>
    orderProposalCard({
      ...en,
      proposal: orderOf({ service: { ...coffee, available: false, unavailable: tooLate } }),
      key,
    }),
  "order-refused": () =>
    orderProposalCard({
      ...en,
      proposal: orderOf(),
      key,
      refusal: { ...conflict, code: "budget_exceeded", detail: "The budget does not cover it" },
    }),
  question: () => questionCard({ ...en, question, key, timeZone: zone }),
  "question-change": () =>
    questionCard({
      ...da,
      question: {
        kind: "question",
        draft: { intent: "move", language: "da", target: { kind: "meeting", id: meeting.id } },
        why: undefined,
        isChange: true,
        fields: [
          { name: "toDay", value: "2026-11-24" },
          { name: "toTime", value: "10:00" },
          { name: "count", value: 12 },
        ],
      },
      key,
      timeZone: zone,
    }),
  "question-without-answer": () =>
    questionCard({
      ...en,
      question: { ...question, why: { key: "talk.why.noMeetingsAtAll" }, fields: [] },
      key,
      timeZone: zone,
    }),
  move: () => changeProposalCard({ ...en, proposal: moving(moveOf()), key }),
  "move-with-fees": () => changeProposalCard({ ...en, proposal: moving(asked), key }),
  "move-with-fees-danish": () => changeProposalCard({ ...da, proposal: moving(asked, { language: "da" }), key }),
  "move-line": () => changeProposalCard({ ...en, proposal: movingLine(), key }),
  cancel: () =>
    changeProposalCard({
      ...en,
      proposal: moving(
        moveOf({
          to: null,
          lines: [{ outcome: "cancelled", ...askedLine, percent: 50, fee: nok(27_000) }],
          totals: [{ currency: "NOK", before: nok(54_000), ...costs }],
        }),
        { intent: "cancel" },
      ),
      key,
    }),
  "cancel-line": () =>
    changeProposalCard({
      ...da,
      proposal: movingLine({
        draft: { intent: "cancel", language: "da", target: { kind: "order", id: order.id } },
        to: null,
        costs: { total: { before: nok(54_000), after: nok(0) }, fee: nok(0), lines: [], holdsUntil: null },
      }),
      key,
    }),
  "done-order": () => doneOrderCard({ order, meeting }, { ...en, draft: orderDraft, links }),
  "done-order-cancelled": () =>
    doneOrderCard(
      { order: { ...order, status: "cancelled", allowed: { ...order.allowed, cancel: { ok: false } } }, meeting },
      { ...da, draft: orderDraftDa, links },
    ),
  "done-meeting": () => doneMeetingCard(meeting, { ...en, draft: { intent: "move", language: "en" }, links }),
  "done-meeting-cancelled": () =>
    doneMeetingCard(
      { ...meeting, subject: "", status: "cancelled" },
      { ...da, draft: { intent: "cancel", language: "da" }, links },
    ),
  nothing: () => nothingCard(orderDraft, en.words),
  meetings: () =>
    meetingListCard([summaryOf(1, "Budget review"), summaryOf(2, nasty)], { ...en, ...list, draft: meetings }),
  "meetings-of-a-week": () =>
    meetingListCard(
      Array.from({ length: 200 }, (_, index) => summaryOf(index, "会".repeat(255))),
      {
        ...da,
        ...list,
        draft: meetings,
        days: { from: "2026-11-23", to: "2026-11-29" },
      },
    ),
  "no-meetings": () => meetingListCard([], { ...en, ...list, draft: meetings }),
  visitors: () =>
    visitorListCard([visit, { ...visit, visitor: null, meeting: null, status: "no_show" }], "Oslo", {
      ...da,
      ...list,
      draft: visitors,
    }),
  "no-visitors": () => visitorListCard([], undefined, { ...en, ...list, draft: visitors }),
  "found-meeting": () => foundMeeting({ ...meeting, rooms: ["Aker Brygge"] }, { ...en, links }).card,
  "found-room": () =>
    foundRoom(
      {
        id: caseId(201),
        name: "Aker Brygge",
        siteId: oslo.id,
        building: "Fjordgården",
        floor: "1st floor",
        floorLevel: 1,
        capacity: 14,
      },
      "Oslo",
      { ...da, links },
    ).card,
  "found-service": () => foundService(coffee, oslo, { ...en, links }).card,
};
