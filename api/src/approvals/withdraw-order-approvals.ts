import type { CommandContext } from "../commands/command-context.ts";
import type { ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { approvalCardFor } from "./approval-card-thread.ts";
import { findAskedPeople, findPendingOf, setWithdrawn } from "./order-approval-sql.ts";

type Subject = Pick<ServiceOrderForChange, "order" | "organizer">;

/** Nothing is asked about this order any more: it ended, or it changed otherwise. The cards of who was asked say so. */
export async function withdrawOrderApprovals(context: CommandContext, subject: Subject): Promise<void> {
  const { tx, tenantId } = context;
  if (subject.order.status === "draft") return;
  const ids = await findPendingOf(tx, { tenantId, serviceOrderId: subject.order.id });
  await withdrawQuestions(context, subject, ids);
}

/** Takes questions back. */
export async function withdrawQuestions(
  context: CommandContext,
  { order, organizer }: Subject,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const { tx, tenantId, now, principal } = context;
  await setWithdrawn(tx, { tenantId, ids, now, userId: principal.userId });
  const people = await findAskedPeople(tx, { tenantId, approvalIds: ids });
  context.signal({
    id: context.newId(),
    kind: "service_order.approval_withdrawn",
    subject: { type: "service_order", id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    organizerId: organizer.id,
    facts: { number: order.number },
    tell: people.map(({ approvalId, userId }) => approvalCardFor(approvalId, userId)),
  });
  for (const id of ids) {
    context.audit({
      action: "approval.withdraw",
      entityType: "approval",
      entityId: id,
      oldValues: { state: "pending" },
      newValues: { state: "withdrawn" },
    });
  }
}
