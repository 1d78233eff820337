import { Refusal, type ErrorCode } from "@magic-meetings/contract/problems/problem.ts";
import type { SignalKind } from "@magic-meetings/contract/messages/signal.ts";
import {
  productionOrderTransitions,
  refusalOfAction,
} from "@magic-meetings/contract/production-orders/production-order-rules.ts";
import type {
  ProductionOrderAction,
  ProductionOrderStatus,
} from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { presentProductionOrder } from "./present-production-order.ts";
import { ofOwnVendor } from "./production-order-policy.ts";
import { acknowledgeLines, followProduction, setProductionStatus } from "./production-answer-sql.ts";
import { findProductionOrder, lockProductionOrder, type ProductionOrderRecord } from "./production-order-sql.ts";

const kinds: Record<ProductionOrderAction, SignalKind> = {
  accept: "production_order.accepted",
  decline: "production_order.declined",
  start: "production_order.started",
  ready: "production_order.ready",
  deliver: "production_order.delivered",
  undeliver: "production_order.undelivered",
  clear: "production_order.cleared",
  acknowledge: "production_order.acknowledged",
};

const sentences: Partial<Record<ErrorCode, string>> = {
  wrong_state: "The production order is not in a state in which this is possible",
  change_not_acknowledged: "The order has changed: look at the change and acknowledge it first",
  nothing_to_acknowledge: "There is no change to acknowledge",
};

export interface ActOnProductionOrder {
  id: string;
  action: ProductionOrderAction;
  reason?: string | undefined;
  expectedVersion?: number | undefined;
}

/** The vendor's answer to a production order; the organizer's card follows. */
export async function actOnProductionOrder(
  context: CommandContext,
  { id, action, reason, expectedVersion }: ActOnProductionOrder,
): Promise<ProductionOrder> {
  const { tx, tenantId, now, principal } = context;
  const before = ofOwnVendor(principal, await lockProductionOrder(tx, { tenantId, id }));
  refuseStaleVersion(before.version, expectedVersion);
  const status = nextStatus(before, action, now);
  const acknowledges = action === "accept" || action === "acknowledge";
  await setProductionStatus(tx, { tenantId, id, status, acknowledges, now, userId: principal.userId });
  if (acknowledges) await acknowledgeLines(tx, { tenantId, id });
  if (status === "in_production" || status === "delivered") {
    await followProduction(tx, { tenantId, serviceOrderId: before.serviceOrderId, status, now });
  }
  record(context, before, action, status, reason);
  const after = await findProductionOrder(tx, { tenantId, id });
  return presentProductionOrder(after ?? before, now);
}

function nextStatus(before: ProductionOrderRecord, action: ProductionOrderAction, now: Date): ProductionOrderStatus {
  const code = refusalOfAction(before, action, now);
  const status = productionOrderTransitions[before.status][action];
  if (code === null && status !== undefined) return status;
  throw new Refusal(code ?? "wrong_state", sentences[code ?? "wrong_state"] ?? "This is not possible now");
}

function record(
  context: CommandContext,
  before: ProductionOrderRecord,
  action: ProductionOrderAction,
  status: ProductionOrderStatus,
  reason: string | undefined,
): void {
  context.signal({
    id: context.newId(),
    kind: kinds[action],
    subject: { type: "production_order", id: before.id },
    meetingId: before.meeting.id,
    siteId: before.site.id,
    vendorId: before.vendor.id,
    organizerId: before.organizerId,
    facts: { vendor: before.vendor.name, number: before.number, ...(reason === undefined ? {} : { reason }) },
    tell: [cardFor({ id: before.meeting.id, organizer: { id: before.organizerId } })],
  });
  context.audit({
    action: `production_order.${action}`,
    entityType: "production_order",
    entityId: before.id,
    oldValues: { status: before.status, acknowledgedRevision: before.acknowledgedRevision },
    newValues: { status },
  });
}
