import { allowedFor, type ServiceOrderMoment } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { ServiceOrderRecord } from "./service-order-json-sql.ts";

/** The order as the API answers with it, with what is allowed at `now`. */
export function presentServiceOrder(record: ServiceOrderRecord, now: Date): ServiceOrder {
  const { currency } = record;
  return {
    id: record.id,
    number: record.number,
    meetingId: record.meetingId,
    locationId: record.locationId,
    siteId: record.siteId,
    status: record.status,
    lines: record.lines.map(({ unitPriceMinor, totalMinor, ...line }) => ({
      ...line,
      unitPrice: { amountMinor: unitPriceMinor, currency },
      total: { amountMinor: totalMinor, currency },
      deliverAt: toMoment(line.deliverAt),
      orderBefore: toMoment(line.orderBefore),
      cutOff: toMoment(line.cutOff),
    })),
    deliverTo: record.deliverTo,
    note: record.note,
    accountSplit: record.accountSplit,
    total: { amountMinor: record.totalMinor, currency },
    cutOff: toMoment(record.cutOff),
    revision: record.revision,
    version: record.version,
    allowed: allowedFor(momentOf(record), now),
  };
}

/** What the rules look at. */
export function momentOf(record: ServiceOrderRecord): ServiceOrderMoment {
  const orderBefore = Math.min(...record.lines.map((line) => Date.parse(line.orderBefore)));
  return {
    status: record.status,
    orderBefore: new Date(orderBefore),
    cutOff: new Date(record.cutOff),
    meeting: { status: record.meetingStatus, end: new Date(record.meetingEnd) },
  };
}

function toMoment(text: string): string {
  return new Date(text).toISOString();
}
