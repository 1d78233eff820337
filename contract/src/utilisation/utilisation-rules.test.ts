import { describe, expect, it } from "vitest";
import type { ReleaseReason, RoomBookingStatus } from "../rooms/room-booking.ts";
import { releaseReasons, roomBookingStatuses } from "../rooms/room-booking.ts";
import {
  addFigures,
  bookingOutcome,
  figuresOf,
  noFigures,
  sharesOf,
  type BookingOutcome,
  type BookingSums,
} from "./utilisation-rules.ts";

type Case = [RoomBookingStatus, ReleaseReason | null, { checkedIn: boolean; before: boolean }, BookingOutcome];

const came = { checkedIn: true, before: false };
const nobody = { checkedIn: false, before: false };
const before = { checkedIn: false, before: true };

describe("what became of a booking", () => {
  it.each<Case>([
    ["confirmed", null, came, "used"],
    ["confirmed", null, nobody, "unclaimed"],
    ["provisional", null, nobody, "never_held"],
    ["requested", null, nobody, "never_held"],
    ["declined", "rejected", nobody, "never_held"],
    ["released", "no_show", nobody, "no_show"],
    ["released", "organizer", before, "released"],
    ["released", "moved", before, "released"],
    ["released", "room_closed", before, "released"],
    ["cancelled", "meeting_cancelled", before, "released"],
    ["cancelled", null, before, "released"],
    ["released", "organizer", came, "used"],
    ["released", "organizer", nobody, "unclaimed"],
    ["cancelled", "meeting_cancelled", came, "used"],
    ["released", "expired", before, "never_held"],
    ["released", "replaced", before, "never_held"],
    ["released", "replaced", nobody, "never_held"],
    ["released", "rejected", before, "never_held"],
  ])("that is %s for the reason %s, with %o, is %s", (status, releaseReason, facts, outcome) => {
    const { checkedIn, before: letGoBeforeStart } = facts;
    expect(bookingOutcome({ status, releaseReason, checkedIn, letGoBeforeStart })).toBe(outcome);
  });

  it("counts as booked only what counts as used, unclaimed or no-show", () => {
    for (const status of roomBookingStatuses) {
      for (const releaseReason of [null, ...releaseReasons]) {
        for (const [checkedIn, letGoBeforeStart] of [
          [true, true],
          [true, false],
          [false, true],
          [false, false],
        ] as const) {
          const facts = { status, releaseReason, checkedIn, letGoBeforeStart };
          const figures = figuresOf({ ...sums, ...facts });
          const isBooked = ["used", "unclaimed", "no_show"].includes(bookingOutcome(facts));
          expect(figures.bookings, JSON.stringify(facts)).toBe(isBooked ? sums.bookings : 0);
          expect(figures.usedBookings + figures.noShows).toBeLessThanOrEqual(figures.bookings);
        }
      }
    }
  });
});

const sums: BookingSums = {
  status: "confirmed",
  releaseReason: null,
  checkedIn: true,
  letGoBeforeStart: false,
  bookings: 2,
  heldMinutes: 100,
  heldOpenMinutes: 80,
  restMinutes: 0,
  givenBackMinutes: 20,
  headCount: 9,
  seats: 16,
};

describe("the figures of bookings", () => {
  it("are used time and seats where somebody checked in", () => {
    expect(figuresOf(sums)).toEqual({
      ...noFigures,
      bookedMinutes: 100,
      bookedOpenMinutes: 80,
      usedMinutes: 100,
      givenBackMinutes: 20,
      bookings: 2,
      usedBookings: 2,
      seatsUsed: 9,
      seats: 16,
    });
  });

  it("are the time until a no-show was let go of, what followed is given back, and no seats", () => {
    const noShow = { ...sums, status: "released", releaseReason: "no_show", checkedIn: false } as const;
    expect(
      figuresOf({ ...noShow, heldMinutes: 20, heldOpenMinutes: 20, restMinutes: 100, givenBackMinutes: 0 }),
    ).toEqual({
      ...noFigures,
      bookedMinutes: 20,
      bookedOpenMinutes: 20,
      noShowMinutes: 20,
      givenBackMinutes: 100,
      bookings: 2,
      noShows: 2,
    });
  });

  it("are nothing but released time where a room was let go of before", () => {
    const released = { ...sums, status: "released", releaseReason: "organizer", letGoBeforeStart: true } as const;
    expect(figuresOf({ ...released, heldMinutes: 0, heldOpenMinutes: 0, restMinutes: 120 })).toEqual({
      ...noFigures,
      released: 2,
      releasedMinutes: 120,
    });
  });

  it("add up", () => {
    const both = addFigures(figuresOf(sums), figuresOf(sums));
    expect([both.bookedMinutes, both.seats]).toEqual([200, 32]);
  });

  it("have shares of the open time, the booked time, the bookings and the seats, where there are any", () => {
    expect(sharesOf({ ...figuresOf(sums), openMinutes: 400 })).toEqual({
      booked: 0.2,
      used: 1,
      noShow: 0,
      seats: 9 / 16,
    });
    expect(sharesOf(noFigures)).toEqual({ booked: null, used: null, noShow: null, seats: null });
  });
});
