import type { OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting, MeetingSummary } from "@magic-meetings/contract/meetings/meeting.ts";
import type { MoveConsequences } from "@magic-meetings/contract/moves/move.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import { wordsFor } from "../messages/words.ts";
import type { Draft } from "./draft.ts";
import type { LineProposal, MeetingProposal, OrderProposal, Question } from "./plan.ts";

// What the cases of the cards that come of talking are made of.

export function caseId(number: number): string {
  return `01930000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

export const key = caseId(999);
export const zone = "Europe/Copenhagen";
export const nasty = "[free](http://evil.example) **bold** <b>x</b> \u202eabc";
export const en = { words: wordsFor("en"), refreshFor: ["29:anna"] };
export const da = { words: wordsFor("da"), refreshFor: ["29:anna"] };
export const links = {
  meeting: (id: string) => `https://meetings.example/#/meetings/${id}`,
  approvals: () => "https://meetings.example/#/approvals",
  accounts: () => "https://meetings.example/#/accounts",
};
export const conflict = { type: "about:blank", title: "Conflict", status: 409 } as const;
export const nok = (amountMinor: number) => ({ amountMinor, currency: "NOK" });
const dkk = (amountMinor: number) => ({ amountMinor, currency: "DKK" });
export const oslo = { id: caseId(2), name: "Oslo", countryCode: "NO", timeZone: "Europe/Oslo", currency: "NOK" };

export const orderDraft: Draft = {
  intent: "order",
  language: "en",
  thing: "coffee",
  count: 12,
  time: "10:00",
  siteId: oslo.id,
};
export const orderDraftDa: Draft = { ...orderDraft, language: "da", thing: "kaffe" };
const day = { from: "2026-11-24", to: "2026-11-24" };

export const coffee: OfferedService = {
  id: caseId(401),
  name: "Coffee, tea and water",
  description: "Filter coffee, black and herbal tea, cold water",
  category: { id: caseId(450), name: "Coffee & drinks" },
  unit: "person",
  price: nok(4_500),
  vatPercent: 25,
  imageUrl: null,
  diets: [],
  allergens: [],
  options: [{ key: "oat", name: "Oat milk", price: nok(0) }],
  minimumQuantity: 1,
  maximumQuantity: 200,
  vendor: { id: caseId(10), name: "Fjordgården Kitchen" },
  popular: true,
  suggested: { quantity: 12, deliverAt: "2026-11-24T08:45:00.000Z", total: nok(54_000) },
  orderBefore: "2026-11-24T07:15:00.000Z",
  cutOff: "2026-11-24T06:45:00.000Z",
  available: true,
  unavailable: null,
};

export const meeting: Meeting = {
  id: caseId(100),
  clientKey: null,
  subject: "Budget review",
  status: "scheduled",
  stage: "preparation",
  start: "2026-11-24T09:00:00.000Z",
  end: "2026-11-24T11:00:00.000Z",
  timeZone: "Europe/Oslo",
  organizer: { id: caseId(50), name: "Anna Kjær", email: "anna@nordlys.example" },
  locations: [{ id: caseId(60), site: oslo, headCount: 12 }],
  attendees: [],
  roomBookings: [],
  serviceOrders: [],
  totals: [],
  exchangeReference: null,
  series: null,
  version: 3,
  allowed: { order: { ok: true }, bookRoom: { ok: true }, cancel: { ok: true } },
};

export function orderOf(more: Partial<OrderProposal> = {}): OrderProposal {
  return {
    kind: "order",
    draft: { ...orderDraft, meetingId: meeting.id, serviceId: coffee.id },
    meeting,
    site: oslo,
    locationId: caseId(60),
    room: "Aker Brygge",
    service: coffee,
    quantity: 12,
    total: nok(54_000),
    deliverAt: coffee.suggested.deliverAt,
    isOwnMoment: false,
    isOtherMoment: false,
    ...more,
  };
}

export const order: ServiceOrder = {
  id: caseId(500),
  number: 1041,
  meetingId: meeting.id,
  locationId: caseId(60),
  siteId: oslo.id,
  status: "confirmed",
  lines: [lineOf(1, coffee.name), lineOf(2, nasty)],
  deliverTo: "Aker Brygge",
  note: "",
  accountSplit: [],
  headCountMode: "ask",
  fees: [],
  received: null,
  total: nok(108_000),
  cutOff: coffee.cutOff,
  revision: 1,
  version: 1,
  allowed: { change: { ok: true }, submit: { ok: false }, cancel: { ok: true }, receive: { ok: false } },
};

function lineOf(number: number, name: string): ServiceOrder["lines"][number] {
  return {
    id: caseId(300 + number),
    service: { id: caseId(400 + number), name, unit: "person", imageUrl: null },
    vendor: coffee.vendor,
    quantity: 12,
    options: [],
    diets: [],
    deliverTo: "Aker Brygge",
    ownPlace: null,
    account: null,
    headCount: { rule: "fixed", plusPercent: 0, settledAt: null },
    unitPrice: coffee.price,
    total: nok(54_000),
    vatPercent: 25,
    deliverAt: coffee.suggested.deliverAt,
    orderBefore: coffee.orderBefore,
    cutOff: coffee.cutOff,
    fees: { change: [], cancel: [] },
    production: null,
    delivered: null,
    consumed: null,
    wasted: null,
    rating: null,
  };
}

export const askedLine = {
  lineId: caseId(301),
  order: { id: order.id, number: order.number },
  site: oslo,
  service: { id: coffee.id, name: coffee.name },
  quantity: 12,
  deliverAt: { before: "2026-11-24T08:45:00.000Z", after: "2026-11-24T12:45:00.000Z" },
  total: nok(54_000),
};
export const costs = {
  keep: { fee: nok(0), total: nok(54_000) },
  change: { fee: nok(13_500), total: nok(54_000) },
  cancel: { fee: nok(27_000), total: nok(0) },
};

export function moveOf(more: Partial<MoveConsequences> = {}): MoveConsequences {
  return {
    meeting: { id: meeting.id, subject: meeting.subject, status: "scheduled", version: 3 },
    from: { start: meeting.start, end: meeting.end },
    to: { start: "2026-11-24T13:00:00.000Z", end: "2026-11-24T15:00:00.000Z" },
    lines: [],
    totals: [],
    question: null,
    ...more,
  };
}

export const asked = moveOf({
  lines: [
    { outcome: "room_taken", bookingId: caseId(221), room: { id: caseId(201), name: "Aker Brygge" }, alternatives: [] },
    { outcome: "visitors_follow", site: oslo, count: 3, told: 3, isClosed: false },
    { outcome: "follows", ...askedLine },
    { outcome: "crosses_cut_off", ...askedLine, costs, percent: 25 },
  ],
  totals: [{ currency: "NOK", before: nok(54_000), ...costs }],
  question: { answerBy: "2026-11-24T08:00:00.000Z", default: "keep" },
});

export function moving(consequences: MoveConsequences, more: Partial<Draft> = {}): MeetingProposal {
  const target = { kind: "meeting", id: meeting.id } as const;
  const draft: Draft = { intent: "move", language: "en", target, toTime: "14:00", ...more };
  return { kind: "meeting", draft, timeZone: "Europe/Oslo", consequences };
}

export function movingLine(more: Partial<LineProposal> = {}): LineProposal {
  return {
    kind: "line",
    draft: {
      intent: "move",
      language: "en",
      target: { kind: "line", id: order.id, lineId: caseId(301) },
      toTime: "11:30",
    },
    meeting,
    timeZone: "Europe/Oslo",
    order,
    what: "12 × Coffee, tea and water",
    deliverAt: coffee.suggested.deliverAt,
    to: "2026-11-24T10:30:00.000Z",
    costs: { total: { before: nok(54_000), after: nok(54_000) }, fee: nok(13_500), lines: [], holdsUntil: null },
    ...more,
  };
}

export const question: Question = {
  kind: "question",
  draft: orderDraft,
  why: { key: "talk.why.severalMeetings" },
  fields: [
    {
      name: "meetingId",
      choices: [
        { title: "Budget review, Tue 24 Nov, 10:00", value: meeting.id },
        { title: `${nasty}, Tue 24 Nov, 10:00`, value: caseId(101) },
      ],
    },
  ],
};

export function summaryOf(number: number, subject: string): MeetingSummary {
  const { id: _id, ...more } = meeting;
  const { status, stage, start, end, timeZone, organizer } = more;
  const about = { subject, status, stage, start, end, timeZone, organizer, seriesId: null };
  return {
    id: caseId(100 + number),
    ...about,
    rooms: ["Aker Brygge"],
    orderCount: 1,
    total: [nok(54_000), dkk(10_000)],
  };
}

const can = { ok: true };
export const visit: Visit = {
  id: caseId(600),
  visitor: {
    id: caseId(601),
    name: "Nina Berg",
    email: "",
    phone: "",
    company: "Bergen Design AS",
    locale: "nb",
    masked: false,
  },
  meeting,
  site: oslo,
  host: { id: caseId(50), name: "Anna Kjær" },
  purpose: "",
  start: meeting.start,
  end: meeting.end,
  movedFrom: null,
  lateUntil: null,
  source: "attendee",
  needs: { parking: false, plate: "", wheelchair: false, wifi: false, lunch: false },
  note: "",
  status: "confirmed",
  clearance: "not_needed",
  pass: null,
  arrivedAt: null,
  leftAt: null,
  leftHow: null,
  badgeNumber: null,
  badgeLostAt: null,
  version: 1,
  allowed: {
    change: can,
    confirm: can,
    "check-in": can,
    "check-out": can,
    "undo-check-in": can,
    "undo-check-out": can,
    cancel: can,
    restore: can,
    miss: can,
  },
};

export const list = { links, zone, days: day };
export const meetings: Draft = { intent: "meetings", language: "en", day };
export const visitors: Draft = { intent: "visitors", language: "da", day };
export const tooLate = { code: "past_order_before", earliest: "2026-11-25T08:45:00.000Z" } as const;
