import type { CommandContext } from "../commands/command-context.ts";
import { confirmServiceOrders } from "../service-orders/confirm-service-orders.ts";
import { lockServiceOrdersOf, type ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { askForApproval } from "../rooms/ask-for-approval.ts";
import { lockRoomBooking } from "../rooms/booking-for-act-sql.ts";
import { keepRequested, settleRoomBookings } from "../rooms/room-booking-sql.ts";
import { takeOffers } from "../rooms/room-wait-sql.ts";
import { keepVisits } from "../visits/keep-visits.ts";
import { findDatesWithOrders } from "./occurrence-sql.ts";
import { scheduleOccurrences } from "./occurrence-write-sql.ts";
import { recordSeries } from "./record-series.ts";
import { findDateBookings, type DateBooking } from "./date-booking-sql.ts";
import type { SeriesRecord } from "./series-sql.ts";
import { setSeriesStatus } from "./series-write-sql.ts";

/** The invite of a series is sent: what was held for its dates becomes firm, all in a few statements, and it is told once. */
export async function scheduleSeries(context: CommandContext, series: SeriesRecord): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const stamp = { tenantId, now, userId: principal.userId };
  await setSeriesStatus(tx, { ...stamp, id: series.id, status: "scheduled" });
  const meetingIds = await scheduleOccurrences(tx, { ...stamp, seriesId: series.id });
  for (const id of meetingIds) {
    context.audit({
      action: "meeting.schedule",
      entityType: "meeting",
      entityId: id,
      oldValues: { status: "draft" },
      newValues: { status: "scheduled" },
    });
  }
  await recordSeries(context, { series, kind: "series.scheduled", facts: { dates: meetingIds.length } });
  const bookings = await findDateBookings(tx, { tenantId, meetingIds, roomId: null });
  await confirmHeld(context, { series, bookings: bookings.filter(({ status }) => status === "provisional") });
  await askForRequested(context, { series, bookings: bookings.filter(({ status }) => status === "requested") });
  const orders = await submittedOrders(context, meetingIds);
  if (orders.length > 0) await confirmServiceOrders(context, orders);
  await keepVisits(context, meetingIds, { areSent: true });
}

interface OfSeries {
  series: SeriesRecord;
  bookings: readonly DateBooking[];
}

async function confirmHeld(context: CommandContext, { series, bookings }: OfSeries): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const ids = bookings.map(({ id }) => id);
  if (ids.length === 0) return;
  const stamp = { tenantId, now, userId: principal.userId };
  await settleRoomBookings(tx, { ...stamp, ids, status: "confirmed" });
  await takeOffers(tx, { ...stamp, bookingIds: ids });
  for (const { id, meetingId, siteId, roomName } of bookings) {
    context.signal({
      id: context.newId(),
      kind: "room_booking.confirmed",
      subject: { type: "room_booking", id },
      meetingId,
      siteId,
      organizerId: series.organizer.id,
      facts: { room: roomName },
    });
    context.audit({
      action: "room_booking.confirm",
      entityType: "room_booking",
      entityId: id,
      oldValues: { status: "provisional" },
      newValues: { status: "confirmed" },
    });
  }
}

/** What was asked for on single dates is put to whoever decides about each. */
async function askForRequested(context: CommandContext, { series, bookings }: OfSeries): Promise<void> {
  const { tx, tenantId } = context;
  if (bookings.length === 0) return;
  await keepRequested(tx, { tenantId, ids: bookings.map(({ id }) => id) });
  for (const { id, meetingId } of bookings) {
    const found = await lockRoomBooking(tx, { tenantId, id });
    if (found === undefined) continue;
    const meeting = { id: meetingId, organizer: series.organizer };
    await askForApproval(context, {
      bookingId: id,
      room: found.booking.room,
      meeting,
      approverId: found.terms.approverId,
    });
  }
}

async function submittedOrders(
  { tx, tenantId }: CommandContext,
  meetingIds: readonly string[],
): Promise<ServiceOrderForChange[]> {
  const orders: ServiceOrderForChange[] = [];
  for (const meetingId of await findDatesWithOrders(tx, { tenantId, meetingIds })) {
    orders.push(...(await lockServiceOrdersOf(tx, { tenantId, meetingId, statuses: ["submitted"] })));
  }
  return orders;
}
