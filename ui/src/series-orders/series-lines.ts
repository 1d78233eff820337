import type { SeriesOrderLineInput } from "@magic-meetings/contract/series-orders/series-order.ts";
import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";

/** What is chosen for one date, as it is wanted on every date: moments by the start of the meeting. */
export function seriesLines(lines: ServiceOrderInput["lines"], start: string): SeriesOrderLineInput[] {
  return lines.map(({ id: _, deliverAt, ...line }) => ({
    ...line,
    ...(deliverAt === undefined
      ? {}
      : { minutesFromStart: Math.round((Date.parse(deliverAt) - Date.parse(start)) / 60_000) }),
  }));
}

/** The same lines with another service in one's place; what only the other service has falls away. */
export function withInstead(
  lines: readonly (SeriesOrderLineInput & { service?: string })[],
  { serviceId, insteadId }: { serviceId: string; insteadId: string },
): SeriesOrderLineInput[] {
  return lines.map(({ service: _, ...line }) =>
    line.serviceId === serviceId ? { ...line, serviceId: insteadId, options: [] } : line,
  );
}
