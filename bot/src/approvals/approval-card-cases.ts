import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";

// Requests as the card meets them; the golden files beside the tests show what becomes of each.

export interface ApprovalCardCase {
  approval: Approval;
  text: RenderedText;
  locale: Locale;
  refusal?: Problem;
}

/** A UUID of version 7 in which one can find one's way. */
function caseId(number: number): string {
  return `01930000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

const ok = { ok: true };
const no = (because: string) => ({ ok: false, because });
const over = { approve: no("wrong_state"), reject: no("wrong_state"), reopen: no("forbidden") };
const elena = { id: caseId(51), name: "Elena Lindgren" };
const times = { start: "2026-11-24T13:00:00+01:00", end: "2026-11-24T15:00:00+01:00" };
const decided = { decidedAt: "2026-11-21T12:00:00+01:00", decidedBy: elena };

const auditorium = {
  id: caseId(201),
  name: "Auditorium",
  email: "auditorium@nordlys.example",
  siteId: caseId(1),
  building: "Harbour House",
  floor: "Ground floor",
  floorLevel: 0,
  capacity: 120,
  features: ["stage"],
};

export function approvalOf({
  subject,
  ...more
}: Partial<Omit<Approval, "subject">> & { subject?: object } = {}): Approval {
  return {
    id: caseId(900),
    state: "pending",
    subject: {
      type: "room_booking",
      id: caseId(221),
      room: auditorium,
      site: { id: caseId(1), name: "Copenhagen" },
      timeZone: "Europe/Copenhagen",
      ...times,
      headCount: 80,
      status: "requested",
      takenBy: null,
      rivals: [],
      ...subject,
    },
    meeting: {
      id: caseId(100),
      subject: "All hands",
      organizer: { id: caseId(50), name: "Anna Holm", email: "anna@nordlys.example" },
    },
    approver: null,
    note: "",
    askedAt: "2026-11-21T10:00:00+01:00",
    decidedAt: null,
    decidedBy: null,
    reason: null,
    version: 1,
    allowed: { approve: ok, reject: ok, reopen: no("forbidden") },
    ...more,
  };
}

const dkk = (amountMinor: number) => ({ amountMinor, currency: "DKK" });
const sales = { id: caseId(70), name: "Sales, Copenhagen" };
const bo = { id: caseId(52), name: "Bo Winther", as: "owner" as const, at: "2026-11-21T10:00:00+01:00" };

/** A lunch that is above the limit of the account that pays for it. */
export function orderApprovalOf({ subject, ...more }: Partial<Omit<Approval, "subject">> & { subject?: object } = {}) {
  const lunch = {
    service: "Lunch buffet",
    vendor: "House kitchen",
    quantity: 80,
    options: ["With dessert"],
    deliverAt: "2026-11-24T13:00:00+01:00",
    deliverTo: "Auditorium",
    total: dkk(1_592_000),
  };
  const coffee = { ...lunch, service: "Coffee", quantity: 4, options: [], deliverTo: null, total: dkk(80_000) };
  const asked: Approval = {
    ...approvalOf({ approver: { id: bo.id, name: bo.name }, ...more }),
    subject: {
      type: "service_order",
      id: caseId(301),
      number: 1042,
      kind: "order",
      status: "awaiting_approval",
      site: { id: caseId(1), name: "Copenhagen" },
      timeZone: "Europe/Copenhagen",
      ...times,
      headCount: 80,
      lines: [lunch, coffee],
      total: dkk(1_672_000),
      account: { ...sales, code: "COP-4100" },
      amount: dkk(1_672_000),
      known: dkk(0),
      limit: dkk(1_500_000),
      available: dkk(42_000_000),
      others: [],
      cutOff: "2026-11-23T14:00:00+01:00",
      decideBy: "2026-11-23T12:00:00+01:00",
      changes: [],
      totalBefore: dkk(1_672_000),
      level: "owner",
      asked: [bo],
      escalatesAt: "2026-11-23T10:00:00+01:00",
      ...subject,
    },
  };
  return asked;
}

const orderEnglish = {
  text: { title: "Anna Holm asks for order 1042, DKK 16,720.00", summary: "Tuesday" },
  locale: "en",
} as const;
const orderDanish = {
  text: { title: "Anna Holm beder om ordre 1042, 16.720,00 kr.", summary: "tirsdag" },
  locale: "da",
} as const;

const english = { text: { title: "Anna Holm asks for Auditorium", summary: "Tuesday" }, locale: "en" } as const;
const danish = { text: { title: "Anna Holm beder om Auditorium", summary: "tirsdag" }, locale: "da" } as const;
const rival = (number: number) => ({
  organizer: `Person ${number}`,
  headCount: 10 + number,
  start: "2026-11-24T14:00:00+01:00",
  end: "2026-11-24T16:00:00+01:00",
  askedAt: "2026-11-21T11:00:00+01:00",
});

/** Each case by the name of its golden file. */
export const approvalCardCases: Record<string, ApprovalCardCase> = {
  pending: {
    approval: approvalOf({ note: "We need the stage.\nA [link](http://evil.example) **too**" }),
    ...english,
  },
  "pending-with-rivals": {
    approval: approvalOf({ subject: { headCount: 130, rivals: [1, 2, 3, 4, 5, 6, 7].map(rival) } }),
    ...danish,
  },
  "taken-meanwhile": {
    approval: approvalOf({ subject: { takenBy: { organizer: "Bo Winther", ...times } } }),
    ...english,
    refusal: {
      type: "about:blank",
      title: "Conflict",
      status: 409,
      code: "room_taken",
      detail: "Auditorium was given to somebody else in the meantime",
      alternatives: [{ kind: "other_time", room: auditorium, ...times }],
    },
  },
  approved: { approval: approvalOf({ state: "approved", ...decided, allowed: over }), ...english },
  rejected: {
    approval: approvalOf({
      state: "rejected",
      ...decided,
      reason: "Salen bliver malet i den uge.",
      allowed: { ...over, reopen: ok },
    }),
    ...danish,
  },
  "rejected-by-another": {
    approval: approvalOf({ state: "rejected", ...decided, reason: "Being painted.", allowed: over }),
    ...english,
  },
  withdrawn: { approval: approvalOf({ state: "withdrawn", allowed: over }), ...english },
  "too-late": {
    approval: approvalOf({ allowed: { ...over, approve: no("meeting_over"), reject: no("meeting_over") } }),
    ...english,
  },
  "order-pending": {
    approval: orderApprovalOf({ note: "The board comes along.\nA [link](http://evil.example) **too**" }),
    ...orderEnglish,
  },
  "order-of-two-accounts": {
    approval: orderApprovalOf({
      subject: {
        amount: dkk(1_510_000),
        available: dkk(1_200_000),
        others: [{ account: { id: caseId(71), name: "Product, Copenhagen" }, amount: dkk(162_000), state: "approved" }],
        level: "finance",
        asked: [
          bo,
          { ...bo, id: caseId(53), name: "Ida Krogh", as: "deputy" },
          { ...bo, id: caseId(54), name: "Finn Sørensen", as: "finance" },
        ],
        escalatesAt: null,
      },
    }),
    ...orderDanish,
  },
  "order-changed-while-waiting": {
    approval: orderApprovalOf({
      subject: {
        totalBefore: dkk(1_592_000),
        changes: [
          { service: "Lunch buffet", kind: "changed", quantity: { before: 76, after: 80 } },
          { service: "Coffee", kind: "added", quantity: { before: 0, after: 4 } },
          { service: "Fruit", kind: "removed", quantity: { before: 2, after: 0 } },
          { service: "Water", kind: "changed", deliverTo: { before: null, after: "Auditorium" } },
        ],
      },
    }),
    ...orderEnglish,
  },
  "order-increase": {
    approval: orderApprovalOf({
      subject: {
        kind: "change",
        status: "confirmed",
        known: dkk(1_194_000),
        totalBefore: dkk(1_274_000),
        changes: [{ service: "Lunch buffet", kind: "changed", quantity: { before: 60, after: 80 } }],
      },
    }),
    ...orderDanish,
  },
  "order-price-changed": {
    approval: orderApprovalOf(),
    ...orderEnglish,
    refusal: {
      type: "about:blank",
      title: "Conflict",
      status: 409,
      code: "price_changed",
      detail: "Prices have changed since this order was written: look at the new price",
      consequences: {
        total: { before: dkk(1_672_000), after: dkk(1_712_000) },
        fee: dkk(0),
        lines: [],
        holdsUntil: null,
      },
    },
  },
  "order-approved": { approval: orderApprovalOf({ state: "approved", ...decided, allowed: over }), ...orderEnglish },
  "order-too-late": {
    approval: orderApprovalOf({
      allowed: { ...over, approve: no("past_order_before"), reject: no("past_order_before") },
    }),
    ...orderDanish,
  },
};
