import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { hasCome } from "./receipt-entry.ts";

/** The orders of a meeting about which somebody can say how they were, or has. */
export function receivable({ serviceOrders }: Pick<Meeting, "serviceOrders">): ServiceOrder[] {
  return serviceOrders.filter(
    ({ status, allowed, received, lines }) =>
      (status === "delivered" || status === "closed") &&
      (allowed.receive.ok || received !== null) &&
      lines.some(hasCome),
  );
}

/** Whether there is anything to say of a meeting's orders. */
export function hasReceipts(meeting: Pick<Meeting, "serviceOrders">): boolean {
  return receivable(meeting).length > 0;
}
