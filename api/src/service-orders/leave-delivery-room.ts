import { isWithVendors } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { reviseProduction } from "../production-orders/revise-production.ts";
import { findOrdersToRoom, leaveRoom } from "./delivery-room-sql.ts";
import { keepRevision } from "./keep-revision.ts";
import { findServiceOrder, lockServiceOrder } from "./service-order-sql.ts";

/**
 * A room to which something was to be brought is gone: it goes to the meeting's own room instead, which costs nothing;
 * the vendors see the change and the organizer is told. Gives the number of orders.
 */
export async function leaveDeliveryRoom(
  context: CommandContext,
  { roomId, name }: { roomId: string; name: string },
): Promise<number> {
  const { tx, tenantId, now, principal } = context;
  const ids = await findOrdersToRoom(tx, { tenantId, roomId });
  for (const id of ids) {
    if ((await lockServiceOrder(tx, { tenantId, id })) === undefined) continue;
    await leaveRoom(tx, { tenantId, serviceOrderId: id, roomId, now, userId: principal.userId });
    const after = await findServiceOrder(tx, { tenantId, id });
    if (after === undefined) continue;
    await keepRevision(context, after.order);
    if (isWithVendors(after.order.status)) await reviseProduction(context, after);
    context.signal({
      id: context.newId(),
      kind: "service_order.changed",
      subject: { type: "service_order", id },
      meetingId: after.order.meetingId,
      siteId: after.order.siteId,
      organizerId: after.organizer.id,
      facts: { number: after.order.number },
      tell: [cardFor({ id: after.order.meetingId, organizer: after.organizer })],
    });
    context.audit({
      action: "service_order.leave_room",
      entityType: "service_order",
      entityId: id,
      oldValues: { room: name },
      newValues: { room: null },
    });
  }
  return ids.length;
}
