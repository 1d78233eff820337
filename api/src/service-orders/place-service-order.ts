import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { holdMoney } from "../accounts/hold-money.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { reserveCapacity } from "../production-orders/reserve-capacity.ts";
import { confirmServiceOrders } from "./confirm-service-orders.ts";
import { clearingAccountOf, moneyLineOf, moneyOrderOf, portionLineOf } from "./order-for-ledger.ts";
import type { ServiceOrderForChange } from "./service-order-sql.ts";
import { setOrderStatus } from "./service-order-write-sql.ts";

/**
 * Takes an order that may be sent: its price is held, its vendors' hours are taken, and where the invite is sent
 * already it is confirmed in the same transaction; else it waits for the invite. Gives the status it has now.
 */
export async function placeServiceOrder(
  context: CommandContext,
  subject: ServiceOrderForChange,
): Promise<ServiceOrder["status"]> {
  await reserveCapacity(context, subject.order.lines.map(portionLineOf));
  await holdMoney(context, {
    order: moneyOrderOf(subject),
    lines: subject.order.lines.map((line) => moneyLineOf(line)),
    clearingAccountId: clearingAccountOf(subject),
  });
  if (subject.order.meetingStatus === "draft") {
    await keepForInvite(context, subject);
    return "submitted";
  }
  await confirmServiceOrders(context, [subject]);
  return "confirmed";
}

async function keepForInvite(context: CommandContext, subject: ServiceOrderForChange): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { id } = subject.order;
  await setOrderStatus(tx, { tenantId, id, status: "submitted", submittedAt: now, now, userId: principal.userId });
  tellSubmitted(context, subject);
}

/** Says that an order waits for its invite, and keeps that for the audit. */
export function tellSubmitted(context: CommandContext, { order, organizer }: ServiceOrderForChange): void {
  context.signal({
    id: context.newId(),
    kind: "service_order.submitted",
    subject: { type: "service_order", id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    organizerId: organizer.id,
    facts: { number: order.number },
  });
  context.audit({
    action: "service_order.submit",
    entityType: "service_order",
    entityId: order.id,
    oldValues: { status: order.status },
    newValues: { status: "submitted", totalMinor: order.totalMinor, currency: order.currency },
  });
}
