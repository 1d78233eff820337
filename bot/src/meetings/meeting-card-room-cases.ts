import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MeetingCardView, RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import {
  ok,
  kitchen,
  lineOf,
  meetingOf,
  orderOf,
  productionOrderOf,
  roomBookingOf,
  roomOf,
  roomWaitOf,
  viewOf,
} from "./meeting-card-parts.ts";

export interface MeetingCardCase {
  view: MeetingCardView;
  text: RenderedText;
  locale: Locale;
  /** What a pressed button could not do. */
  refusal?: Problem;
}

/** Meetings whose rooms have something to say. */
const tooLate = { ok: false, because: "wrong_state" };

export const roomCases: Record<string, MeetingCardCase> = {
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
  delivered: {
    view: viewOf({
      meeting: meetingOf({
        stage: "execution",
        serviceOrders: [
          orderOf(1, [lineOf(1)], {
            status: "delivered",
            allowed: { change: tooLate, submit: tooLate, cancel: tooLate, receive: ok },
          }),
        ],
        totals: [{ amountMinor: 174_000, currency: "DKK" }],
      }),
      productionOrders: [productionOrderOf(1, kitchen, "delivered")],
    }),
    text: { title: "Board meeting", summary: "Tuesday" },
    locale: "en",
  },
};
