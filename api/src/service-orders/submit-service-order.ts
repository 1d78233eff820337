import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { refusalOf } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { holdMoney } from "../accounts/hold-money.ts";
import { splitAmount } from "../accounts/split-amount.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { confirmServiceOrders } from "./confirm-service-orders.ts";
import { momentOf, presentServiceOrder } from "./present-service-order.ts";
import { refuseAction } from "./refuse-action.ts";
import { lockServiceOrder, setOrderStatus, type ServiceOrderForChange } from "./service-order-sql.ts";

/**
 * Sends an order: its price is held on its accounts. Where the invite is sent already it is confirmed in the same
 * transaction and the vendors get it at once; else it waits for the invite.
 */
export async function submitServiceOrder(context: CommandContext, id: string): Promise<ServiceOrder> {
  const { tx, tenantId, now } = context;
  const found = await lockServiceOrder(tx, { tenantId, id });
  const subject = changeable(context.principal, found);
  refuseAction(refusalOf(momentOf(subject.order), "submit", now));
  refuseAboveLimit(context, subject);
  await holdMoney(context, {
    serviceOrderId: id,
    currency: subject.order.currency,
    totalMinor: subject.order.totalMinor,
    shares: subject.accounts.map(({ id: accountId, percent }) => ({ accountId, percent })),
    clearingAccountId: clearingAccountOf(subject),
  });
  const isSent = subject.order.meetingStatus !== "draft";
  if (isSent) await confirmServiceOrders(context, [subject]);
  else await keepForInvite(context, subject);
  const status = isSent ? "confirmed" : "submitted";
  return presentServiceOrder({ ...subject.order, status, version: subject.order.version + 1 }, now);
}

export function clearingAccountOf({ clearingAccountId, order }: ServiceOrderForChange): string {
  if (clearingAccountId !== null) return clearingAccountId;
  throw new Refusal(
    "unknown_account",
    `The company has no clearing account in ${order.currency}: ask your finance department`,
  );
}

/** Above an account's limit only its owner orders. */
export function refuseAboveLimit({ principal }: CommandContext, { order, accounts }: ServiceOrderForChange): void {
  const parts = splitAmount(
    order.totalMinor,
    accounts.map(({ id: accountId, percent }) => ({ accountId, percent })),
  );
  const above = accounts.some(({ id, ownerId, approvalLimitMinor }) => {
    const part = parts.find(({ accountId }) => accountId === id)?.amountMinor ?? 0;
    return approvalLimitMinor !== null && part > approvalLimitMinor && ownerId !== principal.userId;
  });
  if (above) {
    throw new Refusal(
      "approval_limit_exceeded",
      "This order is above the account's limit: order less, choose another account, or ask the account's owner to order",
    );
  }
}

async function keepForInvite(context: CommandContext, { order, organizer }: ServiceOrderForChange): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const status = "submitted";
  await setOrderStatus(tx, { tenantId, id: order.id, status, submittedAt: now, now, userId: principal.userId });
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
    newValues: { status, totalMinor: order.totalMinor, currency: order.currency },
  });
}
