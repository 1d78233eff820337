import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { insertProductionOrders, type NewProductionOrder } from "../production-orders/production-order-write-sql.ts";
import { setOrderStatus, type ServiceOrderForChange } from "./service-order-sql.ts";

/** Confirms orders that are paid for: each vendor gets what it has to make. */
export async function confirmServiceOrders(
  context: CommandContext,
  subjects: readonly ServiceOrderForChange[],
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  for (const { order } of subjects) {
    const moments = { submittedAt: now, confirmedAt: now, now };
    await setOrderStatus(tx, { tenantId, id: order.id, status: "confirmed", ...moments, userId: principal.userId });
  }
  const production = subjects.flatMap((subject) => productionOrdersOf(subject, () => context.newId()));
  await insertProductionOrders(tx, { tenantId, orders: production, now, userId: principal.userId });
  for (const subject of subjects) record(context, subject);
  for (const order of production) recordProduction(context, order, subjects);
}

/** One production order a vendor, with its lines in the order's order. */
export function productionOrdersOf(
  { order }: Pick<ServiceOrderForChange, "order">,
  newId: () => string,
): NewProductionOrder[] {
  const vendorIds = [...new Set(order.lines.map((line) => line.vendor.id))];
  return vendorIds.map((vendorId) => {
    const lines = order.lines.filter((line) => line.vendor.id === vendorId);
    return {
      id: newId(),
      vendorId,
      serviceOrderId: order.id,
      siteId: order.siteId,
      meetingId: order.meetingId,
      deliverAt: new Date(Math.min(...lines.map((line) => Date.parse(line.deliverAt)))),
      deliverTo: order.deliverTo,
      note: order.note,
      lines: lines.map((line) => ({
        id: newId(),
        serviceOrderLineId: line.id,
        serviceId: line.service.id,
        name: line.service.name,
        quantity: line.quantity,
        options: line.options,
        diets: line.diets,
        deliverAt: new Date(line.deliverAt),
      })),
    };
  });
}

function record(context: CommandContext, { order, organizer }: ServiceOrderForChange): void {
  context.signal({
    id: context.newId(),
    kind: "service_order.confirmed",
    subject: { type: "service_order", id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    organizerId: organizer.id,
    facts: { number: order.number },
    tell: [cardFor({ id: order.meetingId, organizer })],
  });
  context.audit({
    action: "service_order.confirm",
    entityType: "service_order",
    entityId: order.id,
    oldValues: { status: order.status },
    newValues: { status: "confirmed", totalMinor: order.totalMinor, currency: order.currency },
  });
}

function recordProduction(
  context: CommandContext,
  production: NewProductionOrder,
  subjects: readonly ServiceOrderForChange[],
): void {
  const subject = subjects.find(({ order }) => order.id === production.serviceOrderId);
  const vendor = subject?.order.lines.find((line) => line.vendor.id === production.vendorId)?.vendor.name ?? "";
  context.signal({
    id: context.newId(),
    kind: "production_order.created",
    subject: { type: "production_order", id: production.id },
    meetingId: production.meetingId,
    siteId: production.siteId,
    vendorId: production.vendorId,
    ...(subject === undefined ? {} : { organizerId: subject.organizer.id }),
    facts: { vendor, number: subject?.order.number ?? 0 },
  });
}
