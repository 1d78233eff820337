import type { Allowance } from "../words/words.ts";
import type { RoomBookingStatus } from "./room-booking.ts";

const minute = 60_000;

/** How long before its start a room can be checked in to. */
export const checkInMinutes = 15;
/** How long a freed room is kept for the first in line. */
export const waitOfferMinutes = 15;
/** How long another room is kept for a meeting that could not take its room along. */
export const replacementOfferMinutes = 240;
/** No room is held for longer, set-up and clear-down included: finding free rooms relies on it. */
export const longestHoldMinutes = 24 * 60;

/** What decides what may be done with a booking; times are the meeting's own, without buffers. */
export interface BookingMoment {
  status: RoomBookingStatus;
  start: Date;
  end: Date;
  /** When it began to hold. */
  heldSince: Date;
  checkedInAt: Date | null;
  /** 0: never released for not being used. */
  noShowMinutes: number;
}

/** May act for the meeting; is one of its people. */
export interface BookingPerson {
  mayAct: boolean;
  isIn: boolean;
}

/** When the room is let go of unless somebody checks in; null where it never is. A room taken late has its minutes from then. */
export function noShowAt({ status, start, heldSince, checkedInAt, noShowMinutes }: BookingMoment): Date | null {
  if (status !== "confirmed" || checkedInAt !== null || noShowMinutes === 0) return null;
  return new Date(Math.max(start.getTime(), heldSince.getTime()) + noShowMinutes * minute);
}

/** What a person may do with a booking at `now`, and the error code that says why not. */
export function allowedForBooking(booking: BookingMoment, person: BookingPerson, now: Date) {
  return {
    release: first(whoActs(person), isOpen(booking), notOver(booking, now)),
    checkIn: first(
      whoIsIn(person),
      isConfirmed(booking),
      notOver(booking, now),
      notBefore(booking, now, checkInMinutes),
    ),
    extend: first(whoIsIn(person), isConfirmed(booking), notOver(booking, now), notBefore(booking, now, 0)),
    end: first(whoEnds(person, booking), isConfirmed(booking), notOver(booking, now), notBefore(booking, now, 0)),
  };
}

type Reason = "forbidden" | "wrong_state" | "meeting_over" | "too_early" | null;

function first(...reasons: Reason[]): Allowance {
  const because = reasons.find((reason) => reason !== null);
  return because === undefined ? { ok: true } : { ok: false, because };
}

function whoActs({ mayAct }: BookingPerson): Reason {
  return mayAct ? null : "forbidden";
}

function whoIsIn({ mayAct, isIn }: BookingPerson): Reason {
  return mayAct || isIn ? null : "forbidden";
}

/** Whoever is in the room may give it back once it is in use; before that only those who booked it. */
function whoEnds(person: BookingPerson, { checkedInAt }: BookingMoment): Reason {
  return checkedInAt === null ? whoActs(person) : whoIsIn(person);
}

function isOpen({ status }: BookingMoment): Reason {
  return status === "provisional" || status === "requested" || status === "confirmed" ? null : "wrong_state";
}

function isConfirmed({ status }: BookingMoment): Reason {
  return status === "confirmed" ? null : "wrong_state";
}

function notOver({ end }: BookingMoment, now: Date): Reason {
  return now < end ? null : "meeting_over";
}

function notBefore({ start }: BookingMoment, now: Date, minutes: number): Reason {
  return now.getTime() >= start.getTime() - minutes * minute ? null : "too_early";
}
