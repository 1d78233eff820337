import { placeOf } from "../service-orders/present-service-order.ts";
import type {
  ServiceOrderLineRecord,
  ServiceOrderRecord,
  VendorWork,
} from "../service-orders/service-order-json-sql.ts";

/** What one vendor brings at one moment to one place for one order. */
export interface Delivery {
  vendor: { id: string; name: string };
  deliverAt: Date;
  deliverTo: string | null;
  /** The place was chosen: it does not follow the meeting's room. */
  ownPlace: boolean;
  note: string;
  work: VendorWork;
  lines: ServiceOrderLineRecord[];
}

/** An order's lines by vendor, moment and place, in the order's order. `except` are lines that are done. */
export function deliveriesOf(order: ServiceOrderRecord, except: ReadonlySet<string> = new Set()): Delivery[] {
  const deliveries = new Map<string, Delivery>();
  const isPlaceChosen = order.deliverToRoomId !== null || order.deliverToPlace !== null;
  for (const line of order.lines) {
    if (except.has(line.id)) continue;
    const own = placeOf(line);
    const delivery = {
      vendor: line.vendor,
      deliverAt: new Date(line.deliverAt),
      deliverTo: own ?? order.deliverTo,
      ownPlace: own !== null || isPlaceChosen,
      note: order.note,
      work: line.vendorWork,
      lines: [line],
    };
    const key = deliveryKey(delivery);
    const known = deliveries.get(key);
    if (known) known.lines.push(line);
    else deliveries.set(key, delivery);
  }
  return [...deliveries.values()];
}

/** Deliveries are the same by vendor, moment and place. */
export function deliveryKey(delivery: {
  vendor: { id: string };
  deliverAt: Date;
  deliverTo: string | null;
  ownPlace: boolean;
}): string {
  const { vendor, deliverAt, deliverTo, ownPlace } = delivery;
  return JSON.stringify([vendor.id, deliverAt.getTime(), deliverTo, ownPlace]);
}
