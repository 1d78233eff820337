import type { RevisionLine } from "@magic-meetings/contract/service-orders/order-difference-rules.ts";
import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { placeOf } from "../service-orders/present-service-order.ts";
import type { ServiceOrderRecord } from "../service-orders/service-order-json-sql.ts";

/** A line as whoever decides sees it. */
export interface AskedLine extends RevisionLine {
  vendor: string;
  totalMinor: number;
}

/** An order as it was when it was asked. */
export interface AskedOrder {
  totalMinor: number;
  lines: AskedLine[];
}

export type WishedChange = Partial<Omit<ServiceOrderInput, "locationId">> & {
  acceptFee?: Money | undefined;
  isOffered?: boolean;
};

/** What is to become of an order that stands. */
export interface Wish extends AskedOrder {
  /** The change as it was sent: carried out once everybody agrees. */
  change: WishedChange;
  /** The version of the order that it would change. */
  version: number;
}

export function askedOrderOf(order: Pick<ServiceOrderRecord, "lines" | "totalMinor" | "deliverTo">): AskedOrder {
  return {
    totalMinor: order.totalMinor,
    lines: order.lines.map((line) => ({
      id: line.id,
      service: line.service.name,
      vendor: line.vendor.name,
      quantity: line.quantity,
      options: line.options.map(({ name }) => name),
      deliverAt: new Date(line.deliverAt).toISOString(),
      deliverTo: placeOf(line) ?? order.deliverTo,
      totalMinor: line.totalMinor,
    })),
  };
}
