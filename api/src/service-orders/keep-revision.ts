import type { RevisionLine } from "@magic-meetings/contract/service-orders/order-difference-rules.ts";
import { orderDifferences } from "@magic-meetings/contract/service-orders/order-difference-rules.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findLinesAt, insertRevision } from "./order-revision-sql.ts";
import { placeOf } from "./present-service-order.ts";
import type { ServiceOrderRecord } from "./service-order-json-sql.ts";

/** Keeps an order as it stands now. */
export async function keepRevision(context: CommandContext, order: ServiceOrderRecord): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  await insertRevision(tx, {
    tenantId,
    id: context.newId(),
    serviceOrderId: order.id,
    version: order.version,
    revision: order.revision,
    lines: revisionLines(order),
    deliverTo: order.deliverTo,
    note: order.note,
    totalMinor: order.totalMinor,
    now,
    userId: principal.userId,
  });
}

/** Refuses a change that was made against another version, and says what somebody else has changed since. */
export async function refuseStaleOrder(
  { tx, tenantId }: CommandContext,
  order: ServiceOrderRecord,
  expected: number | undefined,
): Promise<void> {
  if (expected === undefined || expected === order.version) return;
  const then = await findLinesAt(tx, { tenantId, serviceOrderId: order.id, version: expected });
  throw new Refusal("version_conflict", "Somebody else changed this order in the meantime", {
    currentVersion: order.version,
    changes: then === undefined ? [] : orderDifferences(then, revisionLines(order)),
  });
}

export function revisionLines(order: Pick<ServiceOrderRecord, "lines" | "deliverTo">): RevisionLine[] {
  return order.lines.map((line) => ({
    id: line.id,
    service: line.service.name,
    quantity: line.quantity,
    deliverAt: new Date(line.deliverAt).toISOString(),
    deliverTo: placeOf(line) ?? order.deliverTo,
    options: line.options.map(({ name }) => name),
  }));
}
