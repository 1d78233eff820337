import type { CommandContext } from "../commands/command-context.ts";
import { settleRoomBookings } from "../rooms/room-booking-sql.ts";
import { confirmServiceOrders } from "../service-orders/confirm-service-orders.ts";
import { lockServiceOrdersOf } from "../service-orders/service-order-sql.ts";
import { cardFor } from "./meeting-card-thread.ts";
import { findMeeting, type MeetingRecord } from "./meeting-sql.ts";

/** The invite is sent: what was held for it becomes firm, the vendors get their orders, the organizer the whole picture. */
export async function scheduleMeeting(context: CommandContext, id: string): Promise<void> {
  const { tx, tenantId } = context;
  const meeting = await findMeeting(tx, { tenantId, id });
  if (meeting === undefined) throw new Error("The meeting that is being sent is not there");
  context.signal({
    id: context.newId(),
    kind: "meeting.scheduled",
    subject: { type: "meeting", id },
    meetingId: id,
    organizerId: meeting.organizer.id,
    facts: {},
    tell: [cardFor(meeting)],
  });
  context.audit({
    action: "meeting.schedule",
    entityType: "meeting",
    entityId: id,
    oldValues: { status: "draft" },
    newValues: { status: "scheduled" },
  });
  await confirmRooms(context, meeting);
  const orders = await lockServiceOrdersOf(tx, { tenantId, meetingId: id, statuses: ["submitted"] });
  if (orders.length > 0) await confirmServiceOrders(context, orders);
}

async function confirmRooms(context: CommandContext, meeting: MeetingRecord): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const held = meeting.roomBookings.filter((booking) => booking.status === "provisional");
  const ids = held.map((booking) => booking.id);
  await settleRoomBookings(tx, { tenantId, ids, status: "confirmed", now, userId: principal.userId });
  for (const booking of held) {
    context.signal({
      id: context.newId(),
      kind: "room_booking.confirmed",
      subject: { type: "room_booking", id: booking.id },
      meetingId: meeting.id,
      siteId: booking.room.siteId,
      organizerId: meeting.organizer.id,
      facts: { room: booking.room.name },
    });
    context.audit({
      action: "room_booking.confirm",
      entityType: "room_booking",
      entityId: booking.id,
      oldValues: { status: "provisional" },
      newValues: { status: "confirmed" },
    });
  }
}
