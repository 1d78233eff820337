import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { findMeeting, type RoomBookingRecord } from "../meetings/meeting-sql.ts";
import { presentRoomBooking } from "../meetings/present-meeting.ts";
import { findRoomBooking, settleRoomBookings } from "./room-booking-sql.ts";

/** Lets go of a room. Releasing what is released already changes nothing and is no error. */
export async function releaseRoom(context: CommandContext, id: string): Promise<RoomBooking> {
  const { tx, tenantId } = context;
  const found = await findRoomBooking(tx, { tenantId, id });
  const meeting = found && (await findMeeting(tx, { tenantId, id: found.meetingId }));
  if (found === undefined || meeting === undefined) throw new Refusal("not_found", "There is no such booking");
  changeable(context.principal, meeting);
  await letGoOfRooms(context, { meeting, bookings: [found.booking], status: "released" });
  const after = await findRoomBooking(tx, { tenantId, id });
  return presentRoomBooking(after?.booking ?? found.booking, { ok: false, because: "wrong_state" });
}

interface LetGo {
  meeting: { id: string; organizer: { id: string } };
  bookings: readonly RoomBookingRecord[];
  /** `cancelled` when the meeting itself is; `released` when only the room is let go of. */
  status: "released" | "cancelled";
}

/** Lets go of bookings of one meeting and records it. */
export async function letGoOfRooms(context: CommandContext, { meeting, bookings, status }: LetGo): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const ids = bookings.map((booking) => booking.id);
  const settled = await settleRoomBookings(tx, { tenantId, ids, status, now, userId: principal.userId });
  for (const booking of bookings.filter(({ id }) => settled.includes(id))) {
    context.signal({
      id: context.newId(),
      kind: "room_booking.released",
      subject: { type: "room_booking", id: booking.id },
      meetingId: meeting.id,
      siteId: booking.room.siteId,
      organizerId: meeting.organizer.id,
      facts: { room: booking.room.name },
    });
    context.audit({
      action: "room_booking.release",
      entityType: "room_booking",
      entityId: booking.id,
      oldValues: { status: booking.status },
      newValues: { status },
    });
  }
}
