import type { ReleaseReason, RoomBookingStatus } from "../rooms/room-booking.ts";
import type { UtilisationFigures } from "./utilisation.ts";

/** What became of a booking, as utilisation counts it; the words are explained in utilisation.ts. */
export type BookingOutcome = "used" | "unclaimed" | "no_show" | "released" | "never_held";

/** What decides the outcome. `letGoBeforeStart` is of interest only where the booking was let go of. */
export interface BookingFacts {
  status: RoomBookingStatus;
  releaseReason: ReleaseReason | null;
  checkedIn: boolean;
  letGoBeforeStart: boolean;
}

/** These were let go of while the invite was being written, or never were given. */
const neverHeldReasons: readonly (ReleaseReason | null)[] = ["expired", "replaced", "rejected"];

export function bookingOutcome({ status, releaseReason, checkedIn, letGoBeforeStart }: BookingFacts): BookingOutcome {
  switch (status) {
    case "provisional":
    case "requested":
    case "declined":
      return "never_held";
    case "released":
    case "cancelled":
      if (neverHeldReasons.includes(releaseReason)) return "never_held";
      if (releaseReason === "no_show") return "no_show";
      if (letGoBeforeStart) return "released";
      break;
    case "confirmed":
  }
  return checkedIn ? "used" : "unclaimed";
}

/** Bookings of the same facts, added up. */
export interface BookingSums extends BookingFacts {
  /** Those that start in the period. */
  bookings: number;
  /** From the start to the end or to when the room was let go of, within the period. */
  heldMinutes: number;
  heldOpenMinutes: number;
  /** What was to follow, within the period, where the room was let go of. */
  restMinutes: number;
  /** By ending early. */
  givenBackMinutes: number;
  headCount: number;
  seats: number;
}

export const noFigures: UtilisationFigures = {
  openMinutes: 0,
  bookedMinutes: 0,
  bookedOpenMinutes: 0,
  usedMinutes: 0,
  noShowMinutes: 0,
  releasedMinutes: 0,
  givenBackMinutes: 0,
  bookings: 0,
  usedBookings: 0,
  noShows: 0,
  released: 0,
  seatsUsed: 0,
  seats: 0,
};

/** The figures of bookings; without open time, which belongs to rooms. */
export function figuresOf(sums: BookingSums): UtilisationFigures {
  const { bookings, heldMinutes, restMinutes } = sums;
  const outcome = bookingOutcome(sums);
  if (outcome === "never_held") return noFigures;
  if (outcome === "released") return { ...noFigures, released: bookings, releasedMinutes: restMinutes };
  const booked = {
    ...noFigures,
    bookings,
    bookedMinutes: heldMinutes,
    bookedOpenMinutes: sums.heldOpenMinutes,
    givenBackMinutes: sums.givenBackMinutes + restMinutes,
  };
  if (outcome === "no_show") return { ...booked, noShows: bookings, noShowMinutes: heldMinutes };
  const seated = { ...booked, seatsUsed: sums.headCount, seats: sums.seats };
  return outcome === "used" ? { ...seated, usedBookings: bookings, usedMinutes: heldMinutes } : seated;
}

export function addFigures(a: UtilisationFigures, b: UtilisationFigures): UtilisationFigures {
  const names = Object.keys(noFigures) as (keyof UtilisationFigures)[];
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as unknown as UtilisationFigures;
}

/** Shares between 0 and 1; null where there is nothing to have a share of. */
export interface UtilisationShares {
  /** Of the open time that is booked. */
  booked: number | null;
  /** Of the booked time that somebody checked in to. */
  used: number | null;
  /** Of the bookings that nobody came to. */
  noShow: number | null;
  /** Of the seats of booked rooms that had somebody to sit on them. */
  seats: number | null;
}

export function sharesOf(figures: UtilisationFigures): UtilisationShares {
  return {
    booked: share(figures.bookedOpenMinutes, figures.openMinutes),
    used: share(figures.usedMinutes, figures.bookedMinutes),
    noShow: share(figures.noShows, figures.bookings),
    seats: share(figures.seatsUsed, figures.seats),
  };
}

function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
