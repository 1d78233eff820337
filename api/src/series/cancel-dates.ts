import type { CommandContext } from "../commands/command-context.ts";
import { endOrders } from "../meetings/cancel-meeting.ts";
import { keepVisits } from "../visits/keep-visits.ts";
import { letGoOfDates } from "./let-go-of-dates.ts";
import { findDatesWithOrders } from "./occurrence-sql.ts";
import { cancelOccurrences } from "./occurrence-write-sql.ts";
import { findDateBookings } from "./date-booking-sql.ts";
import type { SeriesRecord } from "./series-sql.ts";

export interface CancelDates {
  series: Pick<SeriesRecord, "organizer">;
  dates: readonly { id: string; status: string }[];
  /** Somebody chose these dates: the pattern does not bring them back. */
  skipped: boolean;
}

/**
 * Cancels dates of a series in bulk: their rooms are free again and every order within its cut-off is cancelled. Gives
 * the number of dates that were not cancelled before, and of orders that stand because they are past their cut-off.
 */
export async function cancelDates(context: CommandContext, { series, dates, skipped }: CancelDates): Promise<number> {
  const { tx, tenantId, now, principal } = context;
  const ids = dates.map(({ id }) => id);
  const meetingIds = await cancelOccurrences(tx, { tenantId, now, userId: principal.userId, ids, skipped });
  const before = new Map(dates.map(({ id, status }) => [id, status]));
  for (const id of meetingIds) {
    context.audit({
      action: "meeting.cancel",
      entityType: "meeting",
      entityId: id,
      oldValues: { status: before.get(id) ?? null },
      newValues: { status: "cancelled" },
    });
  }
  const bookings = await findDateBookings(tx, { tenantId, meetingIds, roomId: null });
  await letGoOfDates(context, {
    organizer: series.organizer,
    bookings,
    status: "cancelled",
    reason: "meeting_cancelled",
  });
  for (const id of await findDatesWithOrders(tx, { tenantId, meetingIds })) await endOrders(context, id);
  await keepVisits(context, meetingIds);
  return meetingIds.length;
}
