import { Refusal, type ErrorCode } from "@magic-meetings/contract/problems/problem.ts";
import { allowedForBooking } from "@magic-meetings/contract/rooms/room-booking-rules.ts";
import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { CommandContext, NewSignal } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { visible } from "../meetings/meeting-policy.ts";
import { lockRoomBooking, type BookingForAct } from "./booking-for-act-sql.ts";
import { momentOf, personOf, presentRoomBooking } from "./present-room-booking.ts";
import { findRoomBooking } from "./room-booking-sql.ts";

export type BookingAct = "checkIn" | "extend" | "end";

/** The booking, locked, where the asker may do that with it now; refuses with the reason where she may not. */
export async function bookingFor(context: CommandContext, id: string, act: BookingAct): Promise<BookingForAct> {
  const { tx, tenantId, principal, now } = context;
  const found = await lockRoomBooking(tx, { tenantId, id });
  if (found === undefined) throw new Refusal("not_found", "There is no such booking");
  visible(principal, found);
  const allowance = allowedForBooking(momentOf(found.booking), personOf(principal, found), now)[act];
  if (!allowance.ok)
    throw new Refusal((allowance.because ?? "wrong_state") as ErrorCode, sentence(found, allowance.because));
  return found;
}

function sentence({ booking }: BookingForAct, because: string | undefined): string {
  const { name } = booking.room;
  if (because === "forbidden") return `Only the people of this meeting can do that with ${name}`;
  if (because === "meeting_over") return `The time in ${name} is over`;
  if (because === "too_early") return `It is too early for that in ${name}`;
  return booking.releaseReason === "no_show"
    ? `${name} was released, because nobody checked in`
    : `${name} is not held for this meeting any more`;
}

interface Done {
  found: BookingForAct;
  kind: NewSignal["kind"];
  action: string;
  facts?: Record<string, string | number>;
  oldValues?: Record<string, unknown>;
  newValues: Record<string, unknown>;
  tell?: boolean;
}

/** Records what was done with a booking, and presents it as it is now. */
export async function recordAct(context: CommandContext, done: Done): Promise<RoomBooking> {
  const { found, kind, action, facts = {}, oldValues = {}, newValues, tell = true } = done;
  const { booking, meeting } = found;
  context.signal({
    id: context.newId(),
    kind,
    subject: { type: "room_booking", id: booking.id },
    meetingId: meeting.id,
    siteId: booking.room.siteId,
    organizerId: meeting.organizer.id,
    facts: { room: booking.room.name, ...facts },
    ...(tell ? { tell: [cardFor(meeting)] } : {}),
  });
  context.audit({ action, entityType: "room_booking", entityId: booking.id, oldValues, newValues });
  const { tx, tenantId, principal, now } = context;
  const after = await findRoomBooking(tx, { tenantId, id: booking.id });
  return presentRoomBooking(after?.booking ?? booking, { people: found, principal, now });
}
