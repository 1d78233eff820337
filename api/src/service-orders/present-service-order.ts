import { allowedFor, type ServiceOrderMoment } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type {
  OrderFee,
  ServiceOrder,
  ServiceOrderLine,
} from "@magic-meetings/contract/service-orders/service-order.ts";
import type { OrderFeeRecord, ServiceOrderLineRecord, ServiceOrderRecord } from "./service-order-json-sql.ts";

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
    lines: record.lines.map((line) => presentLine(line, record)),
    deliverTo: record.deliverTo,
    note: record.note,
    accountSplit: record.accountSplit,
    headCountMode: record.headCountMode,
    total: { amountMinor: record.totalMinor, currency },
    fees: record.fees.map((fee) => presentFee(fee, currency)),
    ...(record.onBehalf === null ? {} : { onBehalf: record.onBehalf }),
    received: record.receivedAt === null ? null : { at: toMoment(record.receivedAt), feedback: record.feedback },
    cutOff: toMoment(record.cutOff),
    revision: record.revision,
    version: record.version,
    allowed: allowedFor(momentOf(record), now),
  };
}

function presentLine(line: ServiceOrderLineRecord, { currency, deliverTo }: ServiceOrderRecord): ServiceOrderLine {
  return {
    id: line.id,
    service: line.service,
    vendor: line.vendor,
    quantity: line.quantity,
    options: line.options,
    diets: line.diets,
    deliverTo: placeOf(line) ?? deliverTo,
    ownPlace:
      line.ownRoomId === null
        ? line.ownPlaceText === null
          ? null
          : { place: line.ownPlaceText }
        : { roomId: line.ownRoomId },
    account: line.account,
    headCount: {
      rule: line.headCountRule,
      plusPercent: line.plusPercent,
      settledAt: line.settledAt === null ? null : toMoment(line.settledAt),
    },
    unitPrice: { amountMinor: line.unitPriceMinor, currency },
    total: { amountMinor: line.totalMinor, currency },
    vatPercent: line.vatPercent,
    deliverAt: toMoment(line.deliverAt),
    orderBefore: toMoment(line.orderBefore),
    cutOff: toMoment(line.cutOff),
    fees: line.fees,
    production: line.production,
    delivered: line.delivered,
    consumed: line.consumed,
    wasted: line.wasted,
    rating: line.rating,
  };
}

/** The place of a line's own; null: it goes where its order goes. */
export function placeOf(line: Pick<ServiceOrderLineRecord, "ownRoomName" | "ownPlaceText">): string | null {
  return line.ownPlaceText ?? line.ownRoomName;
}

export function presentFee({ amountMinor, waivedAt, waiveReason, ...fee }: OrderFeeRecord, currency: string): OrderFee {
  return {
    ...fee,
    at: toMoment(fee.at),
    amount: { amountMinor, currency },
    waived: waivedAt === null ? null : { at: toMoment(waivedAt), reason: waiveReason ?? "" },
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
