import { DateTime } from "luxon";

// Prices have a day from which they hold for deliveries. A price of the vendor's own comes before the service's.

/** A price that holds for deliveries from a day on, `YYYY-MM-DD`. */
export interface PriceFrom {
  from: string;
  priceMinor: number;
  /** The vendor's own; else of every vendor without one. */
  own: boolean;
}

export interface DatedPrices {
  /** What holds on the first day that was asked about. */
  priceMinor: number;
  /** What begins on a later day. */
  laterPrices: readonly PriceFrom[];
}

/** The price of one for a delivery on a day. */
export function priceOn({ priceMinor, laterPrices }: DatedPrices, day: string): number {
  const begun = laterPrices.filter(({ from }) => from <= day);
  const own = begun.filter((price) => price.own);
  const latest = (own.length > 0 ? own : begun).reduce<PriceFrom | undefined>(
    (last, price) => (last === undefined || price.from > last.from ? price : last),
    undefined,
  );
  return latest?.priceMinor ?? priceMinor;
}

/** The price of one for a delivery at a moment, by the day at its site. */
export function priceAt(prices: DatedPrices, deliverAt: Date, timeZone: string): number {
  if (prices.laterPrices.length === 0) return prices.priceMinor;
  return priceOn(prices, DateTime.fromJSDate(deliverAt, { zone: timeZone }).toISODate() ?? "");
}
