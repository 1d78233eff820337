import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { bookSeriesRoom } from "./book-series-room.ts";
import { cancelDates } from "./cancel-dates.ts";
import { lockComingOccurrences } from "./occurrence-sql.ts";
import { lockSeries } from "./series-sql.ts";
import { findKeptRooms } from "./series-write-sql.ts";

/** Cancels the dates that a series says were taken out of it, by their days on its clock. */
export async function skipDates(
  context: CommandContext,
  { seriesId, days }: { seriesId: string; days: readonly string[] },
): Promise<void> {
  if (days.length === 0) return;
  const { tx, tenantId, now } = context;
  const series = await lockSeries(tx, { tenantId, id: seriesId });
  if (series === undefined) return;
  const coming = await lockComingOccurrences(tx, { tenantId, seriesId, now });
  const skipped = new Set(days);
  const dates = coming.filter((one) => skipped.has(wallClock(one.originalStart, series.timeZone).date));
  await cancelDates(context, { series, dates, skipped: true });
}

/** Rooms that stand in the invite but were not picked in the pane; on dates on which one is taken it is left out. */
export async function bookInvitedSeriesRooms(
  context: CommandContext,
  { seriesId, roomIds }: { seriesId: string; roomIds: readonly string[] },
): Promise<void> {
  const { tx, tenantId } = context;
  const kept = new Set(await findKeptRooms(tx, { tenantId, seriesId }));
  for (const roomId of roomIds.filter((id) => !kept.has(id)).sort()) {
    try {
      await bookSeriesRoom(context, { seriesId, roomId, accept: "free", onInvite: true });
    } catch (error) {
      const isRefused = error instanceof Refusal && ["room_not_bookable", "meeting_over"].includes(error.code);
      if (!isRefused) throw error;
    }
  }
}
