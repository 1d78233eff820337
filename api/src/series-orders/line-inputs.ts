import type { SeriesOrderLineInput } from "@magic-meetings/contract/series-orders/series-order.ts";
import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";

/** What is wanted of a series, as it is wanted on one date. */
export function lineInputs(lines: readonly SeriesOrderLineInput[], start: Date): ServiceOrderInput["lines"] {
  return lines.map(({ minutesFromStart, ...line }) => ({
    ...line,
    ...(minutesFromStart === undefined
      ? {}
      : { deliverAt: new Date(start.getTime() + minutesFromStart * 60_000).toISOString() }),
  }));
}
