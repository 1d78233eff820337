import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";

/** The orders of a meeting that are sent and have a line that follows the head count. Reads nothing: the pane asks it first. */
export function followingOrders({ serviceOrders }: Pick<Meeting, "serviceOrders">): ServiceOrder[] {
  return serviceOrders
    .filter(({ status }) => status !== "draft" && status !== "cancelled" && status !== "rejected")
    .filter(({ lines }) => lines.some(({ headCount }) => headCount.rule !== "fixed"));
}
