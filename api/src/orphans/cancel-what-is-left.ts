import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { writeCancelToCalendar, writeSeriesCancelToCalendar } from "../calendar-writes/ask-calendar-write.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cancelMeeting } from "../meetings/cancel-meeting.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { letGoOfRooms } from "../rooms/release-room.ts";
import { findRoomBooking } from "../rooms/room-booking-sql.ts";
import { cancelSeries } from "../series/cancel-series.ts";
import { lockSeries } from "../series/series-sql.ts";
import { endServiceOrder } from "../service-orders/cancel-service-order.ts";
import { consequencesFor } from "../service-orders/consequences-of-order.ts";
import { lockServiceOrder } from "../service-orders/service-order-sql.ts";
import { actAsOrganizer } from "./act-as-organizer.ts";
import type { OrphanRecord } from "./orphan-read-sql.ts";

/** Cancels what is left alone with everything that hangs on it, at the fees that are due. */
export async function cancelWhatIsLeft(context: CommandContext, orphan: OrphanRecord): Promise<void> {
  const { tx, tenantId } = context;
  const { entityType, entityId, reason } = orphan;
  // What the calendar does not have any more cannot be taken out of it.
  const isThere = reason !== "event_gone";
  switch (entityType) {
    case "meeting": {
      const meeting = await findMeeting(tx, { tenantId, id: entityId });
      if (meeting === undefined) return;
      if (isThere) await writeCancelToCalendar(context, meeting);
      return cancelMeeting(actAsOrganizer(context, meeting.organizer.id), meeting);
    }
    case "series": {
      const series = await lockSeries(tx, { tenantId, id: entityId });
      if (series === undefined) return;
      if (isThere) await writeSeriesCancelToCalendar(context, series);
      return cancelSeries(actAsOrganizer(context, series.organizer.id), series);
    }
    case "room_booking":
      return releaseItsRoom(context, orphan, "cancelled");
    case "service_order":
      return endOrder(context, entityId);
    case "visit":
      throw new Refusal("wrong_state", "This cannot be cancelled here");
  }
}

async function endOrder(context: CommandContext, id: string): Promise<void> {
  const { tx, tenantId, now } = context;
  const subject = await lockServiceOrder(tx, { tenantId, id });
  if (subject === undefined) return;
  const acting = actAsOrganizer(context, subject.organizer.id);
  await endServiceOrder(acting, subject, "service_order.cancelled", consequencesFor(subject.order, [], now));
}

/** Lets go of the room of a booking that is left alone. */
export async function releaseItsRoom(
  context: CommandContext,
  { entityId, meeting }: OrphanRecord,
  status: "released" | "cancelled",
): Promise<void> {
  const { tx, tenantId } = context;
  const found = await findRoomBooking(tx, { tenantId, id: entityId });
  if (found === undefined || meeting === null) return;
  await letGoOfRooms(actAsOrganizer(context, meeting.organizer.id), {
    meeting,
    bookings: [found.booking],
    status,
    reason: status === "cancelled" ? "meeting_cancelled" : "organizer",
  });
}
