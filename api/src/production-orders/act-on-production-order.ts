import type { SignalKind } from "@magic-meetings/contract/messages/signal-words.ts";
import { productionOrderTransitions } from "@magic-meetings/contract/production-orders/production-order-rules.ts";
import type { ProductionOrderAction } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { makeTasks } from "../tasks/follow-production.ts";
import { finishTasksOf } from "../tasks/task-write-sql.ts";
import { declineProductionOrder } from "./decline-production-order.ts";
import { deliverProductionOrder, undeliverProductionOrder } from "./deliver-production-order.ts";
import { lockForVendor, type LockedProduction } from "./lock-for-vendor.ts";
import { presentProductionOrder } from "./present-production-order.ts";
import { acknowledgeLines, followProduction, setProductionStatus } from "./production-answer-sql.ts";
import { findProductionOrder } from "./production-order-sql.ts";
import { recordAnswer } from "./record-answer.ts";
import { refuseStrangeBody, type ActOnProductionOrder } from "./refuse-strange-body.ts";

type PlainAction = Exclude<ProductionOrderAction, "decline" | "deliver" | "undeliver">;

const kinds: Record<PlainAction, SignalKind> = {
  accept: "production_order.accepted",
  start: "production_order.started",
  ready: "production_order.ready",
  clear: "production_order.cleared",
  acknowledge: "production_order.acknowledged",
};

/** The vendor's answer to a production order; the organizer's card follows. */
export async function actOnProductionOrder(
  context: CommandContext,
  request: ActOnProductionOrder,
): Promise<ProductionOrder> {
  const { tx, tenantId, now } = context;
  refuseStrangeBody(request);
  const locked = await lockForVendor(context, request);
  await act(context, locked, request);
  const after = await findProductionOrder(tx, { tenantId, id: request.id });
  return presentProductionOrder(after ?? locked.production, now);
}

async function act(context: CommandContext, locked: LockedProduction, request: ActOnProductionOrder): Promise<void> {
  const { action } = request;
  switch (action) {
    case "decline":
      return declineProductionOrder(context, locked, request);
    case "deliver":
      return deliverProductionOrder(context, locked, request);
    case "undeliver":
      return undeliverProductionOrder(context, locked);
    default:
      return actPlainly(context, locked, action);
  }
}

async function actPlainly(
  context: CommandContext,
  { production, subject }: LockedProduction,
  action: PlainAction,
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { id, serviceOrderId } = production;
  const status = productionOrderTransitions[production.status][action] ?? production.status;
  const acknowledges = action === "accept" || action === "acknowledge";
  const userId = principal.userId;
  await setProductionStatus(tx, { tenantId, id, status, acknowledges, now, userId });
  if (acknowledges) await acknowledgeLines(tx, { tenantId, id });
  if (status === "in_production") await followProduction(tx, { tenantId, serviceOrderId, status, now });
  recordAnswer(context, production, { action, kind: kinds[action], status });
  if (action === "clear") {
    await finishTasksOf(tx, { tenantId, productionOrderId: id, kinds: ["clear"], now, userId });
  }
  if (action !== "accept") return;
  const line = subject.order.lines.find((one) => one.vendor.id === production.vendor.id);
  if (line === undefined) return;
  await makeTasks(context, [
    {
      id,
      vendorId: production.vendor.id,
      siteId: production.site.id,
      meetingId: production.meeting.id,
      deliverAt: production.deliverAt,
      meetingEnd: production.meeting.end,
      number: production.number,
      organizerId: production.organizerId,
      work: line.vendorWork,
    },
  ]);
}
