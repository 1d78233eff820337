import type {
  SeriesOrder,
  SeriesOrderDate,
  SeriesOrderDateState,
} from "@magic-meetings/contract/series-orders/series-order.ts";
import { sameMade, wantedLines } from "@magic-meetings/contract/series-orders/series-order-rules.ts";
import type { Principal } from "../identity/principal.ts";
import { mayActFor } from "../meetings/meeting-policy.ts";
import type { SeriesRecord } from "../series/series-sql.ts";
import { standingTotal } from "./date-effects.ts";
import type { DateRecord } from "./series-order-date-sql.ts";
import type { SeriesOrderRecord } from "./series-order-sql.ts";

/** An order for a series as the API answers with it; dates that are not held and have no order are left out. */
export function presentSeriesOrder(
  order: SeriesOrderRecord,
  dates: readonly DateRecord[],
  { series, principal }: { series: SeriesRecord; principal: Principal },
): SeriesOrder {
  const { id, seriesId, site, note, endsBefore, orderedUntil, version, services } = order;
  const shown = dates
    .filter((date) => date.isHeld || standingTotal(date) > 0)
    .toSorted((a, b) => a.start.getTime() - b.start.getTime());
  const first = shown[0]?.originalStart ?? orderedUntil;
  const current = order.phases.findLast(({ from }) => from <= first) ?? order.phases[0];
  const isOpen = series.status !== "cancelled";
  return {
    id,
    seriesId,
    site,
    status: isOpen && (endsBefore === null || shown.some(isGoing(order))) ? "active" : "ended",
    lines: (current?.lines ?? []).map((line) => ({ ...line, service: services[line.serviceId] ?? "" })),
    note,
    endsBefore: endsBefore?.toISOString() ?? null,
    orderedUntil: orderedUntil.toISOString(),
    total: {
      amountMinor: shown.reduce((sum, date) => sum + standingTotal(date), 0),
      currency: site.currency,
    },
    dates: shown.map((date) => presentDate(order, date)),
    version,
    allowed: {
      change: !mayActFor(principal, series)
        ? { ok: false, because: "forbidden" }
        : isOpen
          ? { ok: true }
          : { ok: false, because: "wrong_state" },
    },
  };
}

function isGoing(order: SeriesOrderRecord) {
  return (date: DateRecord) => wantedLines(order, date) !== null || standingTotal(date) > 0;
}

function presentDate(order: SeriesOrderRecord, date: DateRecord): SeriesOrderDate {
  const { meetingId, start, end, exception, serviceOrder, problem } = date;
  const { currency } = order.site;
  return {
    meetingId,
    start: start.toISOString(),
    end: end.toISOString(),
    state: stateOf(order, date),
    times: exception.kind === "times" ? exception.times : 1,
    isOwn: exception.kind === "own",
    order:
      serviceOrder === null || isOver(serviceOrder.status)
        ? null
        : {
            id: serviceOrder.id,
            number: serviceOrder.number,
            status: serviceOrder.status,
            cutOff: new Date(serviceOrder.cutOff).toISOString(),
            total: { amountMinor: serviceOrder.totalMinor, currency },
            lines: serviceOrder.lines.map(({ serviceId, service, quantity, deliverAt }) => ({
              serviceId,
              service,
              quantity,
              deliverAt: new Date(deliverAt).toISOString(),
            })),
          },
    problem,
  };
}

function isOver(status: string): boolean {
  return status === "cancelled" || status === "rejected";
}

function stateOf(order: SeriesOrderRecord, date: DateRecord): SeriesOrderDateState {
  const { serviceOrder, asked, order: made } = date;
  const isStanding = serviceOrder !== null && !isOver(serviceOrder.status);
  const wanted = wantedLines(order, date);
  if (isStanding) {
    if (serviceOrder.status === "delivered" || serviceOrder.status === "closed") return "over";
    if (serviceOrder.status === "awaiting_approval") return "waiting";
    if (date.problem !== null) return "cannot";
    return made !== null && asked !== null && !sameMade(made.made, asked.made) ? "by_hand" : "ordered";
  }
  if (wanted === null) return "skipped";
  if (date.problem !== null) return "cannot";
  if (serviceOrder !== null) return "by_hand";
  return "later";
}
