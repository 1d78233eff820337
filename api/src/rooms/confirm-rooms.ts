import type { CommandContext } from "../commands/command-context.ts";
import type { MeetingRecord, RoomBookingRecord } from "../meetings/meeting-sql.ts";
import { askForApproval } from "./ask-for-approval.ts";
import { lockRoomBooking } from "./booking-for-act-sql.ts";
import { keepRequested, settleRoomBookings } from "./room-booking-sql.ts";
import { takeOffers } from "./room-wait-sql.ts";

/** The invite is sent: rooms that were held for it become firm, and for those that were asked for the question is put. */
export async function confirmRooms(context: CommandContext, meeting: MeetingRecord): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const held = meeting.roomBookings.filter(({ status }) => status === "provisional");
  const ids = held.map(({ id }) => id);
  const userId = principal.userId;
  await settleRoomBookings(tx, { tenantId, ids, status: "confirmed", now, userId });
  if (ids.length > 0) await takeOffers(tx, { tenantId, bookingIds: ids, now, userId });
  for (const booking of held) recordConfirmed(context, meeting, booking);
  const requested = meeting.roomBookings.filter(({ status }) => status === "requested");
  if (requested.length === 0) return;
  await keepRequested(tx, { tenantId, ids: requested.map(({ id }) => id) });
  for (const { id, room } of requested) {
    const found = await lockRoomBooking(tx, { tenantId, id });
    if (found) await askForApproval(context, { bookingId: id, room, meeting, approverId: found.terms.approverId });
  }
}

function recordConfirmed(context: CommandContext, meeting: MeetingRecord, booking: RoomBookingRecord): void {
  context.signal({
    id: context.newId(),
    kind: "room_booking.confirmed",
    subject: { type: "room_booking", id: booking.id },
    meetingId: meeting.id,
    siteId: booking.room.siteId,
    organizerId: meeting.organizer.id,
    facts: { room: booking.room.name },
  });
  context.audit({
    action: "room_booking.confirm",
    entityType: "room_booking",
    entityId: booking.id,
    oldValues: { status: "provisional" },
    newValues: { status: "confirmed" },
  });
}
