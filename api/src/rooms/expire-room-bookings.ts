import type { CommandContext } from "../commands/command-context.ts";
import { releaseExpired } from "./room-booking-sql.ts";

/** Releases the rooms of invites that nobody went on writing; gives their number. */
export async function expireRoomBookings(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  const expired = await releaseExpired(tx, { tenantId, now });
  for (const booking of expired) {
    context.signal({
      id: context.newId(),
      kind: "room_booking.expired",
      subject: { type: "room_booking", id: booking.id },
      meetingId: booking.meetingId,
      siteId: booking.siteId,
      facts: {},
    });
    context.audit({
      action: "room_booking.expire",
      entityType: "room_booking",
      entityId: booking.id,
      oldValues: { status: "provisional" },
      newValues: { status: "released" },
    });
  }
  return expired.length;
}
