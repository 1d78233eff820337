import type { CommandContext } from "../commands/command-context.ts";
import { findSeries } from "../series/series-sql.ts";
import { monthsAhead, withSeriesOrders } from "./follow-series-orders.ts";
import { lockSeriesToOrder, readMonthsAhead } from "./series-order-sql.ts";

/** Later dates are ordered a week's worth at a time, not one a day. */
const slack = 7 * 86_400_000;

/**
 * Orders the dates of one series that have come near enough, whichever were there before; gives the number of series
 * that were looked at: one or none.
 */
export async function extendSeriesOrders(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  const until = monthsAhead(now, await readMonthsAhead(tx, tenantId));
  const id = await lockSeriesToOrder(tx, { tenantId, until: new Date(until.getTime() - slack) });
  const series = id === undefined ? undefined : await findSeries(tx, { tenantId, id });
  if (series === undefined) return 0;
  await withSeriesOrders(context, { seriesId: series.id, organizer: series.organizer }, () => Promise.resolve());
  return 1;
}
