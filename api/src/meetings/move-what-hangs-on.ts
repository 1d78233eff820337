import type { CommandContext } from "../commands/command-context.ts";
import { letGoOfRooms } from "../rooms/release-room.ts";
import { lockRooms, moveRoomBooking } from "../rooms/room-booking-sql.ts";
import { retimeServiceOrders } from "../service-orders/retime-service-orders.ts";
import type { MeetingRecord } from "./meeting-sql.ts";

/**
 * Rooms and orders follow a meeting to its new time. A room that is taken then is let go of; an order that can no longer
 * be changed free of charge stays as it was ordered, and the signal says so.
 */
export async function moveWhatHangsOn(
  context: CommandContext,
  before: MeetingRecord,
  to: { start: Date; end: Date },
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const rooms = before.roomBookings.map((booking) => booking.room.id);
  await lockRooms(tx, { tenantId, ids: rooms });
  for (const booking of before.roomBookings) {
    const isMoved = await moveRoomBooking(tx, { tenantId, id: booking.id, ...to, now, userId: principal.userId });
    if (!isMoved) await letGoOfRooms(context, { meeting: before, bookings: [booking], status: "released" });
  }
  await retimeServiceOrders(context, before, to);
}
