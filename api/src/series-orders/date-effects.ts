import type { SeriesOrderDateEffect, SeriesOrderPreview } from "@magic-meetings/contract/series-orders/series-order.ts";
import type { DateRecord } from "./series-order-date-sql.ts";

const ended: readonly string[] = ["cancelled", "rejected"];

/** What the date's order costs as it stands. */
export function standingTotal({ serviceOrder }: DateRecord): number {
  return serviceOrder === null || ended.includes(serviceOrder.status) ? 0 : serviceOrder.totalMinor;
}

/** What becomes of a date, where nothing else is said: it costs what it did. */
export function effectOf(
  { meetingId, start }: DateRecord,
  currency: string,
  totalMinor: number,
  more: Partial<SeriesOrderDateEffect> & Pick<SeriesOrderDateEffect, "effect">,
): SeriesOrderDateEffect {
  const total = { amountMinor: totalMinor, currency };
  return {
    meetingId,
    start: start.toISOString(),
    because: null,
    asks: false,
    total: { before: total, after: total },
    fee: { amountMinor: 0, currency },
    problem: null,
    ...more,
  };
}

/** The dates by start, and what they come to together. */
export function summed(currency: string, dates: SeriesOrderDateEffect[]): SeriesOrderPreview {
  const sum = (amount: (date: SeriesOrderDateEffect) => number) => ({
    amountMinor: dates.reduce((total, date) => total + amount(date), 0),
    currency,
  });
  return {
    dates: dates.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start)),
    total: { before: sum(({ total }) => total.before.amountMinor), after: sum(({ total }) => total.after.amountMinor) },
    fee: sum(({ fee }) => fee.amountMinor),
  };
}
