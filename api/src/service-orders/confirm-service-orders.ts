import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { startProduction } from "../production-orders/start-production.ts";
import type { ServiceOrderForChange } from "./service-order-sql.ts";

/** Confirms orders that are paid for: each vendor gets what it has to make, delivery by delivery. */
export async function confirmServiceOrders(
  context: CommandContext,
  subjects: readonly ServiceOrderForChange[],
): Promise<void> {
  for (const subject of subjects) record(context, subject);
  await startProduction(context, subjects);
}

function record(context: CommandContext, { order, organizer }: ServiceOrderForChange): void {
  context.signal({
    id: context.newId(),
    kind: "service_order.confirmed",
    subject: { type: "service_order", id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    organizerId: organizer.id,
    facts: { number: order.number },
    tell: [cardFor({ id: order.meetingId, organizer })],
  });
  context.audit({
    action: "service_order.confirm",
    entityType: "service_order",
    entityId: order.id,
    oldValues: { status: order.status },
    newValues: { status: "confirmed", totalMinor: order.totalMinor, currency: order.currency },
  });
}
