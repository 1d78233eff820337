import type { Clearance, VisitStatus } from "../visits/visit-words.ts";

// access pass: a visitor's right to pass given access points between two moments, for one visit.

/** From the first moment up to, but not including, the second. */
export interface PassValidity {
  from: Date;
  to: Date;
}

/** When the pass of a visit opens doors. */
export function passValidity(
  visit: { start: Date; end: Date },
  margins: { earlyMinutes: number; lateMinutes: number },
): PassValidity {
  return {
    from: new Date(visit.start.getTime() - margins.earlyMinutes * 60_000),
    to: new Date(visit.end.getTime() + margins.lateMinutes * 60_000),
  };
}

/** Whether a visit has a pass that opens doors: nobody whose visit is off, and nobody whom security has yet to let in. */
export function hasPass({ status, clearance }: { status: VisitStatus; clearance: Clearance }): boolean {
  return status !== "cancelled" && (clearance === "not_needed" || clearance === "approved");
}
