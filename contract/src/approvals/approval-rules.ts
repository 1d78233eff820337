import type { Allowance } from "../words/words.ts";
import type { ApprovalState } from "./approval.ts";

const minute = 60_000;

/** How long a rejection can be taken back by whoever rejected. */
export const reopenMinutes = 15;

/** What decides what may be done with a request. */
export interface ApprovalMoment {
  state: ApprovalState;
  /** When what is asked for ends. */
  end: Date;
  decidedAt: Date | null;
  /** Why it cannot be decided after `end`: what is asked for is over, or it is too late to order it. */
  late?: "meeting_over" | "past_order_before";
}

export interface ApprovalPerson {
  /** One of those who are asked. */
  mayDecide: boolean;
  /** Took the decision. */
  hasDecided: boolean;
}

/** What a person may do with a request at `now`, and the error code that says why not. */
export function allowedForApproval(approval: ApprovalMoment, person: ApprovalPerson, now: Date) {
  const decide = decidable(approval, person, now);
  return { approve: decide, reject: decide, reopen: reopenable(approval, person, now) };
}

function decidable(
  { state, end, late = "meeting_over" }: ApprovalMoment,
  { mayDecide }: ApprovalPerson,
  now: Date,
): Allowance {
  if (!mayDecide) return no("forbidden");
  if (state !== "pending") return no("wrong_state");
  return now < end ? { ok: true } : no(late);
}

function reopenable(
  { state, end, late = "meeting_over", decidedAt }: ApprovalMoment,
  { hasDecided }: ApprovalPerson,
  now: Date,
): Allowance {
  if (!hasDecided) return no("forbidden");
  if (state !== "rejected" || decidedAt === null) return no("wrong_state");
  if (now >= end) return no(late);
  return now.getTime() - decidedAt.getTime() < reopenMinutes * minute ? { ok: true } : no("wrong_state");
}

function no(because: string): Allowance {
  return { ok: false, because };
}
