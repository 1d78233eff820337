import type { ErrorCode } from "../problems/problem.ts";
import type { Allowance } from "../words/words.ts";
import type { VisitStatus } from "../visits/visit-words.ts";
import type { ReviewStatus } from "./block-list-words.ts";

// What security may decide about a visit that waits, and when.

export const reviewActions = ["approve", "refuse", "reopen"] as const;
export type ReviewAction = (typeof reviewActions)[number];

export const reviewTransitions: Record<ReviewStatus, Partial<Record<ReviewAction, ReviewStatus>>> = {
  open: { approve: "approved", refuse: "refused" },
  approved: { refuse: "refused", reopen: "open" },
  refused: { approve: "approved", reopen: "open" },
};

/** Nothing is to be decided of who is in the house, has left or does not come any more. */
const over: ReadonlySet<VisitStatus> = new Set(["arrived", "left", "cancelled"]);

/** `wrong_state`, or null when it may be decided so. */
export function refusalOfReview(
  { status, visit }: { status: ReviewStatus; visit: VisitStatus },
  action: ReviewAction,
): ErrorCode | null {
  return reviewTransitions[status][action] === undefined || over.has(visit) ? "wrong_state" : null;
}

export function allowedReviewActions(review: {
  status: ReviewStatus;
  visit: VisitStatus;
}): Record<ReviewAction, Allowance> {
  const entries = reviewActions.map((action) => {
    const because = refusalOfReview(review, action);
    return [action, because === null ? { ok: true } : { ok: false, because }] as const;
  });
  return Object.fromEntries(entries) as Record<ReviewAction, Allowance>;
}
