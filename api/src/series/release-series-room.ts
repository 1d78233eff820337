import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { writeSeriesRoomsToCalendar } from "../calendar-writes/ask-calendar-write.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { findSiteOfRoom } from "../places/place-sql.ts";
import { letGoOfDates } from "./let-go-of-dates.ts";
import { lockComingOccurrences } from "./occurrence-sql.ts";
import { findDateBookings } from "./date-booking-sql.ts";
import { lockSeries } from "./series-sql.ts";
import { forgetSeriesRoom } from "./series-write-sql.ts";

/**
 * Lets go of a room on every coming date of a series, and gives it to no later one; again changes nothing. `onInvite`:
 * the invite says so already.
 */
export async function releaseSeriesRoom(
  context: CommandContext,
  { seriesId, roomId, onInvite = false }: { seriesId: string; roomId: string; onInvite?: boolean },
): Promise<{ released: number }> {
  const { tx, tenantId, now } = context;
  const series = changeable(context.principal, await lockSeries(tx, { tenantId, id: seriesId }));
  if ((await findSiteOfRoom(tx, { tenantId, roomId })) === undefined) {
    throw new Refusal("not_found", "There is no such room");
  }
  const coming = await lockComingOccurrences(tx, { tenantId, seriesId, now });
  const meetingIds = coming.filter(({ end }) => end > now).map(({ id }) => id);
  const bookings = await findDateBookings(tx, { tenantId, meetingIds, roomId });
  await forgetSeriesRoom(tx, { tenantId, seriesId, roomId });
  const { organizer } = series;
  const released = await letGoOfDates(context, { organizer, bookings, status: "released", reason: "organizer" });
  if (!onInvite) await writeSeriesRoomsToCalendar(context, { series, roomIds: [roomId], mayDiffer: meetingIds });
  return { released };
}
