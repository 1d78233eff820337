import { costsAt, totalsOf, type PricedLine } from "@magic-meetings/contract/moves/move-rules.ts";
import type { MeetingMove, MeetingMoveLine, MoveCosts } from "@magic-meetings/contract/moves/move.ts";
import type { Allowance } from "@magic-meetings/contract/words/words.ts";
import type { Principal } from "../identity/principal.ts";
import { mayActFor } from "../meetings/meeting-policy.ts";
import type { ServiceOrderLineRecord } from "../service-orders/service-order-json-sql.ts";
import type { MoveLineRecord, MoveRecord } from "./move-sql.ts";
import { standingLine } from "./plan-order-move.ts";

/** A line of a question with its order and, where it still stands as it was when it was asked about, the line itself. */
export interface AskedNow {
  line: MoveLineRecord;
  order: MoveRecord["orders"][number];
  record: ServiceOrderLineRecord | undefined;
}

export function askedNow(move: MoveRecord): AskedNow[] {
  return move.lines.flatMap((line) => {
    const order = move.orders.find(({ id }) => id === line.orderId);
    const known = order?.lines.find(({ id }) => id === line.lineId);
    const stands = known?.delivered === null && Date.parse(known.deliverAt) === Date.parse(line.deliverAt);
    return order === undefined ? [] : [{ line, order, record: stands ? known : undefined }];
  });
}

/** Whether a line still waits for an answer. */
export function isUnanswered({ line, record }: AskedNow): boolean {
  return line.choice === null && record !== undefined;
}

/** A move as its reader sees it: what each choice costs is what it costs at `now`. */
export function presentMove(move: MoveRecord, viewer: Principal, now: Date): MeetingMove {
  const asked = askedNow(move);
  const isOpen = move.status === "open";
  const shown = isOpen ? asked.filter((one) => one.record !== undefined) : asked;
  return {
    id: move.id,
    meeting: move.meeting,
    from: period(move.from),
    to: period(move.to),
    status: move.status,
    lines: shown.map((one) => presentLine(one, now)),
    totals: totalsOf(asked.filter((one) => isOpen && isUnanswered(one)).map((one) => pricedOf(one, now))),
    answerBy: move.answerBy.toISOString(),
    default: move.defaultChoice,
    askedAt: move.askedAt.toISOString(),
    answered: move.answeredAt === null ? null : { at: move.answeredAt.toISOString(), by: move.answeredBy },
    allowed: { answer: allowance(move, viewer, isOpen && asked.some(isUnanswered)) },
  };
}

export function pricedOf({ line, order, record }: AskedNow, now: Date): PricedLine {
  const { change, cancel } =
    record === undefined
      ? { change: { feeMinor: 0 }, cancel: { feeMinor: 0 } }
      : costsAt(standingLine(order, record), now);
  const totalMinor = record?.totalMinor ?? line.totalMinor;
  return {
    currency: line.currency,
    totalMinor,
    changeTotalMinor: line.changeTotalMinor === null ? null : totalMinor,
    changeFeeMinor: change.feeMinor,
    cancelFeeMinor: cancel.feeMinor,
  };
}

export function costsOf({ currency, ...line }: PricedLine): MoveCosts {
  const cost = (feeMinor: number, totalMinor: number) => ({
    fee: { amountMinor: feeMinor, currency },
    total: { amountMinor: totalMinor, currency },
  });
  return {
    keep: cost(0, line.totalMinor),
    change: line.changeTotalMinor === null ? null : cost(line.changeFeeMinor, line.changeTotalMinor),
    cancel: cost(line.cancelFeeMinor, 0),
  };
}

function presentLine(one: AskedNow, now: Date): MeetingMoveLine {
  const { line, order, record } = one;
  const { currency } = line;
  const priced = pricedOf(one, now);
  return {
    lineId: line.lineId,
    order: { id: order.id, number: order.number },
    site: { id: order.siteId, name: order.siteName, timeZone: order.siteTimeZone },
    service: { id: record?.service.id ?? line.lineId, name: line.service },
    quantity: record?.quantity ?? line.quantity,
    deliverAt: { before: iso(line.deliverAt), after: iso(line.deliverAtThen) },
    outcome: line.outcome,
    total: { amountMinor: priced.totalMinor, currency },
    costs: costsOf(priced),
    because: line.because,
    alternatives: line.alternatives,
    choice: line.choice,
    charged: line.choice === null ? null : { amountMinor: line.feeMinor ?? 0, currency },
  };
}

function allowance(move: MoveRecord, viewer: Principal, isWaiting: boolean): Allowance {
  if (!mayActFor(viewer, move)) return { ok: false, because: "forbidden" };
  return isWaiting ? { ok: true } : { ok: false, because: "move_over" };
}

function period({ start, end }: { start: Date; end: Date }) {
  return { start: start.toISOString(), end: end.toISOString() };
}

function iso(moment: string): string {
  return new Date(moment).toISOString();
}
