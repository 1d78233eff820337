import { allowedForBooking, noShowAt, type BookingMoment } from "@magic-meetings/contract/rooms/room-booking-rules.ts";
import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { Principal } from "../identity/principal.ts";
import { mayActFor } from "../meetings/meeting-policy.ts";
import type { RoomBookingRecord } from "../meetings/meeting-sql.ts";

const minute = 60_000;

/** Whose booking it is: what decides what somebody may do with it. */
export interface BookingPeople {
  organizer: { id: string };
  delegateIds: string[];
  participantIds: string[];
}

/** The booking as the API answers with it, with what the asker may do at `now`. */
export function presentRoomBooking(
  booking: RoomBookingRecord,
  { people, principal, now }: { people: BookingPeople; principal: Principal; now: Date },
): RoomBooking {
  const moment = momentOf(booking);
  const { start, end } = moment;
  return {
    id: booking.id,
    room: booking.room,
    locationId: booking.locationId,
    start: start.toISOString(),
    end: end.toISOString(),
    heldFrom: new Date(booking.heldFrom).toISOString(),
    heldUntil: new Date(booking.heldUntil).toISOString(),
    status: booking.status,
    expiresAt: isoOrNull(booking.expiresAt),
    checkedInAt: isoOrNull(booking.checkedInAt),
    noShowAt: isoOrNull(noShowAt(moment)),
    releaseReason: booking.releaseReason,
    allowed: allowedForBooking(moment, personOf(principal, people), now),
  };
}

/** The meeting's own time within the hold, and what else the rules go by. */
export function momentOf(booking: RoomBookingRecord): BookingMoment {
  return {
    status: booking.status,
    start: new Date(new Date(booking.heldFrom).getTime() + booking.setupMinutes * minute),
    end: new Date(new Date(booking.heldUntil).getTime() - booking.cleardownMinutes * minute),
    heldSince: new Date(booking.createdAt),
    checkedInAt: booking.checkedInAt === null ? null : new Date(booking.checkedInAt),
    noShowMinutes: booking.noShowMinutes,
  };
}

export function personOf(principal: Principal, people: BookingPeople) {
  return {
    mayAct: mayActFor(principal, people),
    isIn: principal.userId !== null && people.participantIds.includes(principal.userId),
  };
}

function isoOrNull(moment: string | Date | null): string | null {
  return moment === null ? null : new Date(moment).toISOString();
}
