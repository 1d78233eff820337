import type { ErrorCode } from "../problems/problem.ts";
import type { Allowance } from "../words/words.ts";
import { visitActions, type Clearance, type VisitAction, type VisitStatus } from "./visit-words.ts";

// What may happen to a visit when; the server enforces it, the screens disable by it and say why.

export const visitTransitions: Record<VisitStatus, Partial<Record<VisitAction, VisitStatus>>> = {
  invited: { change: "invited", confirm: "confirmed", "check-in": "arrived", cancel: "cancelled", miss: "no_show" },
  confirmed: { change: "confirmed", confirm: "confirmed", "check-in": "arrived", cancel: "cancelled", miss: "no_show" },
  arrived: { change: "arrived", "check-out": "left", "undo-check-in": "invited" },
  // Somebody who left may come back the same day.
  left: { "check-in": "arrived", "undo-check-out": "arrived" },
  no_show: { "check-in": "arrived" },
  cancelled: { restore: "invited" },
};

/** `wrong_state` or `visit_not_cleared`, or null when the action may happen. */
export function refusalOfVisitAction(
  { status, clearance }: { status: VisitStatus; clearance: Clearance },
  action: VisitAction,
): ErrorCode | null {
  if (visitTransitions[status][action] === undefined) return "wrong_state";
  if (action === "check-in" && (clearance === "pending" || clearance === "refused")) return "visit_not_cleared";
  return null;
}

export function allowedVisitActions(visit: {
  status: VisitStatus;
  clearance: Clearance;
}): Record<VisitAction, Allowance> {
  const entries = visitActions.map((action) => {
    const because = refusalOfVisitAction(visit, action);
    return [action, because === null ? { ok: true } : { ok: false, because }] as const;
  });
  return Object.fromEntries(entries) as Record<VisitAction, Allowance>;
}
