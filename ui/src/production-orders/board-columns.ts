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

/** The orders column by column, in each by delivery, the earliest first. */
export function byColumn(orders: readonly ProductionOrder[]): Record<BoardColumn, ProductionOrder[]> {
  const columns: Record<BoardColumn, ProductionOrder[]> = {
    new: [],
    accepted: [],
    in_production: [],
    ready: [],
    delivered: [],
  };
  const inOrder = orders.map((order) => ({ order, at: Date.parse(order.deliverAt) })).toSorted(byDelivery);
  for (const { order } of inOrder) {
    const column = columnOf(order);
    if (column) columns[column].push(order);
  }
  return columns;
}

interface Timed {
  order: ProductionOrder;
  at: number;
}

function byDelivery(a: Timed, b: Timed): number {
  return a.at - b.at || a.order.number - b.order.number || a.order.id.localeCompare(b.order.id);
}

export function hasUnseenChange(order: ProductionOrder): boolean {
  return order.allowed.acknowledge.ok;
}

const inTurn: readonly ProductionOrderAction[] = ["acknowledge", "accept", "start", "ready", "deliver", "clear"];

/** The one thing to do next, of all or of those that a view is about, and what else is possible. */
export function actionsOf(
  { allowed }: ProductionOrder,
  of: readonly ProductionOrderAction[] = [...inTurn, "decline"],
): { main: ProductionOrderAction | undefined; decline: boolean } {
  return {
    main: inTurn.find((action) => of.includes(action) && allowed[action].ok),
    decline: of.includes("decline") && allowed.decline.ok,
  };
}
