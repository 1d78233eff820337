import type { ErrorCode } from "../problems/problem.ts";
import type { Allowance } from "../words/words.ts";
import { productionOrderActions } from "./production-order-words.ts";
import type { ProductionOrderAction, ProductionOrderStatus } from "./production-order-words.ts";

// The vendor's side: accept, make, deliver, clear. A change after acceptance has to be acknowledged before work goes on.

export const productionOrderTransitions: Record<
  ProductionOrderStatus,
  Partial<Record<ProductionOrderAction, ProductionOrderStatus>>
> = {
  new: { accept: "accepted", decline: "declined" },
  accepted: {
    start: "in_production",
    ready: "ready",
    deliver: "delivered",
    decline: "declined",
    acknowledge: "accepted",
  },
  in_production: { ready: "ready", deliver: "delivered", decline: "declined", acknowledge: "in_production" },
  ready: { deliver: "delivered", decline: "declined", acknowledge: "ready" },
  delivered: { undeliver: "ready", clear: "cleared" },
  cleared: {},
  declined: {},
  cancelled: { acknowledge: "cancelled" },
};

/** How long "not delivered after all" is possible. */
export const undeliverMinutes = 5;

export interface ProductionOrderMoment {
  status: ProductionOrderStatus;
  revision: number;
  acknowledgedRevision: number;
  /** Null: not delivered. */
  deliveredAt: Date | null;
}

/** Until when a delivery can be taken back. */
export function undeliverUntil(deliveredAt: Date): Date {
  return new Date(deliveredAt.getTime() + undeliverMinutes * 60_000);
}

/** `wrong_state`, `change_not_acknowledged`, `nothing_to_acknowledge` or `too_late`; null when the action may happen. */
export function refusalOfAction(
  order: ProductionOrderMoment,
  action: ProductionOrderAction,
  now: Date,
): ErrorCode | null {
  if (productionOrderTransitions[order.status][action] === undefined) return "wrong_state";
  const changed = order.acknowledgedRevision < order.revision;
  if (action === "acknowledge") return changed ? null : "nothing_to_acknowledge";
  if (action === "undeliver") {
    return order.deliveredAt !== null && now <= undeliverUntil(order.deliveredAt) ? null : "too_late";
  }
  // Accepting accepts the order as it is now; clearing is of what is eaten.
  const isOfTheOrder = action !== "accept" && action !== "decline" && action !== "clear";
  return changed && isOfTheOrder ? "change_not_acknowledged" : null;
}

export function allowedActions(order: ProductionOrderMoment, now: Date): Record<ProductionOrderAction, Allowance> {
  const entries = productionOrderActions.map((action) => {
    const because = refusalOfAction(order, action, now);
    return [action, because === null ? { ok: true } : { ok: false, because }] as const;
  });
  return Object.fromEntries(entries) as Record<ProductionOrderAction, Allowance>;
}
