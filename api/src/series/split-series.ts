import { wallClock } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { lockComingOccurrences, type OccurrenceRecord } from "./occurrence-sql.ts";
import { moveToSeries } from "./occurrence-write-sql.ts";
import { lockSeries, type SeriesRecord } from "./series-sql.ts";
import { giveSeriesVisitors } from "../visits/visits-of-series.ts";
import { findKeptRooms, keepSeriesRoom } from "./series-write-sql.ts";

/**
 * "This and the following dates" were changed: the calendar made a new series of them. They are its dates now, with their
 * rooms and orders, whatever of it became known first; the old series ends before. What was skipped by hand stays where
 * it is.
 */
export async function splitSeries(
  context: CommandContext,
  { series, from }: { series: SeriesRecord; from: string },
): Promise<void> {
  const { tx, tenantId, now } = context;
  const old = await lockSeries(tx, { tenantId, id: from });
  if (old === undefined) return;
  const first = series.recurrence.range.startDate;
  const coming = await lockComingOccurrences(tx, { tenantId, seriesId: old.id, now });
  const dayOf = ({ originalStart }: OccurrenceRecord) => wallClock(originalStart, old.timeZone).date;
  const dates = coming.filter((one) => dayOf(one) >= first && !(one.status === "cancelled" && one.isException));
  await moveToSeries(tx, { tenantId, ids: dates.map(({ id }) => id), seriesId: series.id });
  await giveSeriesVisitors(context, { from: old.id, to: series.id });
  for (const roomId of await findKeptRooms(tx, { tenantId, seriesId: old.id })) {
    await keepSeriesRoom(tx, { tenantId, seriesId: series.id, roomId });
  }
}
