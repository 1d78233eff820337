import type { CommandContext } from "../commands/command-context.ts";
import { cancelTasks } from "../tasks/follow-production.ts";
import { cancelProductionOf } from "./production-order-write-sql.ts";

/** Orders that end. */
export interface EndedOrder {
  id: string;
  number: number;
  organizerId: string;
  meetingId: string;
}

/** An order ends: its vendors are told to stop, nobody goes, and offers of something else are over. */
export async function stopProduction(context: CommandContext, order: EndedOrder): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const args = { tenantId, serviceOrderIds: [order.id], now, userId: principal.userId };
  const stopped = await cancelProductionOf(tx, args);
  for (const { id, vendor, meetingId, siteId, vendorId } of stopped) {
    context.signal({
      id: context.newId(),
      kind: "production_order.cancelled",
      subject: { type: "production_order", id },
      meetingId,
      siteId,
      vendorId,
      organizerId: order.organizerId,
      facts: { vendor, number: order.number },
    });
  }
  const { number, organizerId, meetingId } = order;
  await cancelTasks(
    context,
    stopped.map(({ id }) => ({ id, number, organizerId, meetingId })),
  );
}
