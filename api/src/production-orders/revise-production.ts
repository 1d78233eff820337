import type { CommandContext } from "../commands/command-context.ts";
import { productionOrdersOf } from "../service-orders/confirm-service-orders.ts";
import type { ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import {
  addProductionLines,
  insertProductionOrders,
  lockProductionOrdersOf,
  reviseProductionOrder,
  setProductionLine,
  type KnownProductionOrder,
  type NewProductionOrder,
} from "./production-order-write-sql.ts";

/**
 * Brings the vendors' side in line with a changed order: lines keep their identity by service, what fell away stands
 * with quantity 0 until it is acknowledged, a vendor that is no longer needed is told to stop.
 */
export async function reviseProduction(context: CommandContext, subject: ServiceOrderForChange): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const known = await lockProductionOrdersOf(tx, { tenantId, serviceOrderId: subject.order.id });
  const wanted = productionOrdersOf(subject, () => context.newId());
  for (const production of known) {
    const target = wanted.find((order) => order.vendorId === production.vendorId);
    await reviseOne(context, subject, production, target);
  }
  const added = wanted.filter((order) => !known.some(({ vendorId }) => vendorId === order.vendorId));
  if (added.length > 0) await insertProductionOrders(tx, { tenantId, orders: added, now, userId: principal.userId });
  for (const order of added) signalOf(context, subject, order, "production_order.created");
}

async function reviseOne(
  context: CommandContext,
  subject: ServiceOrderForChange,
  production: KnownProductionOrder,
  target: NewProductionOrder | undefined,
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  if (target !== undefined && isSame(production, target)) return;
  // Who declined, or was told to stop, gets a changed order as a new one.
  const isFresh = production.status === "declined" || production.status === "cancelled";
  const status = target === undefined ? "cancelled" : isFresh ? "new" : production.status;
  const isAcknowledged = status === "new";
  await reviseLines(context, production, target, isAcknowledged);
  await reviseProductionOrder(tx, {
    tenantId,
    id: production.id,
    status,
    deliverAt: target?.deliverAt ?? new Date(subject.order.cutOff),
    deliverTo: target?.deliverTo ?? subject.order.deliverTo,
    note: subject.order.note,
    now,
    userId: principal.userId,
  });
  const kind = target === undefined ? "production_order.cancelled" : "production_order.changed";
  signalOf(context, subject, production, kind);
}

async function reviseLines(
  context: CommandContext,
  production: KnownProductionOrder,
  target: NewProductionOrder | undefined,
  isAcknowledged: boolean,
): Promise<void> {
  const { tx, tenantId } = context;
  const left = [...(target?.lines ?? [])];
  for (const line of production.lines) {
    const index = left.findIndex(({ serviceId }) => serviceId === line.serviceId);
    const found = index === -1 ? undefined : left.splice(index, 1)[0];
    const { quantity = 0, options = [], diets = [], deliverAt } = found ?? {};
    const when = deliverAt ?? target?.deliverAt ?? context.now;
    await setProductionLine(tx, { tenantId, id: line.id, quantity, isAcknowledged, options, diets, deliverAt: when });
  }
  if (left.length > 0) {
    await addProductionLines(tx, { tenantId, orderId: production.id, isNew: isAcknowledged, lines: left });
  }
}

/** A change that concerns another vendor only is no change for this one. */
function isSame(production: KnownProductionOrder, target: NewProductionOrder): boolean {
  if (production.status === "declined" || production.status === "cancelled") return false;
  const count = (lines: readonly { serviceId: string; quantity: number; deliverAt: Date | string }[]) =>
    lines
      .filter((line) => line.quantity > 0)
      .map((line) => `${line.serviceId} ${line.quantity} ${new Date(line.deliverAt).toISOString()}`)
      .sort()
      .join();
  return (
    production.note === target.note &&
    production.deliverTo === target.deliverTo &&
    count(production.lines) === count(target.lines)
  );
}

function signalOf(
  context: CommandContext,
  { order, organizer }: ServiceOrderForChange,
  production: { id: string; vendorId: string },
  kind: "production_order.created" | "production_order.changed" | "production_order.cancelled",
): void {
  const vendor = order.lines.find((line) => line.vendor.id === production.vendorId)?.vendor.name ?? "";
  context.signal({
    id: context.newId(),
    kind,
    subject: { type: "production_order", id: production.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    vendorId: production.vendorId,
    organizerId: organizer.id,
    facts: { vendor, number: order.number },
  });
}
