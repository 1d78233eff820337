import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";

/** What a board shows: two moments, and whose and where when it is not everybody's everywhere. */
export interface BoardSearch {
  from: string;
  to: string;
  vendor?: string;
  site?: string;
}

/** Whether an order stands on the board that shows this. */
export function belongsTo({ from, to, vendor, site }: BoardSearch, order: ProductionOrder): boolean {
  const at = Date.parse(order.deliverAt);
  if (at < Date.parse(from) || at >= Date.parse(to)) return false;
  return (vendor === undefined || order.vendor.id === vendor) && (site === undefined || order.site.id === site);
}

/**
 * The board's orders with one of them as it is now: new, changed, or gone to another day. All others stay the same
 * objects, so that only one card is drawn again. An answer that was overtaken by a newer one changes nothing.
 */
export function withOrder(orders: ProductionOrder[], order: ProductionOrder, search: BoardSearch): ProductionOrder[] {
  const index = orders.findIndex(({ id }) => id === order.id);
  const known = orders[index];
  if (!belongsTo(search, order)) return known ? orders.filter(({ id }) => id !== order.id) : orders;
  if (known === undefined) return [...orders, order];
  return known.version > order.version ? orders : orders.with(index, order);
}
