import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { deliverLines, undeliverLines } from "../service-orders/deliver-lines.ts";
import { finishTasksOf, reopenTasksOf } from "../tasks/task-write-sql.ts";
import type { LockedProduction } from "./lock-for-vendor.ts";
import { deliverProduction, followProduction, followUndelivery, undeliverProduction } from "./production-answer-sql.ts";
import type { ProductionOrderRecord } from "./production-order-sql.ts";
import { recordAnswer } from "./record-answer.ts";
import { invalid } from "./refuse-strange-body.ts";

export interface WhatCame {
  /** By the production order's lines; as ordered where one is not named. */
  lines?: readonly { lineId: string; quantity: number }[] | undefined;
  reason?: string | undefined;
}

/** It came, says a person: what came is posted, the rest is released. Less than ordered wants a reason. */
export async function deliverProductionOrder(
  context: CommandContext,
  { production }: LockedProduction,
  came: WhatCame,
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { id, serviceOrderId } = production;
  const lines = deliveredLines(production, came);
  const reason = came.reason ?? "";
  const userId = principal.userId;
  await deliverProduction(tx, { tenantId, id, lines, reason, now, userId });
  await deliverLines(context, {
    serviceOrderId,
    lines: lines.map(({ serviceOrderLineId, quantity }) => ({ lineId: serviceOrderLineId, quantity })),
  });
  await finishTasksOf(tx, { tenantId, productionOrderId: id, kinds: ["set_up", "deliver"], now, userId });
  const isLast = await followProduction(tx, { tenantId, serviceOrderId, status: "delivered", now });
  if (!isLast) await followProduction(tx, { tenantId, serviceOrderId, status: "in_production", now });
  recordAnswer(context, production, {
    action: "deliver",
    kind: "production_order.delivered",
    status: "delivered",
    reason: came.reason,
    more: { lines: lines.map((line) => ({ id: line.id, quantity: line.quantity })) },
  });
}

function deliveredLines(production: ProductionOrderRecord, { lines = [], reason }: WhatCame) {
  const said = new Map(lines.map((line) => [line.lineId, line.quantity]));
  if (said.size < lines.length) throw invalid("/lines", "twice", "A line is named twice");
  const came = production.lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ id, serviceOrderLineId, service, quantity: ordered }) => {
      const quantity = said.get(id) ?? ordered;
      said.delete(id);
      if (quantity > ordered) {
        throw invalid("/lines", "too_many", `Of ${service.name}, ${ordered} are ordered: order more to deliver more`);
      }
      return { id, serviceOrderLineId, ordered, quantity };
    });
  if (said.size > 0) throw invalid("/lines", "unknown", "A line is not of this delivery");
  if (came.some(({ ordered, quantity }) => quantity < ordered) && (reason === undefined || reason === "")) {
    throw invalid("/reason", "required", "Say why less came than was ordered");
  }
  return came;
}

/** Not delivered after all: the money goes back to where it was held. */
export async function undeliverProductionOrder(
  context: CommandContext,
  { production, subject }: LockedProduction,
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { id, serviceOrderId } = production;
  const { status } = subject.order;
  if (status !== "confirmed" && status !== "in_production" && status !== "delivered") {
    throw new Refusal("wrong_state", "The organizer has said how it was: this delivery cannot be taken back any more");
  }
  const lineIds = production.lines
    .filter(({ delivered }) => delivered !== null)
    .map(({ serviceOrderLineId }) => serviceOrderLineId);
  const userId = principal.userId;
  await undeliverLines(context, { serviceOrderId, lineIds });
  await undeliverProduction(tx, { tenantId, id, now, userId });
  await reopenTasksOf(tx, { tenantId, productionOrderId: id, kinds: ["deliver"], now, userId });
  await followUndelivery(tx, { tenantId, serviceOrderId, now });
  recordAnswer(context, production, { action: "undeliver", kind: "production_order.undelivered", status: "ready" });
}
