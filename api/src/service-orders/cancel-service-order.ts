import { refusalOf } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { releaseMoney } from "../accounts/hold-money.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { cancelProductionOf } from "../production-orders/production-order-write-sql.ts";
import { momentOf, presentServiceOrder } from "./present-service-order.ts";
import { refuseAction } from "./refuse-action.ts";
import { lockServiceOrder, setOrderStatus, type ServiceOrderForChange } from "./service-order-sql.ts";

/** Cancels an order before its cut-off: what was held is released, vendors are told to stop. */
export async function cancelServiceOrder(context: CommandContext, id: string): Promise<ServiceOrder> {
  const { tx, tenantId, now } = context;
  const subject = changeable(context.principal, await lockServiceOrder(tx, { tenantId, id }));
  refuseAction(refusalOf(momentOf(subject.order), "cancel", now));
  await endServiceOrder(context, subject, "service_order.cancelled");
  return presentServiceOrder({ ...subject.order, status: "cancelled", version: subject.order.version + 1 }, now);
}

/** Ends an order that costs nothing to end: its money is released and its production stopped. */
export async function endServiceOrder(
  context: CommandContext,
  { order, organizer }: ServiceOrderForChange,
  kind: "service_order.cancelled" | "service_order.lapsed",
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  await setOrderStatus(tx, { tenantId, id: order.id, status: "cancelled", now, userId: principal.userId });
  if (order.status !== "draft") await releaseMoney(context, { serviceOrderId: order.id, currency: order.currency });
  await stopProduction(context, order.id, organizer.id);
  const isTold = order.status === "confirmed" || order.status === "in_production";
  context.signal({
    id: context.newId(),
    kind,
    subject: { type: "service_order", id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    organizerId: organizer.id,
    facts: { number: order.number },
    ...(isTold ? { tell: [cardFor({ id: order.meetingId, organizer })] } : {}),
  });
  context.audit({
    action: kind,
    entityType: "service_order",
    entityId: order.id,
    oldValues: { status: order.status },
    newValues: { status: "cancelled" },
  });
}

async function stopProduction(context: CommandContext, serviceOrderId: string, organizerId: string): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const args = { tenantId, serviceOrderIds: [serviceOrderId], now, userId: principal.userId };
  for (const stopped of await cancelProductionOf(tx, args)) {
    context.signal({
      id: context.newId(),
      kind: "production_order.cancelled",
      subject: { type: "production_order", id: stopped.id },
      meetingId: stopped.meetingId,
      siteId: stopped.siteId,
      vendorId: stopped.vendorId,
      organizerId,
      facts: {},
    });
  }
}
