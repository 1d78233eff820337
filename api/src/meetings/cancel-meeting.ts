import type { CommandContext } from "../commands/command-context.ts";
import { withdrawMove } from "../moves/keep-move.ts";
import { letGoOfRooms } from "../rooms/release-room.ts";
import { withdrawWaitsOf } from "../rooms/room-wait-sql.ts";
import { endServiceOrder } from "../service-orders/cancel-service-order.ts";
import { consequencesFor } from "../service-orders/consequences-of-order.ts";
import { lockServiceOrdersOf } from "../service-orders/service-order-sql.ts";
import { keepVisits } from "../visits/keep-visits.ts";
import { cardFor } from "./meeting-card-thread.ts";
import type { MeetingRecord } from "./meeting-sql.ts";
import { setMeetingStatus } from "./meeting-write-sql.ts";

/**
 * The invite was withdrawn: rooms are free again and every order is cancelled; what is past its cut-off costs the fee by
 * the terms it was ordered on, and the organizer's card says so. Cancelling again changes nothing.
 */
export async function cancelMeeting(context: CommandContext, meeting: MeetingRecord): Promise<void> {
  if (meeting.status === "cancelled") return;
  const { tx, tenantId, now, principal } = context;
  await setMeetingStatus(tx, { tenantId, id: meeting.id, status: "cancelled", now, userId: principal.userId });
  await letGoOfRooms(context, {
    meeting,
    bookings: meeting.roomBookings,
    status: "cancelled",
    reason: "meeting_cancelled",
  });
  await withdrawWaitsOf(tx, { tenantId, meetingId: meeting.id, now, userId: principal.userId });
  await endOrders(context, meeting.id);
  await withdrawMove(context, meeting);
  await keepVisits(context, [meeting.id]);
  context.signal({
    id: context.newId(),
    kind: "meeting.cancelled",
    subject: { type: "meeting", id: meeting.id },
    meetingId: meeting.id,
    organizerId: meeting.organizer.id,
    facts: {},
    ...(meeting.status === "draft" ? {} : { tell: [cardFor(meeting)] }),
  });
  context.audit({
    action: "meeting.cancel",
    entityType: "meeting",
    entityId: meeting.id,
    oldValues: { status: meeting.status },
    newValues: { status: "cancelled" },
  });
}

/** Cancels the orders of a meeting that is not held any more, at the fee that is due now. */
export async function endOrders(context: CommandContext, meetingId: string): Promise<void> {
  const { tx, tenantId, now } = context;
  const statuses = ["draft", "submitted", "awaiting_approval", "confirmed", "in_production"];
  for (const subject of await lockServiceOrdersOf(tx, { tenantId, meetingId, statuses })) {
    await endServiceOrder(context, subject, "service_order.cancelled", consequencesFor(subject.order, [], now));
  }
}
