import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";

/** Whether less or none of an order may cost something now: then it is asked of the service before anything is done. */
export function mayCost(order: Pick<ServiceOrder, "status" | "lines">, cause: "change" | "cancel", now: Date): boolean {
  if (order.status !== "confirmed" && order.status !== "in_production") return false;
  return order.lines.some(({ fees }) =>
    fees[cause].some(({ after, percent }) => percent > 0 && Date.parse(after) < now.getTime()),
  );
}
