import type { CommandContext } from "../commands/command-context.ts";
import { offerFreedRooms } from "./offer-freed-rooms.ts";
import { recordWait } from "./offer-room.ts";
import { releaseExpired } from "./room-booking-sql.ts";
import { lapseOffers } from "./room-wait-sql.ts";

/** Releases the rooms of invites that nobody went on writing and of offers that nobody took; gives their number. */
export async function expireRoomBookings(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  const expired = await releaseExpired(tx, { tenantId, now });
  if (expired.length === 0) return 0;
  for (const booking of expired) {
    context.signal({
      id: context.newId(),
      kind: "room_booking.expired",
      subject: { type: "room_booking", id: booking.id },
      meetingId: booking.meetingId,
      siteId: booking.siteId,
      organizerId: booking.organizerId,
      facts: { room: booking.roomName },
    });
    context.audit({
      action: "room_booking.expire",
      entityType: "room_booking",
      entityId: booking.id,
      oldValues: { status: "provisional" },
      newValues: { status: "released" },
    });
  }
  const lapsed = await lapseOffers(tx, { tenantId, bookingIds: expired.map(({ id }) => id), now });
  for (const booking of expired) {
    const id = lapsed.get(booking.id);
    const meeting = { id: booking.meetingId, organizer: { id: booking.organizerId } };
    if (id !== undefined) recordWait(context, { ...booking, id, meeting }, "room_wait.lapsed");
  }
  await offerFreedRooms(
    context,
    expired.map(({ roomId }) => roomId),
  );
  return expired.length;
}
