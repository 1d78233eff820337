import type { Asking } from "@magic-meetings/contract/series-orders/series-order-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { carryOut } from "./carry-out.ts";
import { readDates } from "./series-order-date-sql.ts";
import { findSeriesOrdersOf, readMonthsAhead, updateSeriesOrder, type SeriesOrderRecord } from "./series-order-sql.ts";
import { toldOnce, type ToldSeries } from "./told-once.ts";

/**
 * Runs what the calendar or time does to the dates of a series whose row is locked, and lets the orders of the series
 * follow: new dates get theirs, and everybody is told once. What is past its cut-off stays as it is.
 */
export async function withSeriesOrders<T>(
  context: CommandContext,
  series: ToldSeries,
  work: (context: CommandContext) => Promise<T>,
): Promise<T> {
  return toldOnce(context, series, async (told) => {
    const result = await work(told);
    await followSeriesOrders(told, series);
    return result;
  });
}

/** Brings every date's order to what it should be, as far ahead as the company orders. */
export async function followSeriesOrders(context: CommandContext, { seriesId, organizer }: ToldSeries): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const orders = await findSeriesOrdersOf(tx, { tenantId, seriesId });
  if (orders.length === 0) return;
  const until = monthsAhead(now, await readMonthsAhead(tx, tenantId));
  for (const before of orders) {
    const order = { ...before, orderedUntil: until > before.orderedUntil ? until : before.orderedUntil };
    const dates = await readDates(tx, { tenantId, ids: [order.id], now });
    const asking: Asking = { now, named: new Set(), late: "leave" };
    await carryOut(context, { order, organizerId: organizer.id, dates, rewritten: new Set(), asking });
    if (isLater(order, before)) {
      await updateSeriesOrder(tx, { ...order, tenantId, now, userId: principal.userId });
    }
  }
}

function isLater(after: SeriesOrderRecord, before: SeriesOrderRecord): boolean {
  return after.orderedUntil > before.orderedUntil;
}

export function monthsAhead(now: Date, months: number): Date {
  const until = new Date(now);
  until.setUTCMonth(until.getUTCMonth() + months);
  return until;
}
