import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { OrderFee } from "@magic-meetings/contract/service-orders/service-order.ts";
import { findOpenTransfers } from "../accounts/ledger-sql.ts";
import { move } from "../accounts/hold-money.ts";
import { reversal } from "../accounts/order-money.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { vendorsOf } from "../production-orders/production-order-policy.ts";
import { lockFee, setWaived } from "./order-fee-sql.ts";
import { moneyOrderOf } from "./order-for-ledger.ts";
import { presentFee } from "./present-service-order.ts";
import { findServiceOrder, lockServiceOrder } from "./service-order-sql.ts";

/** Waives a fee: its vendor, or whoever looks after the site, gives the money back and says why. */
export async function waiveFee(
  context: CommandContext,
  { id, reason }: { id: string; reason: string },
): Promise<OrderFee> {
  const { tx, tenantId, now, principal } = context;
  const fee = await lockFee(tx, { tenantId, id });
  const vendorIds = vendorsOf(principal);
  if (fee === undefined || (vendorIds !== null && !vendorIds.includes(fee.vendorId))) {
    throw new Refusal("not_found", "There is no such fee");
  }
  if (fee.isWaived) throw new Refusal("fee_waived", "This fee is waived already");
  const subject = await lockServiceOrder(tx, { tenantId, id: fee.serviceOrderId });
  if (subject === undefined) throw new Error("The fee's order is gone");
  const question = { tenantId, serviceOrderId: fee.serviceOrderId, kind: "fee" as const, lineIds: [fee.lineId] };
  const charged = (await findOpenTransfers(tx, question)).filter((t) => t.transactionId === fee.transactionId);
  await move(context, moneyOrderOf(subject), [
    reversal("refund", charged, { correctsId: fee.transactionId, memo: reason }),
  ]);
  await setWaived(tx, { tenantId, id, reason, now, userId: principal.userId });
  const { order, organizer } = subject;
  context.signal({
    id: context.newId(),
    kind: "service_order.fee_waived",
    subject: { type: "service_order", id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    vendorId: fee.vendorId,
    organizerId: organizer.id,
    facts: {
      number: order.number,
      service: fee.serviceName,
      amount: fee.amountMinor,
      currency: fee.currency,
      reason,
    },
    tell: [cardFor({ id: order.meetingId, organizer })],
  });
  context.audit({
    action: "order_fee.waive",
    entityType: "order_fee",
    entityId: id,
    oldValues: { amountMinor: fee.amountMinor },
    newValues: { amountMinor: 0, reason },
  });
  const after = await findServiceOrder(tx, { tenantId, id: order.id });
  const waived = after?.order.fees.find((one) => one.id === id);
  if (waived === undefined) throw new Error("The fee that was just waived is not there");
  return presentFee(waived, order.currency);
}
