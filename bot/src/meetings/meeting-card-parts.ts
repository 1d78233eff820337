import type { OrderApproval } from "@magic-meetings/contract/approvals/approval.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";
import type { RoomBooking, RoomWait } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";

// What the cases of the meeting card are made of.

type ProductionOrder = MeetingCardView["productionOrders"][number];

/** A UUID of version 7 in which one can find one's way. */
export function caseId(number: number): string {
  return `01930000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

export const copenhagen = {
  id: caseId(1),
  name: "Copenhagen",
  countryCode: "DK",
  timeZone: "Europe/Copenhagen",
  currency: "DKK",
};
export const london = { id: caseId(2), name: "London", countryCode: "GB", timeZone: "Europe/London", currency: "GBP" };
export const kitchen = { id: caseId(10), name: "Nordlys Kitchen" };
export const caterer = { id: caseId(11), name: "Smag & Behag Catering" };
export const strand = { id: caseId(12), name: "Strand Catering" };
export const ok = { ok: true };
export const tooEarly = { ok: false, because: "too_early" };

export function meetingOf(more: Partial<Meeting> = {}): Meeting {
  return {
    id: caseId(100),
    clientKey: null,
    subject: "Board meeting",
    status: "scheduled",
    stage: "preparation",
    start: "2026-11-24T10:00:00+01:00",
    end: "2026-11-24T12:00:00+01:00",
    timeZone: "Europe/Copenhagen",
    organizer: { id: caseId(50), name: "Anna Holm", email: "anna@nordlys.example" },
    locations: [{ id: caseId(60), site: copenhagen, headCount: 12 }],
    attendees: [],
    roomBookings: [],
    serviceOrders: [],
    totals: [],
    exchangeReference: null,
    series: null,
    version: 3,
    allowed: { order: ok, bookRoom: ok, cancel: ok },
    ...more,
  };
}

export function roomBookingOf(
  number: number,
  name: string,
  status: RoomBooking["status"],
  more: Partial<RoomBooking> = {},
): RoomBooking {
  const held = { heldFrom: "2026-11-24T09:45:00+01:00", heldUntil: "2026-11-24T12:15:00+01:00" };
  return {
    id: caseId(220 + number),
    room: roomOf(number, name),
    locationId: caseId(60),
    start: "2026-11-24T10:00:00+01:00",
    end: "2026-11-24T12:00:00+01:00",
    ...held,
    status,
    expiresAt: null,
    checkedInAt: null,
    noShowAt: null,
    releaseReason: null,
    allowed: { release: ok, checkIn: tooEarly, extend: tooEarly, end: tooEarly },
    ...more,
  };
}

export function roomWaitOf(number: number, name: string, more: Partial<RoomWait> = {}): RoomWait {
  return {
    id: caseId(800 + number),
    meetingId: caseId(100),
    room: roomOf(number, name),
    status: "waiting",
    position: 2,
    offerExpiresAt: null,
    ...more,
  };
}

export function roomOf(number: number, name: string): RoomBooking["room"] {
  return {
    id: caseId(200 + number),
    name,
    email: `room${number}@nordlys.example`,
    siteId: copenhagen.id,
    building: "Harbour House",
    floor: "3rd floor",
    floorLevel: 3,
    capacity: 14,
    features: [],
  };
}

/** A meeting's card with nothing but what is given. */
export function viewOf(view: Partial<MeetingCardView>): MeetingCardView {
  return { meeting: meetingOf(), productionOrders: [], lostRooms: [], roomWaits: [], ...view };
}

export function lineOf(number: number, more: Partial<ServiceOrderLine> = {}): ServiceOrderLine {
  return {
    id: caseId(300 + number),
    service: { id: caseId(400 + number), name: "Lunch buffet", unit: "person", imageUrl: null },
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
    production: null,
    delivered: null,
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
    siteId: copenhagen.id,
    status: "confirmed",
    lines,
    deliverTo: "Aarhus",
    note: "",
    accountSplit: [{ account: { id: caseId(600), name: "4100 Management" }, percent: 100 }],
    headCountMode: "ask",
    fees: [],
    received: null,
    total: {
      amountMinor: lines.reduce((sum, line) => sum + line.total.amountMinor, 0),
      currency: lines[0]?.total.currency ?? "DKK",
    },
    cutOff: "2026-11-23T14:00:00+01:00",
    revision: 1,
    version: 1,
    allowed: { change: ok, submit: ok, cancel: ok, receive: ok },
    ...more,
  };
}

export function productionOrderOf(
  number: number,
  vendor: { id: string; name: string },
  status: ProductionOrder["status"],
  more: Partial<ProductionOrder> = {},
): ProductionOrder {
  return {
    id: caseId(700 + number),
    number: 1040 + number,
    vendor,
    status,
    deliverAt: "2026-11-24T11:45:00+01:00",
    deliverTo: "Aarhus",
    declined: null,
    proposal: null,
    ...more,
  };
}

export function approvalOf(more: Partial<OrderApproval>): OrderApproval {
  return {
    id: caseId(901),
    orderNumber: 1041,
    state: "pending",
    kind: "order",
    account: { id: caseId(70), name: "Sales, Copenhagen" },
    amount: { amountMinor: 1_672_000, currency: "DKK" },
    level: "owner",
    asked: [{ id: caseId(52), name: "Bo Winther", as: "owner", at: "2026-11-21T10:00:00+01:00" }],
    askedAt: "2026-11-21T10:00:00+01:00",
    decideBy: "2026-11-23T12:00:00+01:00",
    decidedBy: null,
    decidedAt: null,
    reason: null,
    lapsed: false,
    changes: [],
    ...more,
  };
}
