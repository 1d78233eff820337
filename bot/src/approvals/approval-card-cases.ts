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
      room: {
        id: caseId(201),
        name: "Auditorium",
        email: "auditorium@nordlys.example",
        siteId: caseId(1),
        building: "Harbour House",
        floor: "Ground floor",
        floorLevel: 0,
        capacity: 120,
        features: ["stage"],
      },
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
      alternatives: [{ kind: "other_time", room: approvalOf().subject.room, ...times }],
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
};
