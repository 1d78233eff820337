import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import { totalsOf } from "@magic-meetings/contract/moves/move-rules.ts";
import type { MeetingMove, MeetingMoveLine } from "@magic-meetings/contract/moves/move.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";

// Moves as the card meets them; the golden files beside the tests show what becomes of each.

export interface MoveCardCase {
  move: MeetingMove;
  text: RenderedText;
  locale: Locale;
  refusal?: Problem;
}

/** A UUID of version 7 in which one can find one's way. */
function caseId(number: number): string {
  return `01930000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

const kroner = (amountMinor: number) => ({ amountMinor, currency: "DKK" });
const cost = (fee: number, total: number) => ({ fee: kroner(fee), total: kroner(total) });
const copenhagen = { id: caseId(1), name: "Copenhagen", timeZone: "Europe/Copenhagen" };

function lineOf(more: Partial<MeetingMoveLine> = {}): MeetingMoveLine {
  return {
    lineId: caseId(401),
    order: { id: caseId(400), number: 1042 },
    site: copenhagen,
    service: { id: caseId(7), name: "Smørrebrød" },
    quantity: 12,
    deliverAt: { before: "2026-11-25T11:45:00+01:00", after: "2026-11-25T13:45:00+01:00" },
    outcome: "crosses_cut_off",
    total: kroner(180_000),
    costs: { keep: cost(0, 180_000), change: cost(90_000, 180_000), cancel: cost(90_000, 0) },
    because: null,
    alternatives: [],
    choice: null,
    charged: null,
    ...more,
  };
}

const stuck = lineOf({
  lineId: caseId(402),
  service: { id: caseId(8), name: "Cake" },
  outcome: "cannot_be_delivered",
  total: kroner(36_000),
  costs: { keep: cost(0, 36_000), change: null, cancel: cost(36_000, 0) },
  because: "past_order_before",
  alternatives: [
    { serviceId: caseId(8), service: "Cake", deliverAt: "2026-11-25T15:00:00+01:00" },
    { serviceId: caseId(9), service: "Biscuits", deliverAt: "2026-11-25T14:00:00+01:00" },
  ],
});

export function moveOf(more: Partial<MeetingMove> = {}): MeetingMove {
  const lines = more.lines ?? [lineOf()];
  return {
    id: caseId(500),
    meeting: { id: caseId(100), subject: "Board meeting", timeZone: "Europe/Copenhagen" },
    from: { start: "2026-11-25T11:00:00+01:00", end: "2026-11-25T13:00:00+01:00" },
    to: { start: "2026-11-25T13:00:00+01:00", end: "2026-11-25T15:00:00+01:00" },
    status: "open",
    lines,
    totals: totalsOf(
      lines
        .filter(({ choice }) => choice === null)
        .map(({ total, costs }) => ({
          currency: total.currency,
          totalMinor: total.amountMinor,
          changeTotalMinor: costs.change?.total.amountMinor ?? null,
          changeFeeMinor: costs.change?.fee.amountMinor ?? 0,
          cancelFeeMinor: costs.cancel.fee.amountMinor,
        })),
    ),
    answerBy: "2026-11-24T15:55:00+01:00",
    default: "keep",
    askedAt: "2026-11-24T14:12:00+01:00",
    answered: null,
    allowed: { answer: { ok: true } },
    ...more,
  };
}

const english = {
  text: { title: "Board meeting has moved: what about the order?", summary: "11:00 → 13:00" },
  locale: "en",
} as const;
const danish = {
  text: { title: "Board meeting er flyttet: hvad med bestillingen?", summary: "11.00 → 13.00" },
  locale: "da",
} as const;
const over = { allowed: { answer: { ok: false, because: "move_over" } }, totals: [] };
const anna = { at: "2026-11-24T14:20:00+01:00", by: "Anna Kjær" };

/** Each case by the name of its golden file. */
export const moveCardCases: Record<string, MoveCardCase> = {
  asked: { move: moveOf(), ...english },
  "asked-in-danish": { move: moveOf({ default: "cancel" }), ...danish },
  "asked-about-two-lines": { move: moveOf({ lines: [lineOf(), stuck] }), ...english },
  "cannot-be-delivered": { move: moveOf({ lines: [stuck] }), ...danish },
  "fee-has-risen": {
    move: moveOf(),
    ...english,
    refusal: {
      type: "about:blank",
      title: "Conflict",
      status: 409,
      code: "fee_applies",
      detail: "This costs a fee that was not shown: look at it and answer again",
    },
  },
  "answered-by-another": {
    move: moveOf({
      ...over,
      status: "answered",
      answered: anna,
      lines: [lineOf({ choice: "change", charged: kroner(90_000) })],
    }),
    ...english,
    refusal: { type: "about:blank", title: "Conflict", status: 409, code: "move_over", detail: "Answered already" },
  },
  kept: {
    move: moveOf({
      ...over,
      status: "answered",
      answered: anna,
      lines: [lineOf({ choice: "keep", charged: kroner(0) })],
    }),
    ...danish,
  },
  lapsed: {
    move: moveOf({
      ...over,
      status: "lapsed",
      answered: { at: anna.at, by: null },
      lines: [lineOf({ choice: "keep", charged: kroner(0) })],
    }),
    ...english,
  },
  withdrawn: { move: moveOf({ ...over, status: "withdrawn", lines: [] }), ...english },
  "for-somebody-who-only-looks": {
    move: moveOf({ allowed: { answer: { ok: false, because: "forbidden" } } }),
    ...english,
  },
};
