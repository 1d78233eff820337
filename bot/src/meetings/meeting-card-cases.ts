// Meetings as the card meets them; the golden files beside the tests show what becomes of each.
import {
  caseId,
  copenhagen,
  london,
  kitchen,
  caterer,
  strand,
  ok,
  meetingOf,
  roomBookingOf,
  viewOf,
  lineOf,
  orderOf,
  productionOrderOf,
  approvalOf,
} from "./meeting-card-parts.ts";
import { roomCases, type MeetingCardCase } from "./meeting-card-room-cases.ts";

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

const offeredMeeting = meetingOf({
  serviceOrders: [orderOf(1, [lineOf(1)])],
  totals: [{ amountMinor: 174_000, currency: "DKK" }],
});

/** The kitchen cannot make lunch, and offers a smaller one a bit later and no cake. */
function offering(state: "open" | "accepted" = "open") {
  const moments = { before: "2026-11-24T11:45:00+01:00", after: "2026-11-24T12:15:00+01:00" };
  const service = (name: string) => ({ id: caseId(401), name });
  return productionOrderOf(1, kitchen, "declined", {
    declined: { at: "2026-11-21T09:00:00+01:00", reason: "The oven is broken" },
    proposal: {
      state,
      note: "Cold, but **good**",
      lines: [
        {
          lineId: caseId(301),
          service: { before: service("Lunch buffet"), after: service("Sandwich") },
          quantity: { before: 12, after: 10 },
          deliverAt: moments,
        },
        {
          lineId: caseId(302),
          service: { before: service("Cake"), after: service("Cake") },
          quantity: { before: 12, after: 0 },
          deliverAt: { before: moments.before, after: moments.before },
        },
      ],
      total: {
        before: { amountMinor: 174_000, currency: "DKK" },
        after: { amountMinor: 145_000, currency: "DKK" },
      },
    },
  });
}

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
  "vendor-declined": {
    view: viewOf({
      meeting: meetingOf({ serviceOrders: [orderOf(1, [coffee])], totals: [{ amountMinor: 42_000, currency: "DKK" }] }),
      productionOrders: [
        productionOrderOf(1, kitchen, "declined", {
          declined: { at: "2026-11-21T09:00:00+01:00", reason: "The oven is broken [call](http://evil.example)" },
        }),
        productionOrderOf(1, caterer, "accepted"),
      ],
    }),
    text: { title: "Board meeting", summary: "Tuesday" },
    locale: "en",
  },
  "vendor-closed": {
    view: viewOf({
      meeting: meetingOf({ serviceOrders: [orderOf(1, [coffee])], totals: [{ amountMinor: 42_000, currency: "DKK" }] }),
      productionOrders: [productionOrderOf(1, caterer, "accepted")],
      closedDeliveries: [
        {
          number: 1041,
          vendor: caterer,
          site: { id: copenhagen.id, name: copenhagen.name, timeZone: copenhagen.timeZone },
          deliverAt: "2026-11-24T09:50:00+01:00",
          holiday: "Staff [outing](http://evil.example)",
        },
        {
          number: 1042,
          vendor: kitchen,
          site: { id: copenhagen.id, name: copenhagen.name, timeZone: copenhagen.timeZone },
          deliverAt: "2026-11-24T21:00:00+01:00",
          holiday: null,
        },
      ],
    }),
    text: { title: "Board meeting", summary: "Tuesday" },
    locale: "en",
  },
  "vendor-offers": {
    view: viewOf({ meeting: offeredMeeting, productionOrders: [offering()] }),
    text: { title: "Board meeting", summary: "Tuesday" },
    locale: "en",
  },
  "vendor-offers-dearer": {
    view: viewOf({ meeting: offeredMeeting, productionOrders: [offering()] }),
    text: { title: "Board meeting", summary: "tirsdag" },
    locale: "da",
    refusal: {
      type: "about:blank",
      title: "Price changed",
      status: 409,
      code: "price_changed",
      detail: "The price is another one by now: look at it and accept it",
      consequences: {
        total: {
          before: { amountMinor: 174_000, currency: "DKK" },
          after: { amountMinor: 150_000, currency: "DKK" },
        },
        fee: { amountMinor: 0, currency: "DKK" },
        lines: [],
        holdsUntil: null,
      },
    },
  },
  "offer-taken": {
    view: viewOf({
      meeting: offeredMeeting,
      productionOrders: [offering("accepted"), productionOrderOf(2, kitchen, "accepted")],
    }),
    text: { title: "Board meeting", summary: "Tuesday" },
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
            allowed: { change: { ok: false, because: "wrong_state" }, submit: ok, cancel: ok, receive: ok },
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
              receive: ok,
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
  "visitors-expected": {
    view: viewOf({ visitors: { expected: 3, arrived: 1, waiting: 2 } }),
    text: { title: "Board meeting", summary: "" },
    locale: "en",
  },
  "visitors-waiting": {
    view: viewOf({ visitors: { expected: 0, arrived: 0, waiting: 500 } }),
    text: { title: "Bestyrelsesmøde", summary: "" },
    locale: "da",
  },
  "no-orders": {
    view: viewOf({ meeting: meetingOf({ roomBookings: [roomBookingOf(1, "Aarhus", "confirmed")] }) }),
    text: { title: "Board meeting", summary: "" },
    locale: "it",
  },
  ...roomCases,
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
  "orders-with-approvals": {
    view: viewOf({
      meeting: meetingOf({
        serviceOrders: [
          orderOf(1, [lineOf(1)], { status: "awaiting_approval" }),
          orderOf(2, [coffee], { status: "rejected" }),
        ],
      }),
      orderApprovals: [
        approvalOf({ orderNumber: 1041 }),
        approvalOf({
          orderNumber: 1042,
          state: "rejected",
          decidedBy: { id: caseId(52), name: "Bo Winther" },
          decidedAt: "2026-11-21T11:00:00+01:00",
          reason: "Half of it is enough",
        }),
        approvalOf({ orderNumber: 1043, state: "withdrawn", lapsed: true }),
        approvalOf({ orderNumber: 1044, kind: "change" }),
      ],
    }),
    text: { title: "Board meeting", summary: "Tuesday" },
    locale: "en",
  },
};
