import type { HeadCount } from "@magic-meetings/contract/head-count/head-count.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";

// Head counts as the card meets them; the golden files beside the tests show what becomes of each.

export interface HeadCountCardCase {
  headCount: HeadCount;
  text: RenderedText;
  locale: Locale;
  refusal?: Problem;
}

type Question = NonNullable<HeadCount["question"]>;

/** A UUID of version 7 in which one can find one's way. */
function caseId(number: number): string {
  return `01930000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

const ok = { ok: true };
const no = (because: string) => ({ ok: false, because });
const kroner = (amountMinor: number) => ({ amountMinor, currency: "DKK" });
const lunch = {
  lineId: caseId(401),
  service: "Smørrebrød",
  before: 12,
  after: 9,
  saved: kroner(45_000),
  fee: kroner(0),
};
const cake = { lineId: caseId(402), service: "Cake", before: 6, after: 9, saved: kroner(-9_000), fee: kroner(0) };
const anna = { at: "2026-11-23T10:12:00+01:00", by: "Anna Kjær" };
const over = { follow: no("wrong_state"), keep: no("wrong_state"), undo: no("wrong_state") };

function question(more: Partial<Question> = {}): Question {
  return {
    status: "open",
    changes: [lunch],
    saved: kroner(45_000),
    fee: kroner(0),
    until: "2026-11-24T14:00:00+01:00",
    askedAt: "2026-11-23T14:00:00+01:00",
    answered: null,
    refusal: null,
    ...more,
  };
}

export function headCountOf(more: Partial<HeadCount> = {}): HeadCount {
  return {
    order: { id: caseId(400), number: 1042, version: 3 },
    meeting: { id: caseId(100), subject: "Board meeting", start: "2026-11-25T11:00:00+01:00" },
    site: { id: caseId(1), name: "Copenhagen", timeZone: "Europe/Copenhagen" },
    mode: "ask",
    counts: { invited: 12, accepted: 8, tentative: 1, declined: 2, unanswered: 1 },
    lines: [
      {
        lineId: lunch.lineId,
        service: lunch.service,
        unit: "person",
        quantity: 12,
        rule: "accepted",
        plusPercent: 0,
        wanted: 9,
        possible: true,
        phase: "asking",
        asksAt: "2026-11-23T14:00:00+01:00",
        cutOff: "2026-11-24T14:00:00+01:00",
        settledAt: null,
      },
    ],
    question: question(),
    savings: { amount: kroner(0), portions: 0 },
    allowed: { follow: ok, keep: ok, undo: no("wrong_state") },
    ...more,
  };
}

const english = { text: { title: "How many for Board meeting", summary: "Order 1042" }, locale: "en" } as const;
const danish = { text: { title: "Hvor mange til Board meeting", summary: "Ordre 1042" }, locale: "da" } as const;
const saved = { savings: { amount: kroner(45_000), portions: 3 } };

/** Each case by the name of its golden file. */
export const headCountCardCases: Record<string, HeadCountCardCase> = {
  asked: { headCount: headCountOf(), ...english },
  "asked-about-two-lines": {
    headCount: headCountOf({ question: question({ changes: [lunch, cake], saved: kroner(36_000) }) }),
    ...danish,
  },
  "asked-for-more": {
    headCount: headCountOf({ question: question({ changes: [cake], saved: kroner(-9_000) }) }),
    ...english,
  },
  "answered-meanwhile": {
    headCount: headCountOf(),
    ...english,
    refusal: {
      type: "about:blank",
      title: "Conflict",
      status: 409,
      code: "head_count_changed",
      detail: "Somebody answered the invite in the meantime: look at the numbers again",
    },
  },
  followed: {
    headCount: headCountOf({ question: question({ status: "followed", answered: anna }), ...saved, allowed: over }),
    ...english,
  },
  "followed-with-a-way-back": {
    headCount: headCountOf({
      question: question({ status: "followed", answered: anna }),
      ...saved,
      allowed: { ...over, undo: ok },
    }),
    ...english,
  },
  "followed-by-itself": {
    headCount: headCountOf({
      mode: "apply",
      question: question({ status: "followed", answered: { at: anna.at, by: null } }),
      ...saved,
      allowed: over,
    }),
    ...danish,
  },
  kept: {
    headCount: headCountOf({
      question: question({ status: "kept", answered: anna }),
      allowed: { ...over, follow: ok },
    }),
    ...danish,
  },
  unanswered: {
    headCount: headCountOf({ question: question({ status: "kept" }), allowed: over }),
    ...english,
  },
  withdrawn: { headCount: headCountOf({ question: question({ status: "withdrawn" }), allowed: over }), ...english },
  refused: {
    headCount: headCountOf({
      mode: "apply",
      question: question({ status: "refused", changes: [cake], saved: kroner(-9_000), refusal: "vendor_full" }),
      allowed: over,
    }),
    ...english,
  },
  "nothing-to-ask": {
    headCount: headCountOf({ question: question({ status: "quiet", changes: [], saved: kroner(0), until: null }) }),
    ...english,
  },
};
