import { refusalOf } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { letGoOfRooms } from "../rooms/release-room.ts";
import { withdrawWaitsOf } from "../rooms/room-wait-sql.ts";
import { endServiceOrder } from "../service-orders/cancel-service-order.ts";
import { momentOf } from "../service-orders/present-service-order.ts";
import { lockServiceOrdersOf } from "../service-orders/service-order-sql.ts";
import { cardFor } from "./meeting-card-thread.ts";
import type { MeetingRecord } from "./meeting-sql.ts";
import { setMeetingStatus } from "./meeting-write-sql.ts";

/**
 * The invite was withdrawn: rooms are free again and every order that is within its cut-off is cancelled. An order past
 * its cut-off stands, because cancelling it is not free; the organizer's card says so. Cancelling again changes nothing.
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
  const kept = await endOrders(context, meeting.id);
  context.signal({
    id: context.newId(),
    kind: "meeting.cancelled",
    subject: { type: "meeting", id: meeting.id },
    meetingId: meeting.id,
    organizerId: meeting.organizer.id,
    facts: { ordersKept: kept },
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

/** Cancels the orders that are within their cut-off; gives the number of those that stand. */
export async function endOrders(context: CommandContext, meetingId: string): Promise<number> {
  const { tx, tenantId, now } = context;
  const statuses = ["draft", "submitted", "awaiting_approval", "confirmed", "in_production"];
  const orders = await lockServiceOrdersOf(tx, { tenantId, meetingId, statuses });
  const free = orders.filter(({ order }) => refusalOf(momentOf(order), "cancel", now) === null);
  for (const subject of free) await endServiceOrder(context, subject, "service_order.cancelled");
  return orders.length - free.length;
}
