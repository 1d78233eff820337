import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";
import { allowedForApproval } from "@magic-meetings/contract/approvals/approval-rules.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { lockRoomBooking } from "../rooms/booking-for-act-sql.ts";
import { reopenDeclined } from "../rooms/room-reopen-sql.ts";
import { lockServiceOrder } from "../service-orders/service-order-sql.ts";
import { mayDecide, visibleApproval } from "./approval-policy.ts";
import { findApproval, type ApprovalRecord, type RoomApprovalRecord } from "./approval-sql.ts";
import { lockApproval, setPending } from "./approval-write-sql.ts";
import { deadlineOf, presentApproval } from "./present-approval.ts";
import { reopenOrder } from "./reopen-order-approval.ts";
import { approversOf } from "./tell-approvers.ts";

/** Takes a rejection back: it is asked for again, as it was. Refused once the organizer went on without it. */
export async function reopenApproval(context: CommandContext, id: string): Promise<Approval> {
  const { tx, tenantId, principal, now } = context;
  const seen = visibleApproval(principal, await findApproval(tx, { tenantId, id, now }));
  if (seen.type === "room_booking") await lockRoomBooking(tx, { tenantId, id: seen.booking.id });
  else await lockServiceOrder(tx, { tenantId, id: seen.order.id });
  await lockApproval(tx, { tenantId, id });
  const locked = (await findApproval(tx, { tenantId, id, now })) ?? seen;
  if (locked.state === "pending" && mayDecide(principal, locked)) return presentApproval(locked, principal, now);
  refuseUnlessReopenable(context, locked);
  if (locked.type === "room_booking") await reopenRoom(context, locked);
  else await reopenOrder(context, locked);
  await setPending(tx, { tenantId, id, now, userId: principal.userId });
  context.audit({
    action: "approval.reopen",
    entityType: "approval",
    entityId: id,
    oldValues: { state: locked.state, reason: locked.reason },
    newValues: { state: "pending" },
  });
  return presentApproval((await findApproval(tx, { tenantId, id, now })) ?? locked, principal, now);
}

function refuseUnlessReopenable({ principal, now }: CommandContext, approval: ApprovalRecord): void {
  const hasDecided = approval.decidedBy !== null && approval.decidedBy.id === principal.userId;
  const person = { mayDecide: mayDecide(principal, approval), hasDecided };
  const { reopen } = allowedForApproval({ ...approval, ...deadlineOf(approval) }, person, now);
  if (reopen.ok) return;
  if (reopen.because === "forbidden") throw new Refusal("forbidden", "Only who rejected it can take that back");
  if (reopen.because === "meeting_over") throw new Refusal("meeting_over", "What was asked for is over");
  if (reopen.because === "past_order_before") throw new Refusal("past_order_before", "It is too late to order this");
  throw new Refusal("wrong_state", "This cannot be taken back any more");
}

async function reopenRoom(context: CommandContext, approval: RoomApprovalRecord): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { booking, meeting, decidedAt } = approval;
  const since = decidedAt ?? now;
  const { userId } = principal;
  if (!(await reopenDeclined(tx, { tenantId, id: booking.id, since, now, userId }))) {
    throw new Refusal("wrong_state", "The meeting went on without this room");
  }
  context.signal({
    id: context.newId(),
    kind: "room_booking.requested",
    subject: { type: "room_booking", id: booking.id },
    meetingId: meeting.id,
    siteId: booking.site.id,
    organizerId: meeting.organizer.id,
    facts: { room: booking.room.name },
    tell: [cardFor(meeting), ...(await approversOf(context, approval))],
  });
}
