import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { priceAgain } from "../service-orders/price-again.ts";
import { lockServiceOrder, type ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { setOrderStatus } from "../service-orders/service-order-write-sql.ts";
import type { OrderApprovalRecord } from "./approval-sql.ts";
import { findOrderApprovals } from "./approval-sql.ts";
import { cardsOf, signalAbout } from "./ask-about-order.ts";
import { carryOutChange } from "./carry-out-change.ts";
import { waitOrPlace } from "./wait-or-place.ts";
import { withdrawQuestions } from "./withdraw-order-approvals.ts";

/**
 * One account agrees. Price, moments, accounts, budgets and capacity are looked at as if it were ordered now; where one of
 * them does not hold, nothing is decided. With the last account's agreement the order is placed or its change carried out.
 */
export async function approveOrder(
  context: CommandContext,
  asked: OrderApprovalRecord,
  expectedTotal: Money | undefined,
): Promise<void> {
  const subject = await lockedSubject(context, asked);
  signalAbout(context, subject, {
    kind: "service_order.approved",
    facts: { account: asked.account.name },
    tell: cardsOf(asked),
  });
  if (asked.wish !== null) return approveChange(context, asked, subject, expectedTotal);
  if (subject.order.status !== "awaiting_approval") {
    throw new Refusal("wrong_state", "This order does not wait for approval any more");
  }
  await waitOrPlace(context, await priceAgain(context, subject, expectedTotal), { givenId: asked.id });
}

async function approveChange(
  context: CommandContext,
  { wish, order }: OrderApprovalRecord,
  subject: ServiceOrderForChange,
  expectedTotal: Money | undefined,
): Promise<void> {
  if (wish === null) return;
  const others = await otherQuestions(context, order.id);
  if (others.some(({ state }) => state === "pending")) return;
  await carryOutChange(context, subject, { wish, expectedTotal });
}

/** One account does not agree: an order that waits is rejected, one that stands stays as it is. */
export async function rejectOrder(context: CommandContext, asked: OrderApprovalRecord, reason: string): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const subject = await lockedSubject(context, asked);
  const pending = (await otherQuestions(context, asked.order.id)).filter(({ state }) => state === "pending");
  await withdrawQuestions(
    context,
    subject,
    pending.map(({ id }) => id),
  );
  signalAbout(context, subject, {
    kind: asked.wish === null ? "service_order.rejected" : "service_order.change_rejected",
    facts: { account: asked.account.name, reason },
    tell: cardsOf(asked),
  });
  if (asked.wish !== null) return;
  if (subject.order.status !== "awaiting_approval") {
    throw new Refusal("wrong_state", "This order does not wait for approval any more");
  }
  const { id } = subject.order;
  await setOrderStatus(tx, { tenantId, id, status: "rejected", now, userId: principal.userId });
  context.audit({
    action: "service_order.reject",
    entityType: "service_order",
    entityId: id,
    oldValues: { status: subject.order.status },
    newValues: { status: "rejected", reason },
  });
}

/** It is locked already: this reads it as it is. */
async function lockedSubject({ tx, tenantId }: CommandContext, { order }: OrderApprovalRecord) {
  const subject = await lockServiceOrder(tx, { tenantId, id: order.id });
  if (subject === undefined) throw new Refusal("not_found", "There is no such order");
  return subject;
}

async function otherQuestions({ tx, tenantId, now }: CommandContext, serviceOrderId: string) {
  return findOrderApprovals(tx, { tenantId, serviceOrderId, now });
}
