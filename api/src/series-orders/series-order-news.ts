import { orderDifferences, type RevisionLine } from "@magic-meetings/contract/service-orders/order-difference-rules.ts";
import type { DateLine, DateRecord } from "./series-order-date-sql.ts";

// What vendors have to know of a change: on which dates their part of the orders is another one than it was.

/** One date of one vendor, before and after. */
export interface DateNews {
  meetingId: string;
  start: string;
  before: RevisionLine[];
  after: RevisionLine[];
}

const told: readonly string[] = ["confirmed", "in_production", "delivered", "closed"];

/** By vendor, the dates on which something is different; pure. */
export function newsOf(before: readonly DateRecord[], after: readonly DateRecord[]): Map<string, DateNews[]> {
  const known = new Map(before.map((date) => [date.meetingId, date]));
  const news = new Map<string, DateNews[]>();
  for (const date of [
    ...after,
    ...before.filter((one) => !after.some(({ meetingId }) => meetingId === one.meetingId)),
  ]) {
    const old = known.get(date.meetingId);
    const now = after.includes(date) ? date : undefined;
    for (const vendorId of new Set([...vendorsOf(old), ...vendorsOf(now)])) {
      const lines = { before: linesOf(old, vendorId), after: linesOf(now, vendorId) };
      if (orderDifferences(lines.before, lines.after).length === 0) continue;
      const own = news.get(vendorId) ?? [];
      own.push({ meetingId: date.meetingId, start: (now ?? date).start.toISOString(), ...lines });
      news.set(vendorId, own);
    }
  }
  return news;
}

function toldLines(date: DateRecord | undefined): DateLine[] {
  const order = date?.serviceOrder;
  return order && told.includes(order.status) ? order.lines : [];
}

function vendorsOf(date: DateRecord | undefined): string[] {
  return toldLines(date).map(({ vendorId }) => vendorId);
}

function linesOf(date: DateRecord | undefined, vendorId: string): RevisionLine[] {
  return toldLines(date)
    .filter((line) => line.vendorId === vendorId)
    .map(({ id, service, quantity, deliverAt, deliverTo, options }) => ({
      id,
      service,
      quantity,
      deliverAt: new Date(deliverAt).toISOString(),
      deliverTo,
      options: options.map(({ name }) => name),
    }));
}
