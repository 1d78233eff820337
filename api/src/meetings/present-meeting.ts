import type { Allowance, Money } from "@magic-meetings/contract/words/words.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Principal } from "../identity/principal.ts";
import { countOccurrences } from "@magic-meetings/contract/series/recurrence-rules.ts";
import { presentRoomBooking } from "../rooms/present-room-booking.ts";
import { presentServiceOrder } from "../service-orders/present-service-order.ts";
import type { ServiceOrderRecord } from "../service-orders/service-order-json-sql.ts";
import { mayActFor } from "./meeting-policy.ts";
import type { MeetingRecord } from "./meeting-sql.ts";

/** The meeting as the API answers with it, with what the asker may do at `now`. */
export function presentMeeting(record: MeetingRecord, principal: Principal, now: Date): Meeting {
  const acting = actingAllowance(record, principal, now);
  return {
    id: record.id,
    clientKey: record.clientKey,
    subject: record.subject,
    status: record.status,
    stage: record.stage,
    start: record.start.toISOString(),
    end: record.end.toISOString(),
    timeZone: record.timeZone,
    organizer: record.organizer,
    locations: record.locations,
    attendees: record.attendees,
    roomBookings: record.roomBookings.map((booking) => presentRoomBooking(booking, { people: record, principal, now })),
    serviceOrders: record.serviceOrders.map((order) => presentServiceOrder(order, now)),
    totals: totalsOf(record.serviceOrders),
    exchangeReference: exchangeReferenceOf(record),
    series: seriesOf(record),
    version: record.version,
    allowed: { order: acting, bookRoom: acting, cancel: acting },
  };
}

/** One total per currency over the orders that count: a draft is not ordered yet. */
export function totalsOf(orders: readonly Pick<ServiceOrderRecord, "status" | "currency" | "totalMinor">[]): Money[] {
  const totals = new Map<string, number>();
  for (const { status, currency, totalMinor } of orders) {
    if (status === "draft" || status === "cancelled" || status === "rejected") continue;
    totals.set(currency, (totals.get(currency) ?? 0) + totalMinor);
  }
  return [...totals].sort().map(([currency, amountMinor]) => ({ amountMinor, currency }));
}

function actingAllowance(record: MeetingRecord, principal: Principal, now: Date): Allowance {
  if (!mayActFor(principal, record)) return { ok: false, because: "forbidden" };
  if (record.status === "cancelled" || record.status === "archived") return { ok: false, because: "wrong_state" };
  return now >= record.end ? { ok: false, because: "meeting_over" } : { ok: true };
}

function exchangeReferenceOf({ exchangeId, iCalUid, changeKey }: MeetingRecord): Meeting["exchangeReference"] {
  if (exchangeId === null && iCalUid === null) return null;
  return {
    ...(exchangeId === null ? {} : { id: exchangeId }),
    ...(iCalUid === null ? {} : { iCalUid }),
    ...(changeKey === null ? {} : { changeKey }),
  };
}

function seriesOf({ series }: MeetingRecord): Meeting["series"] {
  if (series === null) return null;
  const { id, recurrence, originalStart, isException } = series;
  const occurrences = countOccurrences(recurrence);
  return { id, recurrence, occurrences, originalStart: originalStart.toISOString(), isException };
}
