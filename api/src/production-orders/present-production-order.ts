import { allowedActions } from "@magic-meetings/contract/production-orders/production-order-rules.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { ProductionOrderRecord } from "./production-order-sql.ts";

/** The production order as the API answers with it: changes that are not acknowledged yet as a difference. */
export function presentProductionOrder(record: ProductionOrderRecord): ProductionOrder {
  const { serviceOrderId: _order, organizerId: _organizer, ...order } = record;
  return {
    ...order,
    meeting: { ...record.meeting, start: record.meeting.start.toISOString(), end: record.meeting.end.toISOString() },
    deliverAt: record.deliverAt.toISOString(),
    lines: record.lines
      .filter((line) => line.quantity > 0 || line.acknowledgedQuantity > 0)
      .map((line) => ({
        ...line,
        acknowledgedQuantity: line.acknowledgedQuantity === line.quantity ? null : line.acknowledgedQuantity,
        options: line.options.map((option) => option.name),
        deliverAt: new Date(line.deliverAt).toISOString(),
      })),
    allowed: allowedActions(record),
  };
}
