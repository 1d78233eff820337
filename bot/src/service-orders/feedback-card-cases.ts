import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { FeedbackCardView } from "@magic-meetings/contract/service-orders/receive.ts";
import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";

// What came for meetings as the card meets it; the golden files beside the tests show what becomes of each.

export interface FeedbackCardCase {
  view: FeedbackCardView;
  text: RenderedText;
  locale: Locale;
  refusal?: Problem;
}

export function caseId(number: number): string {
  return `01930000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

const no = { ok: false, because: "wrong_state" };
const kitchen = { id: caseId(10), name: "Nordlys Kitchen" };

export function lineOf(number: number, name: string, more: Partial<ServiceOrderLine> = {}): ServiceOrderLine {
  return {
    id: caseId(300 + number),
    service: { id: caseId(400 + number), name, unit: "person", imageUrl: null },
    vendor: kitchen,
    quantity: 12,
    options: [],
    diets: [],
    deliverTo: "Aarhus",
    ownPlace: null,
    account: null,
    headCount: { rule: "fixed", plusPercent: 0, settledAt: null },
    unitPrice: { amountMinor: 14_500, currency: "DKK" },
    total: { amountMinor: 174_000, currency: "DKK" },
    vatPercent: 25,
    deliverAt: "2026-11-24T11:45:00+01:00",
    orderBefore: "2026-11-23T12:00:00+01:00",
    cutOff: "2026-11-23T14:00:00+01:00",
    fees: { change: [], cancel: [] },
    production: { id: caseId(701), status: "delivered" },
    delivered: 12,
    consumed: null,
    wasted: null,
    rating: null,
    ...more,
  };
}

export function orderOf(number: number, lines: ServiceOrderLine[], more: Partial<ServiceOrder> = {}): ServiceOrder {
  return {
    id: caseId(500 + number),
    number: 1040 + number,
    meetingId: caseId(100),
    locationId: caseId(60),
    siteId: caseId(1),
    status: "delivered",
    lines,
    deliverTo: "Aarhus",
    note: "",
    accountSplit: [{ account: { id: caseId(600), name: "4100 Management" }, percent: 100 }],
    headCountMode: "ask",
    fees: [],
    received: null,
    total: { amountMinor: 174_000, currency: "DKK" },
    cutOff: "2026-11-23T14:00:00+01:00",
    revision: 1,
    version: 1,
    allowed: { change: no, submit: no, cancel: no, receive: { ok: true } },
    ...more,
  };
}

const meeting = {
  id: caseId(100),
  subject: "Board meeting",
  start: "2026-11-24T10:00:00+01:00",
  end: "2026-11-24T12:00:00+01:00",
  timeZone: "Europe/Copenhagen",
};
const help = lineOf(3, "A hand with the screen", {
  service: { id: caseId(403), name: "A hand with the screen", unit: "hour", imageUrl: null },
  quantity: 1,
  delivered: 1,
});
const received = { at: "2026-11-24T13:00:00+01:00", feedback: "" };
const closed = { status: "closed", received } as const;
const english = { text: { title: "How was it? Board meeting", summary: "Lunch buffet" }, locale: "en" } as const;
const danish = { text: { title: "Hvordan var det? Board meeting", summary: "Frokost" }, locale: "da" } as const;

/** Each case by the name of its golden file. */
export const feedbackCardCases: Record<string, FeedbackCardCase> = {
  asked: {
    view: {
      meeting,
      orders: [
        orderOf(1, [lineOf(1, "Lunch buffet"), lineOf(2, "Cake", { delivered: 0 })]),
        orderOf(2, [help, lineOf(4, "Coffee [free](http://evil.example)", { delivered: null })]),
      ],
    },
    ...english,
  },
  answered: {
    view: {
      meeting,
      orders: [
        orderOf(
          1,
          [
            lineOf(1, "Frokost", { rating: 5, wasted: 2, consumed: 10 }),
            lineOf(2, "Kage", { rating: 3 }),
            lineOf(4, "Kaffe", { wasted: 0 }),
            lineOf(5, "Frugt"),
          ],
          closed,
        ),
      ],
    },
    ...danish,
  },
  "many-services": {
    view: {
      meeting,
      orders: [
        orderOf(
          1,
          Array.from({ length: 11 }, (_, index) => lineOf(index, `Service ${index} ${"with a long name ".repeat(8)}`)),
        ),
      ],
    },
    ...english,
  },
  "month-closed": {
    view: { meeting, orders: [orderOf(1, [lineOf(1, "Lunch buffet", { rating: 4 })], closed)] },
    ...english,
    refusal: {
      type: "about:blank",
      title: "Period closed",
      status: 409,
      code: "period_closed",
      detail: "Finance has closed the month: what was said stays",
    },
  },
};
