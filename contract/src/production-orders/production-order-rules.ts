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
  accepted: { start: "in_production", ready: "ready", decline: "declined", acknowledge: "accepted" },
  in_production: { ready: "ready", acknowledge: "in_production" },
  ready: { deliver: "delivered", acknowledge: "ready" },
  delivered: { clear: "cleared" },
  cleared: {},
  declined: {},
  cancelled: { acknowledge: "cancelled" },
};

export interface ProductionOrderMoment {
  status: ProductionOrderStatus;
  revision: number;
  acknowledgedRevision: number;
}

/** `wrong_state`, `change_not_acknowledged` or `nothing_to_acknowledge`; null when the action may happen. */
export function refusalOfAction(order: ProductionOrderMoment, action: ProductionOrderAction): ErrorCode | null {
  if (productionOrderTransitions[order.status][action] === undefined) return "wrong_state";
  const changed = order.acknowledgedRevision < order.revision;
  if (action === "acknowledge") return changed ? null : "nothing_to_acknowledge";
  // Accepting accepts the order as it is now.
  return changed && action !== "accept" && action !== "decline" ? "change_not_acknowledged" : null;
}

export function allowedActions(order: ProductionOrderMoment): Record<ProductionOrderAction, Allowance> {
  const entries = productionOrderActions.map((action) => {
    const because = refusalOfAction(order, action);
    return [action, because === null ? { ok: true } : { ok: false, because }] as const;
  });
  return Object.fromEntries(entries) as Record<ProductionOrderAction, Allowance>;
}
