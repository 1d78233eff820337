import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext, NewSignal } from "../commands/command-context.ts";
import { writeRoomsToCalendar } from "../calendar-writes/ask-calendar-write.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { followRooms } from "../production-orders/follow-rooms.ts";
import { lockRoomBooking, type BookingForAct } from "./booking-for-act-sql.ts";
import { momentOf } from "./present-room-booking.ts";
import { refuseByRules } from "./refuse-room.ts";
import { settleRoomBookings } from "./room-booking-sql.ts";
import { isRoomFree } from "./room-count-sql.ts";

/**
 * Reserves a room that was asked for, as its approver says: time, rules and room are looked at again, under the lock of
 * the room's space. Refuses with `room_taken`, `site_closed`, `room_rule_broken`, `meeting_over` or `wrong_state`.
 */
export async function reserveRequested(context: CommandContext, bookingId: string): Promise<void> {
  const { tx, tenantId, now } = context;
  const found = await requestedBooking(context, bookingId);
  const { booking, meeting } = found;
  const { start, end } = momentOf(booking);
  if (now >= end) throw new Refusal("meeting_over", "This meeting is over");
  const { id: roomId, name: roomName } = booking.room;
  await refuseByRules(context, { ...found, start, end, roomId, roomName, meetingId: meeting.id });
  const [heldFrom, heldUntil] = [new Date(booking.heldFrom), new Date(booking.heldUntil)];
  if (!(await isRoomFree(tx, { tenantId, roomId, heldFrom, heldUntil }))) {
    throw new Refusal("room_taken", `${roomName} was given to somebody else in the meantime`);
  }
  await settle(context, found, "confirmed", "room_booking.approved");
  await writeRoomsToCalendar(context, meeting.id, [booking.room]);
}

/** The room is not given: the request ends, what is ordered stays, without a room until there is another, and the organizer is told. */
export async function declineRequested(context: CommandContext, bookingId: string, reason: string): Promise<void> {
  const found = await requestedBooking(context, bookingId);
  await settle(context, found, "declined", "room_booking.declined", { reason });
  await followRooms(context, [found.meeting]);
}

async function requestedBooking(context: CommandContext, id: string): Promise<BookingForAct> {
  const { tx, tenantId } = context;
  const found = await lockRoomBooking(tx, { tenantId, id });
  if (found === undefined) throw new Refusal("not_found", "There is no such booking");
  if (found.booking.status !== "requested") {
    throw new Refusal("wrong_state", "This room is not asked for any more");
  }
  return found;
}

async function settle(
  context: CommandContext,
  { booking, meeting }: BookingForAct,
  status: "confirmed" | "declined",
  kind: NewSignal["kind"],
  facts: Record<string, string> = {},
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const reason = status === "declined" ? { reason: "rejected" as const } : {};
  await settleRoomBookings(tx, { tenantId, ids: [booking.id], status, ...reason, now, userId: principal.userId });
  context.signal({
    id: context.newId(),
    kind,
    subject: { type: "room_booking", id: booking.id },
    meetingId: meeting.id,
    siteId: booking.room.siteId,
    organizerId: meeting.organizer.id,
    facts: { room: booking.room.name, ...facts },
    tell: [cardFor(meeting)],
  });
  context.audit({
    action: kind,
    entityType: "room_booking",
    entityId: booking.id,
    oldValues: { status: "requested" },
    newValues: { status, ...facts },
  });
}
