import type { CommandContext } from "../commands/command-context.ts";
import { withSeriesOrders } from "../series-orders/follow-series-orders.ts";
import { cancelDates } from "./cancel-dates.ts";
import { lockComingOccurrences } from "./occurrence-sql.ts";
import { recordSeries } from "./record-series.ts";
import type { SeriesRecord } from "./series-sql.ts";
import { setSeriesStatus } from "./series-write-sql.ts";

/** Cancels every coming date of a series whose row is locked. What is over stays as it was; again changes nothing. */
export async function cancelSeries(context: CommandContext, series: SeriesRecord): Promise<void> {
  if (series.status === "cancelled") return;
  const { id: seriesId, organizer } = series;
  await withSeriesOrders(context, { seriesId, organizer }, (told) => cancelComing(told, series));
}

async function cancelComing(context: CommandContext, series: SeriesRecord): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const coming = await lockComingOccurrences(tx, { tenantId, seriesId: series.id, now });
  const dates = coming.filter(({ end }) => end > now);
  await setSeriesStatus(tx, { tenantId, id: series.id, status: "cancelled", now, userId: principal.userId });
  const cancelled = await cancelDates(context, { series, dates, skipped: false });
  await recordSeries(context, { series, kind: "series.cancelled", facts: { dates: cancelled } });
}
