import type { CommandContext } from "../commands/command-context.ts";
import { moveRooms } from "../rooms/move-rooms.ts";
import { retimeServiceOrders } from "../service-orders/retime-service-orders.ts";
import type { MeetingRecord } from "./meeting-sql.ts";

/**
 * Rooms and orders follow a meeting to its new time. A room that cannot be had then is let go of and another one offered;
 * an order that can no longer be changed free of charge stays as it was ordered, and the signal says so.
 */
export async function moveWhatHangsOn(
  context: CommandContext,
  before: MeetingRecord,
  to: { start: Date; end: Date },
): Promise<void> {
  await moveRooms(context, { bookings: before.roomBookings, to });
  await retimeServiceOrders(context, before, to);
}
