import type { CommandContext } from "../commands/command-context.ts";
import { moveOrders } from "../moves/move-orders.ts";
import type { LineAnswer } from "../moves/moved-line.ts";
import { moveRooms } from "../rooms/move-rooms.ts";
import { keepVisits } from "../visits/keep-visits.ts";
import type { MeetingRecord } from "./meeting-sql.ts";

/**
 * Rooms, orders and visitors follow a meeting to its new time. A room that cannot be had then is let go of and another one offered;
 * what costs a fee then stays as it was ordered unless it is answered here, and its organizer is asked.
 */
export async function moveWhatHangsOn(
  context: CommandContext,
  before: MeetingRecord,
  to: { start: Date; end: Date },
  answers?: ReadonlyMap<string, LineAnswer>,
): Promise<void> {
  await moveRooms(context, { bookings: before.roomBookings, to });
  await moveOrders(context, before, to, answers);
  await keepVisits(context, [before.id]);
}
