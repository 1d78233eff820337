import { describe, expect, it } from "vitest";
import { allowedForApproval, type ApprovalMoment, type ApprovalPerson } from "./approval-rules.ts";

const now = new Date("2026-11-24T09:00:00Z");
const pending: ApprovalMoment = { state: "pending", end: new Date("2026-11-25T10:00:00Z"), decidedAt: null };
const rejected: ApprovalMoment = { ...pending, state: "rejected", decidedAt: new Date("2026-11-24T08:50:00Z") };
const asked: ApprovalPerson = { mayDecide: true, hasDecided: false };
const decider: ApprovalPerson = { mayDecide: true, hasDecided: true };
const stranger: ApprovalPerson = { mayDecide: false, hasDecided: false };

describe("what may be done with a request", () => {
  it.each<[string, ApprovalMoment, ApprovalPerson, string | undefined, string | undefined]>([
    ["pending, by somebody who is asked", pending, asked, undefined, "forbidden"],
    ["pending, by somebody else", pending, stranger, "forbidden", "forbidden"],
    ["pending, after its end", { ...pending, end: now }, asked, "meeting_over", "forbidden"],
    ["withdrawn", { ...pending, state: "withdrawn" }, asked, "wrong_state", "forbidden"],
    ["approved, by who approved", { ...rejected, state: "approved" }, decider, "wrong_state", "wrong_state"],
    ["just rejected, by who rejected", rejected, decider, "wrong_state", undefined],
    ["just rejected, by another who was asked", rejected, asked, "wrong_state", "forbidden"],
    [
      "rejected 15 minutes ago",
      { ...rejected, decidedAt: new Date("2026-11-24T08:45:00Z") },
      decider,
      "wrong_state",
      "wrong_state",
    ],
    ["rejected, after its end", { ...rejected, end: now }, decider, "wrong_state", "meeting_over"],
  ])("%s", (_name, approval, person, decide, reopen) => {
    const allowed = allowedForApproval(approval, person, now);
    expect(allowed.approve.because).toBe(decide);
    expect(allowed.reject).toEqual(allowed.approve);
    expect(allowed.reopen.because).toBe(reopen);
    expect(allowed.reopen.ok).toBe(reopen === undefined);
  });
});
