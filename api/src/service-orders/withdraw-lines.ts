import { releaseMoney } from "../accounts/hold-money.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { releaseCapacity } from "../production-orders/reserve-capacity.ts";
import { dropLines } from "./drop-lines.ts";
import { moneyOrderOf, portionLineOf } from "./order-for-ledger.ts";
import { lockServiceOrder } from "./service-order-sql.ts";
import { setOrderStatus } from "./service-order-write-sql.ts";

export interface WithdrawLines {
  serviceOrderId: string;
  lineIds: readonly string[];
  /** Why the vendor does not deliver them. */
  reason: string;
}

/**
 * Lines that their vendor does not deliver fall away: their money is released and nothing is charged. An order with
 * nothing left is rejected and keeps its lines, so that one sees what it was.
 */
export async function withdrawLines(context: CommandContext, withdrawal: WithdrawLines): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const subject = await lockServiceOrder(tx, { tenantId, id: withdrawal.serviceOrderId });
  if (subject === undefined) throw new Error("The order whose lines are withdrawn is gone");
  const { order, organizer } = subject;
  const gone = order.lines.filter((line) => withdrawal.lineIds.includes(line.id) && line.delivered === null);
  if (gone.length === 0) return;
  await releaseCapacity(context, gone.map(portionLineOf));
  await releaseMoney(context, { order: moneyOrderOf(subject), lineIds: gone.map(({ id }) => id) });
  const isEmpty = gone.length === order.lines.length;
  if (isEmpty) {
    await setOrderStatus(tx, { tenantId, id: order.id, status: "rejected", now, userId: principal.userId });
  } else {
    await dropLines(context, order, gone);
  }
  context.signal({
    id: context.newId(),
    kind: isEmpty ? "service_order.rejected" : "service_order.changed",
    subject: { type: "service_order", id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    organizerId: organizer.id,
    facts: { number: order.number, reason: withdrawal.reason },
    tell: [cardFor({ id: order.meetingId, organizer })],
  });
  context.audit({
    action: "service_order.withdraw_lines",
    entityType: "service_order",
    entityId: order.id,
    oldValues: { status: order.status, totalMinor: order.totalMinor },
    newValues: { withdrawn: gone.map(({ id }) => id), reason: withdrawal.reason },
  });
}
