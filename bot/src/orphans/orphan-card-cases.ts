import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Orphan, OrphanRepairOffer } from "@magic-meetings/contract/orphans/orphan.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";

// What is left alone as the card meets it; the golden files beside the tests show what becomes of each.

export interface OrphanCardCase {
  orphan: Orphan;
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
const kroner = (amountMinor: number) => ({ amountMinor, currency: "DKK" });
const offer = (repair: OrphanRepairOffer["repair"], more: Partial<OrphanRepairOffer> = {}): OrphanRepairOffer => ({
  repair,
  fees: [],
  what: null,
  ...more,
});
const over = { repairs: [], allowed: { resolve: no("wrong_state"), reopen: no("wrong_state") } };
const at = "2026-11-23T15:12:00.000Z";

export function orphanOf(more: Partial<Orphan> = {}): Orphan {
  return {
    id: caseId(700),
    reason: "event_gone",
    entity: { type: "meeting", id: caseId(100) },
    meeting: {
      id: caseId(100),
      subject: "Board meeting",
      start: "2026-11-25T10:00:00.000Z",
      end: "2026-11-25T12:00:00.000Z",
      timeZone: "Europe/Copenhagen",
      status: "scheduled",
      organizer: { id: caseId(10), name: "Anna Kjær" },
    },
    site: { id: caseId(1), name: "Copenhagen" },
    facts: { subject: "Board meeting" },
    owner: { id: caseId(10), name: "Anna Kjær" },
    foundAt: "2026-11-23T14:00:00.000Z",
    repairs: [offer("cancel", { fees: [kroner(90_000)] }), offer("look_again"), offer("keep")],
    asked: null,
    problem: null,
    resolved: null,
    version: 1,
    allowed: { resolve: ok, reopen: no("wrong_state") },
    ...more,
  };
}

const room = {
  entity: { type: "room_booking", id: caseId(200) } as const,
  facts: { subject: "Board meeting", room: "Aarhus" },
};
const english = { text: { title: "Board meeting needs a decision", summary: "" }, locale: "en" } as const;
const danish = { text: { title: "Board meeting kræver en beslutning", summary: "" }, locale: "da" } as const;

/** Each case by the name of its golden file. */
export const orphanCardCases: Record<string, OrphanCardCase> = {
  "event-gone": { orphan: orphanOf(), ...english },
  "event-gone-in-danish": { orphan: orphanOf(), ...danish },
  "event-gone-without-fee": { orphan: orphanOf({ repairs: [offer("cancel"), offer("keep")] }), ...english },
  "event-unclear": {
    orphan: orphanOf({ reason: "event_unclear", repairs: [offer("look_again"), offer("cancel"), offer("keep")] }),
    ...danish,
  },
  "organizer-disabled": {
    orphan: orphanOf({
      reason: "organizer_disabled",
      facts: { person: "Gone Person" },
      repairs: [offer("hand_over", { what: { id: caseId(11), name: "Ida Holm" } }), offer("cancel"), offer("keep")],
    }),
    ...english,
  },
  "room-not-on-event": {
    orphan: orphanOf({
      ...room,
      reason: "room_not_on_event",
      repairs: [offer("put_room_back"), offer("release_room"), offer("look_again"), offer("keep")],
    }),
    ...english,
  },
  "room-declined": {
    orphan: orphanOf({
      ...room,
      reason: "room_declined",
      repairs: [
        offer("other_room", { what: { id: caseId(300), name: "Odense" } }),
        offer("put_room_back"),
        offer("release_room"),
        offer("keep"),
      ],
    }),
    ...danish,
  },
  "order-without-meeting": {
    orphan: orphanOf({
      reason: "booking_without_meeting",
      entity: { type: "service_order", id: caseId(400) },
      facts: { number: 1042 },
      repairs: [offer("cancel", { fees: [kroner(45_000)] }), offer("keep")],
    }),
    ...english,
  },
  "calendar-asked": {
    orphan: orphanOf({
      ...room,
      ...over,
      reason: "room_not_on_event",
      asked: { repair: "put_room_back", at, by: "Anna Kjær" },
    }),
    ...english,
  },
  "calendar-refused": {
    orphan: orphanOf({ ...room, reason: "room_not_on_event", problem: "forbidden", repairs: [offer("release_room")] }),
    ...english,
  },
  cancelled: {
    orphan: orphanOf({ ...over, resolved: { at, by: "Anna Kjær", how: "cancel", note: "" } }),
    ...english,
  },
  kept: {
    orphan: orphanOf({ ...over, resolved: { at, by: "Anna Kjær", how: "keep", note: "Right" } }),
    ...danish,
  },
  "by-itself": {
    orphan: orphanOf({ ...over, resolved: { at, by: null, how: "by_itself", note: "" } }),
    ...english,
  },
  "costs-more-by-now": {
    orphan: orphanOf(),
    ...english,
    refusal: {
      type: "about:blank",
      title: "Conflict",
      status: 409,
      code: "fee_applies",
      detail: "Cancelling costs a fee: look at it and accept it",
    },
  },
};
