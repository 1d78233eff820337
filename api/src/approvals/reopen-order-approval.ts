import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { lockServiceOrder } from "../service-orders/service-order-sql.ts";
import { setOrderStatus } from "../service-orders/service-order-write-sql.ts";
import type { OrderApprovalRecord } from "./approval-sql.ts";
import { findOrderApprovals } from "./approval-sql.ts";
import { cardsOf, signalAbout } from "./ask-about-order.ts";
import { hasNewerOrder, setAskedAgain } from "./order-approval-sql.ts";

/**
 * The order waits again, for this account and for those whose questions the rejection took back. Refused once the
 * organizer ordered something else at that place, or, of a change, changed the order otherwise.
 */
export async function reopenOrder(context: CommandContext, approval: OrderApprovalRecord): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { order, wish, account, decidedAt } = approval;
  const since = decidedAt ?? now;
  const subject = await lockServiceOrder(tx, { tenantId, id: order.id });
  if (subject === undefined) throw new Refusal("not_found", "There is no such order");
  const stands = wish === null ? subject.order.status === "rejected" : subject.order.version === wish.version;
  const wentOn = wish === null && (await hasNewerOrder(tx, { tenantId, id: order.id, since }));
  const known = await findOrderApprovals(tx, { tenantId, serviceOrderId: order.id, now });
  if (!stands || wentOn || known.some(({ state }) => state === "pending")) {
    throw new Refusal("wrong_state", "The organizer went on without this");
  }
  if (wish === null) {
    await setOrderStatus(tx, {
      tenantId,
      id: order.id,
      status: "awaiting_approval",
      now,
      userId: principal.userId,
    });
  }
  const others = known.filter(
    (one) => one.id !== approval.id && one.state === "withdrawn" && one.updatedAt.getTime() === since.getTime(),
  );
  await setAskedAgain(tx, { tenantId, ids: others.map(({ id }) => id), now, userId: principal.userId });
  signalAbout(context, subject, {
    kind: wish === null ? "service_order.approval_asked" : "service_order.change_asked",
    facts: { account: account.name },
    tell: [...cardsOf(approval), ...others.flatMap(cardsOf)],
  });
}
