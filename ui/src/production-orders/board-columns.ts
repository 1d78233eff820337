import type { ProductionOrderAction } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";

export const boardColumns = ["new", "accepted", "in_production", "ready", "delivered"] as const;
export type BoardColumn = (typeof boardColumns)[number];

/** The column of an order; undefined where the board no longer shows it. A cancelled one stays until it was seen. */
export function columnOf(order: ProductionOrder): BoardColumn | undefined {
  switch (order.status) {
    case "new":
    case "accepted":
    case "in_production":
    case "ready":
    case "delivered":
      return order.status;
    case "cancelled":
      return hasUnseenChange(order) ? "new" : undefined;
    case "cleared":
    case "declined":
      return undefined;
  }
}

/** The orders of a column by delivery, the earliest first. */
export function inColumn(orders: readonly ProductionOrder[], column: BoardColumn): ProductionOrder[] {
  return orders
    .filter((order) => columnOf(order) === column)
    .toSorted((a, b) => Date.parse(a.deliverAt) - Date.parse(b.deliverAt) || a.number - b.number);
}

export function hasUnseenChange(order: ProductionOrder): boolean {
  return order.allowed.acknowledge.ok;
}

const order: readonly ProductionOrderAction[] = ["acknowledge", "accept", "start", "ready", "deliver", "clear"];

/** The one thing to do next, and what else is possible. */
export function actionsOf({ allowed }: ProductionOrder): { main: ProductionOrderAction | undefined; decline: boolean } {
  return { main: order.find((action) => allowed[action].ok), decline: allowed.decline.ok };
}
