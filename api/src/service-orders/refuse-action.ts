import { Refusal, type ErrorCode } from "@magic-meetings/contract/problems/problem.ts";

const sentences: Partial<Record<ErrorCode, string>> = {
  wrong_state: "The order is no longer in a state in which this is possible",
  past_cutoff: "The order's cut-off has passed: it can no longer be changed or cancelled free of charge",
  past_order_before: "It is too late to order this for that moment",
  meeting_over: "This meeting is over",
};

/** Throws the refusal that a rule named; null is none. */
export function refuseAction(code: ErrorCode | null): void {
  if (code !== null) throw new Refusal(code, sentences[code] ?? "This is not possible now");
}
