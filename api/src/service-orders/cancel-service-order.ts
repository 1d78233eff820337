import type { OrderConsequences } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import { isWithVendors, refusalOf } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { releaseOf } from "../accounts/hold-money.ts";
import { withdrawOrderApprovals } from "../approvals/withdraw-order-approvals.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { releaseCapacity } from "../production-orders/reserve-capacity.ts";
import { stopProduction } from "../production-orders/stop-production.ts";
import { moveAndCharge } from "./charge-fees.ts";
import { consequencesFor, refuseUnacceptedFee } from "./consequences-of-order.ts";
import { moneyOrderOf, portionLineOf } from "./order-for-ledger.ts";
import { momentOf, presentServiceOrder } from "./present-service-order.ts";
import { refuseAction } from "./refuse-action.ts";
import { dropLines } from "./drop-lines.ts";
import { findServiceOrder, lockServiceOrder, type ServiceOrderForChange } from "./service-order-sql.ts";
import { setOrderStatus } from "./service-order-write-sql.ts";

/** Cancels an order: what was held is released, vendors are told to stop, and what is late costs the fee that was accepted. */
export async function cancelServiceOrder(
  context: CommandContext,
  { id, acceptFee }: { id: string; acceptFee?: Money | undefined },
): Promise<ServiceOrder> {
  const { tx, tenantId, now } = context;
  const subject = changeable(context.principal, await lockServiceOrder(tx, { tenantId, id }));
  refuseAction(refusalOf(momentOf(subject.order), "cancel", now));
  const consequences = consequencesFor(subject.order, [], now);
  refuseUnacceptedFee(consequences, acceptFee);
  await endServiceOrder(context, subject, "service_order.cancelled", consequences);
  const after = await findServiceOrder(tx, { tenantId, id });
  return presentServiceOrder(after?.order ?? subject.order, now);
}

/**
 * Ends an order: its money is released, its fees are charged and its production is stopped. What has come already stays
 * delivered, and the order with it.
 */
export async function endServiceOrder(
  context: CommandContext,
  subject: ServiceOrderForChange,
  kind: "service_order.cancelled" | "service_order.lapsed" | "service_order.approval_lapsed",
  consequences: OrderConsequences,
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { order, organizer } = subject;
  const hasCome = order.lines.some(({ delivered }) => delivered !== null);
  const status = hasCome ? "delivered" : "cancelled";
  await setOrderStatus(tx, { tenantId, id: order.id, status, now, userId: principal.userId });
  await withdrawOrderApprovals(context, subject);
  const open = order.lines.filter(({ delivered }) => delivered === null);
  if (order.status !== "draft" && order.status !== "awaiting_approval") {
    await releaseCapacity(context, open.map(portionLineOf));
    const release = await releaseOf(context, moneyOrderOf(subject), null);
    await moveAndCharge(context, subject, consequences, [release]);
  }
  if (hasCome) await dropLines(context, order, open);
  const { id, number, meetingId } = order;
  await stopProduction(context, { id, number, meetingId, organizerId: organizer.id });
  const isTold = isWithVendors(order.status) || kind === "service_order.approval_lapsed";
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
    newValues: { status, feeMinor: consequences.fee.amountMinor },
  });
}
