import type { ErrorCode } from "../problems/problem.ts";
import type { Allowance } from "../words/words.ts";
import type { MeetingStatus } from "../meetings/meeting.ts";
import type { ServiceOrderStatus } from "./service-order.ts";

// What may happen to a service order, and when. The server enforces by it, screens disable by it and say why.

export type ServiceOrderAction =
  | "change"
  | "submit"
  | "approve"
  | "reject"
  | "confirm"
  | "decline"
  | "cancel"
  | "lapse"
  | "start"
  | "deliver"
  | "close";

/** From a status, by an action, to a status; what is not here is refused with `wrong_state`. */
export const serviceOrderTransitions: Record<
  ServiceOrderStatus,
  Partial<Record<ServiceOrderAction, ServiceOrderStatus>>
> = {
  draft: { change: "draft", submit: "submitted", cancel: "cancelled", lapse: "cancelled" },
  submitted: { change: "submitted", confirm: "confirmed", cancel: "cancelled", lapse: "cancelled" },
  awaiting_approval: {
    change: "awaiting_approval",
    approve: "submitted",
    reject: "rejected",
    cancel: "cancelled",
    lapse: "cancelled",
  },
  confirmed: {
    change: "confirmed",
    cancel: "cancelled",
    decline: "rejected",
    start: "in_production",
    deliver: "delivered",
  },
  in_production: { change: "in_production", cancel: "cancelled", decline: "rejected", deliver: "delivered" },
  delivered: { close: "closed" },
  // A receipt may be corrected.
  closed: { close: "closed" },
  cancelled: {},
  rejected: {},
};

export interface ServiceOrderMoment {
  status: ServiceOrderStatus;
  /** The earliest over its lines. */
  orderBefore: Date;
  cutOff: Date;
  meeting: { status: MeetingStatus; end: Date };
}

/**
 * The refusal code for an action now, or null when it may happen. A change or a cancellation after the cut-off may: it
 * costs a fee, see fee-rules.ts.
 */
export function refusalOf(order: ServiceOrderMoment, action: ServiceOrderAction, now: Date): ErrorCode | null {
  if (serviceOrderTransitions[order.status][action] === undefined) return "wrong_state";
  return action === "submit" ? refusalOfSubmit(order, now) : null;
}

/** Whether vendors have the order: only then does a late change or cancellation cost something. */
export function isWithVendors(status: ServiceOrderStatus): boolean {
  return status === "confirmed" || status === "in_production";
}

function refusalOfSubmit(order: ServiceOrderMoment, now: Date): ErrorCode | null {
  if (order.meeting.status !== "draft" && order.meeting.status !== "scheduled" && order.meeting.status !== "started") {
    return "wrong_state";
  }
  if (now >= order.meeting.end) return "meeting_over";
  return now <= order.orderBefore ? null : "past_order_before";
}

export function allowedFor(
  order: ServiceOrderMoment,
  now: Date,
): Record<"change" | "submit" | "cancel" | "receive", Allowance> {
  return {
    receive: allowance(refusalOf(order, "close", now)),
    change: allowance(refusalOf(order, "change", now)),
    submit: allowance(refusalOf(order, "submit", now)),
    cancel: allowance(refusalOf(order, "cancel", now)),
  };
}

function allowance(code: ErrorCode | null): Allowance {
  return code === null ? { ok: true } : { ok: false, because: code };
}
