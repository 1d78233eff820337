import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { ArrivalCardView, CalledVisitor } from "@magic-meetings/contract/reception/host-call.ts";
import type { NamedPeople } from "./arrival-card.ts";

// Arrivals as the card meets them; the golden files beside the tests show what becomes of each.

export interface ArrivalCardCase {
  view: ArrivalCardView;
  text: RenderedText;
  locale: Locale;
  refusal?: Problem;
  named?: NamedPeople;
}

function caseId(number: number): string {
  return `01930000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

const anna = { id: caseId(50), name: "Anna Kjær" };
const ida = { id: caseId(51), name: "Ida Krogh" };
const bo = { id: caseId(52), name: "Bo Winther" };

function visitor(number: number, name: string, more: Partial<CalledVisitor> = {}): CalledVisitor {
  return {
    visitId: caseId(600 + number),
    name,
    company: "Bergen Design AS",
    about: "arrived",
    status: "arrived",
    badgeNumber: 11 + number,
    toldAt: "2026-11-24T08:55:00.000Z",
    answer: null,
    by: null,
    asked: null,
    answeredAt: null,
    escalatedAt: null,
    withdrawn: false,
    ...more,
  };
}

function viewOf(visitors: CalledVisitor[], more: Partial<ArrivalCardView> = {}): ArrivalCardView {
  return {
    groupId: caseId(900),
    site: { id: caseId(1), name: "Copenhagen", timeZone: "Europe/Copenhagen" },
    host: anna,
    meeting: {
      id: caseId(100),
      subject: "Board meeting",
      start: "2026-11-24T09:00:00.000Z",
      end: "2026-11-24T11:00:00.000Z",
    },
    rooms: ["Aarhus"],
    visitors,
    suggestions: [ida, bo],
    ...more,
  };
}

const english = { text: { title: "Here for you: Nina Berg", summary: "Reception, Copenhagen" }, locale: "en" } as const;
const danish = { text: { title: "Her til dig: Nina Berg", summary: "Receptionen, Copenhagen" }, locale: "da" } as const;
const at = "2026-11-24T08:56:00.000Z";

/** Each case by the name of its golden file. */
export const arrivalCardCases: Record<string, ArrivalCardCase> = {
  "one-is-here": { view: viewOf([visitor(1, "Nina Berg")]), ...english },
  "two-are-here": {
    view: viewOf([visitor(1, "Nina Berg"), visitor(2, "ليلى <b>الحداد</b> [link](http://evil.example)")]),
    text: { title: "Her til dig: Nina Berg og ليلى", summary: "Receptionen, Copenhagen" },
    locale: "da",
  },
  coming: { view: viewOf([visitor(1, "Nina Berg", { answer: "coming", by: anna, answeredAt: at })]), ...english },
  "somebody-else-is-asked": {
    view: viewOf([visitor(1, "Nina Berg", { answer: "ask", by: anna, asked: ida, answeredAt: at })]),
    ...english,
  },
  "she-sends-up": {
    view: viewOf([visitor(1, "Nina Berg", { answer: "send_up", by: ida, asked: ida, answeredAt: at })]),
    ...danish,
  },
  escalated: { view: viewOf([visitor(1, "Nina Berg", { escalatedAt: at })]), ...english },
  "at-the-old-time": {
    view: viewOf([visitor(1, "Nina Berg", { about: "old_time", status: "invited", badgeNumber: null })]),
    ...english,
  },
  "to-a-cancelled-meeting": {
    view: viewOf([visitor(1, "Nina Berg", { about: "cancelled", status: "cancelled", badgeNumber: null })]),
    ...english,
  },
  "without-an-invite": {
    view: viewOf([visitor(1, "Cher", { company: "" })], { meeting: null, rooms: [], suggestions: [] }),
    ...english,
  },
  "not-here-after-all": {
    view: viewOf([visitor(1, "Nina Berg", { withdrawn: true, status: "invited", badgeNumber: null })]),
    ...english,
    refusal: { type: "about:blank", title: "Conflict", status: 409, code: "wrong_state", detail: "Nobody waits there" },
  },
  "several-are-called-so": {
    view: viewOf([visitor(1, "Nina Berg")]),
    ...english,
    named: { typed: "Kr", people: [ida, { id: caseId(53), name: "Krister [Krogh](http://evil.example)" }] },
  },
  "nobody-is-called-so": {
    view: viewOf([visitor(1, "Nina Berg")], { suggestions: [] }),
    ...danish,
    named: { typed: "<b>Zzz</b>", people: [] },
  },
  erased: { view: viewOf([visitor(1, "", { company: "", status: "left", answer: "coming", by: anna })]), ...danish },
};
