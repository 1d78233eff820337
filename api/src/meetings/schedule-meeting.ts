import type { CommandContext } from "../commands/command-context.ts";
import { confirmRooms } from "../rooms/confirm-rooms.ts";
import { confirmServiceOrders } from "../service-orders/confirm-service-orders.ts";
import { lockServiceOrdersOf } from "../service-orders/service-order-sql.ts";
import { keepVisits } from "../visits/keep-visits.ts";
import { cardFor } from "./meeting-card-thread.ts";
import { findMeeting } from "./meeting-sql.ts";

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
  await keepVisits(context, [id], { areSent: true });
}
