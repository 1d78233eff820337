import type { Approval, ApprovalState, Decision } from "@magic-meetings/contract/approvals/approval.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { lockRoomBooking } from "../rooms/booking-for-act-sql.ts";
import { declineRequested, reserveRequested } from "../rooms/reserve-requested.ts";
import { decidable } from "./approval-policy.ts";
import { findApproval, type ApprovalRecord } from "./approval-sql.ts";
import { lockApproval, setDecision } from "./approval-write-sql.ts";
import { presentApproval } from "./present-approval.ts";
import { tellingApprovers } from "./tell-approvers.ts";

const sentences: Record<Exclude<ApprovalState, "pending">, string> = {
  approved: "This was approved already",
  rejected: "This was declined already",
  withdrawn: "This is not asked for any more",
};

/** Grants what is asked for: the room is reserved, or `room_taken` is refused and the request stays as it is. */
export function approve(context: CommandContext, id: string): Promise<Approval> {
  return decide(context, { id, decision: "approved", reason: null });
}

/** Declines what is asked for, with a reason for the person who asked. */
export function reject(context: CommandContext, { id, reason }: { id: string; reason: string }): Promise<Approval> {
  return decide(context, { id, decision: "rejected", reason });
}

type Decided = { id: string } & ({ decision: "approved"; reason: null } | { decision: "rejected"; reason: string });

/** What can be seen to be settled already is answered without a lock, so that many who press at once do not queue for it. */
async function decide(context: CommandContext, decided: Decided): Promise<Approval> {
  const { tx, tenantId, principal, now } = context;
  const { id, decision } = decided;
  const asked = decidable(principal, await findApproval(tx, { tenantId, id }));
  if (asked.state !== "pending") return answerAgain(context, asked, decision);
  if (decision === "approved" && asked.takenBy !== null) {
    throw new Refusal("room_taken", `${asked.booking.room.name} was given to somebody else in the meantime`);
  }
  // The space, the booking, then the approval: in the order of everybody who lets go of rooms or moves them.
  await lockRoomBooking(tx, { tenantId, id: asked.booking.id });
  const state = (await lockApproval(tx, { tenantId, id })) ?? "withdrawn";
  if (state === "pending") await carryOut(context, asked, decided);
  const after = (await findApproval(tx, { tenantId, id })) ?? asked;
  return state === "pending" ? presentApproval(after, principal, now) : answerAgain(context, after, decision);
}

/** Deciding again as it was decided gives the same answer; the other way is refused. */
function answerAgain({ principal, now }: CommandContext, approval: ApprovalRecord, decision: Decision): Approval {
  const { state } = approval;
  if (state !== "pending" && state !== decision) throw new Refusal("wrong_state", sentences[state]);
  return presentApproval(approval, principal, now);
}

async function carryOut(context: CommandContext, asked: ApprovalRecord, decided: Decided): Promise<void> {
  const { tx, tenantId, principal, now } = context;
  const { id, decision, reason } = decided;
  if (now >= asked.booking.end) throw new Refusal("meeting_over", "What was asked for is over");
  const telling = await tellingApprovers(context, asked);
  if (decided.decision === "approved") await reserveRequested(telling, asked.booking.id);
  else await declineRequested(telling, asked.booking.id, decided.reason);
  await setDecision(tx, { tenantId, id, decision, reason, now, userId: principal.userId });
  recordDecision(context, id, decision, reason);
}

function recordDecision(context: CommandContext, id: string, decision: Decision, reason: string | null): void {
  context.audit({
    action: decision === "approved" ? "approval.approve" : "approval.reject",
    entityType: "approval",
    entityId: id,
    oldValues: { state: "pending" },
    newValues: { state: decision, reason },
  });
}
