import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MeetingCardView, RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { RoomBooking, RoomWait } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";

// Meetings as the card meets them; the golden files beside the tests show what becomes of each.

export interface MeetingCardCase {
  view: MeetingCardView;
  text: RenderedText;
  locale: Locale;
  /** What a pressed button could not do. */
  refusal?: Problem;
}

type ProductionOrder = MeetingCardView["productionOrders"][number];

/** A UUID of version 7 in which one can find one's way. */
export function caseId(number: number): string {
  return `01930000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

const copenhagen = {
  id: caseId(1),
  name: "Copenhagen",
  countryCode: "DK",
  timeZone: "Europe/Copenhagen",
  currency: "DKK",
};
const london = { id: caseId(2), name: "London", countryCode: "GB", timeZone: "Europe/London", currency: "GBP" };
const kitchen = { id: caseId(10), name: "Nordlys Kitchen" };
const caterer = { id: caseId(11), name: "Smag & Behag Catering" };
const strand = { id: caseId(12), name: "Strand Catering" };
const ok = { ok: true };
const tooEarly = { ok: false, because: "too_early" };

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

function roomOf(number: number, name: string): RoomBooking["room"] {
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
    unitPrice: { amountMinor: 14_500, currency: "DKK" },
    total: { amountMinor: 174_000, currency: "DKK" },
    vatPercent: 25,
    deliverAt: "2026-11-24T11:45:00+01:00",
    orderBefore: "2026-11-23T12:00:00+01:00",
    cutOff: "2026-11-23T14:00:00+01:00",
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
    total: {
      amountMinor: lines.reduce((sum, line) => sum + line.total.amountMinor, 0),
      currency: lines[0]?.total.currency ?? "DKK",
    },
    cutOff: "2026-11-23T14:00:00+01:00",
    revision: 1,
    version: 1,
    allowed: { change: ok, submit: ok, cancel: ok },
    ...more,
  };
}

export function productionOrderOf(
  number: number,
  vendor: { id: string; name: string },
  status: ProductionOrder["status"],
): ProductionOrder {
  return {
    id: caseId(700 + number),
    number: 1040 + number,
    vendor,
    status,
    deliverAt: "2026-11-24T11:45:00+01:00",
    deliverTo: "Aarhus",
  };
}

const coffee = lineOf(2, {
  service: { id: caseId(402), name: "Coffee and tea", unit: "person", imageUrl: null },
  vendor: caterer,
  options: [{ key: "oat", name: "Oat milk" }],
  total: { amountMinor: 42_000, currency: "DKK" },
  deliverAt: "2026-11-24T09:50:00+01:00",
});

const longName =
  "Seasonal tasting menu with wine pairing, served at the table by our own waiters, vegetarian on request "
    .repeat(2)
    .trim();

/** Each case by the name of its golden file. */
export const meetingCardCases: Record<string, MeetingCardCase> = {
  "draft-only-rooms": {
    view: viewOf({
      meeting: meetingOf({ status: "draft", roomBookings: [roomBookingOf(1, "Aarhus", "provisional")] }),
      productionOrders: [],
    }),
    text: { title: "Board meeting", summary: "A room is held for you until you send the invite." },
    locale: "en",
  },
  "two-vendors": {
    view: viewOf({
      meeting: meetingOf({
        roomBookings: [roomBookingOf(1, "Aarhus", "confirmed")],
        serviceOrders: [orderOf(1, [lineOf(1), coffee])],
        totals: [{ amountMinor: 216_000, currency: "DKK" }],
      }),
      productionOrders: [productionOrderOf(1, kitchen, "accepted"), productionOrderOf(2, caterer, "new")],
    }),
    text: { title: "Board meeting", summary: "Your order is sent. We show here what each vendor answers." },
    locale: "en",
  },
  "two-currencies": {
    view: viewOf({
      meeting: meetingOf({
        subject: "Nordic review",
        locations: [
          { id: caseId(60), site: copenhagen, headCount: 8 },
          { id: caseId(61), site: london, headCount: 5 },
        ],
        roomBookings: [
          roomBookingOf(1, "Aarhus", "confirmed"),
          roomBookingOf(2, "Thames", "confirmed", { locationId: caseId(61) }),
        ],
        serviceOrders: [
          orderOf(1, [lineOf(1)]),
          orderOf(2, [lineOf(3, { vendor: strand, quantity: 5, total: { amountMinor: 6_250, currency: "GBP" } })], {
            locationId: caseId(61),
            siteId: london.id,
            deliverTo: "Thames",
            cutOff: "2026-11-23T11:00:00+00:00",
            accountSplit: [
              { account: { id: caseId(600), name: "4100 Management" }, percent: 62.5 },
              { account: { id: caseId(601), name: "5200 UK Sales" }, percent: 37.5 },
            ],
          }),
        ],
        totals: [
          { amountMinor: 174_000, currency: "DKK" },
          { amountMinor: 6_250, currency: "GBP" },
        ],
      }),
      productionOrders: [productionOrderOf(1, kitchen, "accepted"), productionOrderOf(2, strand, "accepted")],
    }),
    text: { title: "Nordisk gennemgang", summary: "Alle leverandører har svaret." },
    locale: "da",
  },
  cancelled: {
    view: viewOf({
      meeting: meetingOf({
        status: "cancelled",
        roomBookings: [roomBookingOf(1, "Aarhus", "cancelled")],
        serviceOrders: [
          orderOf(1, [lineOf(1)], {
            status: "cancelled",
            allowed: { change: { ok: false, because: "wrong_state" }, submit: ok, cancel: ok },
          }),
        ],
      }),
      productionOrders: [productionOrderOf(1, kitchen, "cancelled")],
    }),
    text: { title: "Board meeting", summary: "The meeting is cancelled; everything is released." },
    locale: "en",
  },
  "declined-past-cut-off": {
    view: viewOf({
      meeting: meetingOf({
        end: "2026-11-25T09:00:00+01:00",
        roomBookings: [roomBookingOf(1, "Aarhus", "declined")],
        serviceOrders: [
          orderOf(1, [lineOf(1, { deliverAt: "2026-11-25T08:00:00+01:00" })], {
            allowed: {
              change: { ok: false, because: "past_cutoff" },
              submit: ok,
              cancel: { ok: false, because: "past_cutoff" },
            },
          }),
        ],
        totals: [{ amountMinor: 174_000, currency: "DKK" }],
      }),
      productionOrders: [productionOrderOf(1, kitchen, "declined")],
    }),
    text: { title: "Board meeting", summary: "Nordlys Kitchen cannot deliver." },
    locale: "en",
  },
  "no-orders": {
    view: viewOf({ meeting: meetingOf({ roomBookings: [roomBookingOf(1, "Aarhus", "confirmed")] }) }),
    text: { title: "Board meeting", summary: "" },
    locale: "it",
  },
  "room-to-use": {
    view: viewOf({
      meeting: meetingOf({
        roomBookings: [
          roomBookingOf(1, "Aarhus", "confirmed", {
            noShowAt: "2026-11-24T10:15:00+01:00",
            allowed: { release: ok, checkIn: ok, extend: ok, end: ok },
          }),
          roomBookingOf(2, "Odense", "confirmed", {
            end: "2026-11-24T12:30:00+01:00",
            checkedInAt: "2026-11-24T09:55:00+01:00",
            allowed: { release: ok, checkIn: ok, extend: ok, end: ok },
          }),
          roomBookingOf(3, "Ribe", "requested"),
        ],
      }),
    }),
    text: { title: "Board meeting", summary: "" },
    locale: "en",
  },
  "rooms-lost-and-offered": {
    view: viewOf({
      meeting: meetingOf({ roomBookings: [roomBookingOf(3, "Ribe", "provisional")] }),
      lostRooms: [
        roomBookingOf(1, "Aarhus", "declined", { releaseReason: "rejected" }),
        roomBookingOf(2, "Odense", "released", { releaseReason: "no_show" }),
      ],
      roomWaits: [
        roomWaitOf(3, "Ribe", { status: "offered", position: null, offerExpiresAt: "2026-11-24T10:15:00+01:00" }),
        roomWaitOf(4, "Skagen"),
      ],
    }),
    text: { title: "Bestyrelsesmøde", summary: "" },
    locale: "da",
  },
  "room-refused": {
    view: viewOf({ meeting: meetingOf({ roomBookings: [roomBookingOf(1, "Aarhus", "confirmed")] }) }),
    text: { title: "Board meeting", summary: "" },
    locale: "en",
    refusal: {
      type: "about:blank",
      title: "Conflict",
      status: 409,
      code: "room_taken",
      detail: "Aarhus is taken",
      alternatives: [
        {
          kind: "other_room",
          room: roomOf(5, "Skagen"),
          start: "2026-11-24T10:00:00+01:00",
          end: "2026-11-24T12:30:00+01:00",
        },
        {
          kind: "other_time",
          room: roomOf(1, "Aarhus"),
          start: "2026-11-24T13:00:00+01:00",
          end: "2026-11-24T15:00:00+01:00",
        },
      ],
    },
  },
  "long-lists": {
    view: viewOf({
      meeting: meetingOf({
        subject: "Annual meeting ".repeat(17).trim(),
        roomBookings: Array.from({ length: 30 }, (_, index) =>
          roomBookingOf(index, `${index} ${longName}`.slice(0, 255), "confirmed"),
        ),
        serviceOrders: Array.from({ length: 20 }, (_, order) =>
          orderOf(
            order,
            Array.from({ length: 100 }, (_, index) =>
              lineOf(index, {
                service: {
                  id: caseId(400 + index),
                  name: `${index} ${longName}`.slice(0, 255),
                  unit: "piece",
                  imageUrl: null,
                },
              }),
            ),
            { deliverTo: longName.slice(0, 200) },
          ),
        ),
        totals: [{ amountMinor: 348_000_000, currency: "DKK" }],
      }),
      productionOrders: Array.from({ length: 40 }, (_, index) =>
        productionOrderOf(index, { ...kitchen, name: longName.slice(0, 255) }, "new"),
      ),
    }),
    text: { title: "Annual meeting ".repeat(17).trim(), summary: "" },
    locale: "nb",
  },
};
