import { describe, expect, it } from "vitest";
import { allowedVisitActions, refusalOfVisitAction } from "./visit-rules.ts";
import { clearances, visitActions, visitStatuses, type VisitAction, type VisitStatus } from "./visit-words.ts";

const possible: Record<VisitStatus, VisitAction[]> = {
  invited: ["change", "confirm", "check-in", "cancel", "miss"],
  confirmed: ["change", "confirm", "check-in", "cancel", "miss"],
  arrived: ["change", "check-out", "undo-check-in"],
  left: ["check-in", "undo-check-out"],
  no_show: ["check-in"],
  cancelled: ["restore"],
};

describe("what may happen to a visit", () => {
  it.each(visitStatuses)("of a visit that is %s", (status) => {
    const allowed = visitActions.filter(
      (action) => refusalOfVisitAction({ status, clearance: "approved" }, action) === null,
    );
    expect(allowed).toEqual(visitActions.filter((action) => possible[status].includes(action)));
  });

  it.each(clearances)("lets somebody in only where security does not object: %s", (clearance) => {
    const isHeld = clearance === "pending" || clearance === "refused";
    const allowed = allowedVisitActions({ status: "confirmed", clearance });
    expect(allowed["check-in"]).toEqual(isHeld ? { ok: false, because: "visit_not_cleared" } : { ok: true });
    expect(allowed.cancel).toEqual({ ok: true });
  });
});
