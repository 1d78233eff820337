import type { CommandContext } from "../commands/command-context.ts";
import { moveOrders, type MovingMeeting } from "../moves/move-orders.ts";

/**
 * Deliveries move with their meeting by as much as it moved, line by line. What costs a fee or cannot be had at the new
 * moment stays as it was, and its organizer is asked.
 */
export async function retimeServiceOrders(
  context: CommandContext,
  before: MovingMeeting,
  to: { start: Date; end: Date },
): Promise<void> {
  await moveOrders(context, before, to);
}
