import type { Asking } from "@magic-meetings/contract/series-orders/series-order-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { followRooms } from "../production-orders/follow-rooms.ts";
import { carryOut } from "./carry-out.ts";
import { readDates } from "./series-order-date-sql.ts";
import { findOrderedDates } from "./ordered-date-sql.ts";
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
  if (!(await isOrderedFor(context, series.seriesId))) return work(context);
  return toldOnce(context, series, async (told) => {
    const result = await work(told);
    await followRoomsOfSeries(told, series);
    await followSeriesOrders(told, series);
    return result;
  });
}

/**
 * Runs what changes the rooms of a series: what is ordered for its dates is brought to the rooms that they have then, and
 * whoever brings it is told once for all dates.
 */
export async function withOrdersTold<T>(
  context: CommandContext,
  seriesId: string,
  work: (context: CommandContext) => Promise<T>,
): Promise<T> {
  const { tx, tenantId, now } = context;
  const found = await findOrderedDates(tx, { tenantId, seriesId, now });
  const [first] = found;
  if (first === undefined) return work(context);
  const series = { seriesId, organizer: { id: first.organizerId } };
  return toldOnce(context, series, async (told) => {
    const result = await work(told);
    await followRoomsOfSeries(told, series);
    return result;
  });
}

async function followRoomsOfSeries(context: CommandContext, { seriesId, organizer }: ToldSeries): Promise<void> {
  const { tx, tenantId, now } = context;
  const ordered = await findOrderedDates(tx, { tenantId, seriesId, now });
  await followRooms(
    context,
    ordered.map(({ meetingId }) => ({ id: meetingId, organizer })),
  );
}

async function isOrderedFor({ tx, tenantId }: CommandContext, seriesId: string): Promise<boolean> {
  return (await findSeriesOrdersOf(tx, { tenantId, seriesId })).length > 0;
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
