import type { Approval, ApprovalState, Decision } from "@magic-meetings/contract/approvals/approval.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { lockRoomBooking } from "../rooms/booking-for-act-sql.ts";
import { declineRequested, reserveRequested } from "../rooms/reserve-requested.ts";
import { lockServiceOrder } from "../service-orders/service-order-sql.ts";
import { holdTermsOfOrder } from "../vendors/vendor-terms-sql.ts";
import { decidable } from "./approval-policy.ts";
import {
  findApproval,
  type ApprovalRecord,
  type OrderApprovalRecord,
  type RoomApprovalRecord,
} from "./approval-sql.ts";
import { lockApproval, setDecision } from "./approval-write-sql.ts";
import { approveOrder, rejectOrder } from "./decide-order-approval.ts";
import { deadlineOf, presentApproval } from "./present-approval.ts";
import { tellingApprovers } from "./tell-approvers.ts";

const sentences: Record<Exclude<ApprovalState, "pending">, string> = {
  approved: "This was approved already",
  rejected: "This was declined already",
  withdrawn: "This is not asked for any more",
};

export interface Approve {
  id: string;
  /** The total that was shown of an order. */
  expectedTotal?: Money | undefined;
}

/**
 * Grants what is asked for: the room is reserved, or `room_taken` is refused and the request stays as it is; the order is
 * placed once every account above its limit agrees, or refused as submitting it would be, and goes on waiting.
 */
export function approve(context: CommandContext, { id, expectedTotal }: Approve): Promise<Approval> {
  return decide(context, { id, decision: "approved", reason: null, expectedTotal });
}

/** Declines what is asked for, with a reason for the person who asked. */
export function reject(context: CommandContext, { id, reason }: { id: string; reason: string }): Promise<Approval> {
  return decide(context, { id, decision: "rejected", reason });
}

type Decided = { id: string } & (
  { decision: "approved"; reason: null; expectedTotal: Money | undefined } | { decision: "rejected"; reason: string }
);

/** What can be seen to be settled already is answered without a lock, so that many who press at once do not queue for it. */
async function decide(context: CommandContext, decided: Decided): Promise<Approval> {
  const { tx, tenantId, principal, now } = context;
  const { id, decision } = decided;
  const asked = decidable(principal, await findApproval(tx, { tenantId, id, now }));
  if (asked.state !== "pending") return answerAgain(context, asked, decision);
  if (decision === "approved" && asked.type === "room_booking" && asked.takenBy !== null) {
    throw new Refusal("room_taken", `${asked.booking.room.name} was given to somebody else in the meantime`);
  }
  if (decision === "approved" && asked.type !== "room_booking") await holdTerms(context, asked);
  await lockSubject(context, asked);
  const state = (await lockApproval(tx, { tenantId, id })) ?? "withdrawn";
  if (state === "pending") await carryOut(context, await reread(context, asked), decided);
  const after = await reread(context, asked);
  return state === "pending" ? presentApproval(after, principal, now) : answerAgain(context, after, decision);
}

/** What waits, then the approval: in the order of everybody who lets go of rooms, moves them, or changes orders. */
async function lockSubject({ tx, tenantId }: CommandContext, asked: ApprovalRecord): Promise<void> {
  if (asked.type === "room_booking") await lockRoomBooking(tx, { tenantId, id: asked.booking.id });
  else await lockServiceOrder(tx, { tenantId, id: asked.order.id });
}

/** What is agreed to is priced anew: by the terms of now, and by none that change meanwhile. */
async function holdTerms({ tx, tenantId }: CommandContext, { order, wish }: OrderApprovalRecord): Promise<void> {
  const serviceIds = (wish?.change.lines ?? []).map(({ serviceId }) => serviceId);
  await holdTermsOfOrder(tx, { tenantId, id: order.id, serviceIds });
}

async function reread({ tx, tenantId, now }: CommandContext, asked: ApprovalRecord): Promise<ApprovalRecord> {
  return (await findApproval(tx, { tenantId, id: asked.id, now })) ?? asked;
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
  refuseLate(asked, now);
  await setDecision(tx, { tenantId, id, decision, reason, now, userId: principal.userId });
  recordDecision(context, id, decision, reason);
  if (asked.type === "room_booking") return carryOutRoom(context, asked, decided);
  if (decided.decision === "approved") await approveOrder(context, asked, decided.expectedTotal);
  else await rejectOrder(context, asked, decided.reason);
}

function refuseLate(asked: ApprovalRecord, now: Date): void {
  const { end, late } = deadlineOf(asked);
  if (now < end) return;
  throw new Refusal(
    late,
    late === "meeting_over" ? "What was asked for is over" : "It is too late to order this: nobody decided in time",
  );
}

async function carryOutRoom(context: CommandContext, asked: RoomApprovalRecord, decided: Decided): Promise<void> {
  const telling = await tellingApprovers(context, asked);
  if (decided.decision === "approved") await reserveRequested(telling, asked.booking.id);
  else await declineRequested(telling, asked.booking.id, decided.reason);
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
