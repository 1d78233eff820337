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

function decidable({ state, end }: ApprovalMoment, { mayDecide }: ApprovalPerson, now: Date): Allowance {
  if (!mayDecide) return no("forbidden");
  if (state !== "pending") return no("wrong_state");
  return now < end ? { ok: true } : no("meeting_over");
}

function reopenable({ state, end, decidedAt }: ApprovalMoment, { hasDecided }: ApprovalPerson, now: Date): Allowance {
  if (!hasDecided) return no("forbidden");
  if (state !== "rejected" || decidedAt === null) return no("wrong_state");
  if (now >= end) return no("meeting_over");
  return now.getTime() - decidedAt.getTime() < reopenMinutes * minute ? { ok: true } : no("wrong_state");
}

function no(because: string): Allowance {
  return { ok: false, because };
}
