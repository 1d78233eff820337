import {
  answerBy as answerByOf,
  isAsked,
  totalsOf,
  type PricedLine,
} from "@magic-meetings/contract/moves/move-rules.ts";
import type { MoveConsequences, MoveLine } from "@magic-meetings/contract/moves/move.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findMeeting, type MeetingRecord } from "../meetings/meeting-sql.ts";
import { findAlternatives } from "../rooms/find-alternatives.ts";
import { moveRooms } from "../rooms/move-rooms.ts";
import { consequencesFor } from "../service-orders/consequences-of-order.ts";
import { lockServiceOrdersOf } from "../service-orders/service-order-sql.ts";
import { previewVisitsCancelled, previewVisitsMoved } from "../visits/preview-visits.ts";
import { tryOut } from "./attempt.ts";
import { moveOrders } from "./move-orders.ts";
import { readMoveState } from "./move-state-sql.ts";
import { askedMoments, type LineAnswer, type MovedLine } from "./moved-line.ts";
import { costsOf } from "./present-move.ts";

interface Period {
  start: Date;
  end: Date;
}

const nobody: ReadonlyMap<string, LineAnswer> = new Map();
const cancellable = ["draft", "submitted", "awaiting_approval", "confirmed", "in_production"];

/**
 * What another time means for everything that hangs on a meeting: the move itself, done and taken back, so that nothing
 * else can happen than what is shown.
 */
export async function previewMove(
  context: CommandContext,
  meeting: MeetingRecord,
  to: Period,
): Promise<MoveConsequences> {
  const isMoved = meeting.start.getTime() !== to.start.getTime() || meeting.end.getTime() !== to.end.getTime();
  const { bookings, moved } = isMoved
    ? await tryOut(context, async (trial) => {
        await moveRooms(trial, { bookings: meeting.roomBookings, to });
        const lines = await moveOrders(trial, meeting, to, nobody);
        const after = await findMeeting(trial.tx, { tenantId: trial.tenantId, id: meeting.id });
        return { bookings: after?.roomBookings ?? [], moved: lines };
      })
    : { bookings: meeting.roomBookings, moved: [] };
  const asked = moved.filter((line) => isAsked(line.outcome, line));
  const { defaultChoice } = await readMoveState(context.tx, { tenantId: context.tenantId, meetingId: meeting.id });
  const rooms = isMoved ? await roomLines(context, meeting, new Set(bookings.map(({ id }) => id)), to) : [];
  const asks = { meetingId: meeting.id, isDraft: meeting.status === "draft" };
  const visitors = isMoved ? await previewVisitsMoved(context, { ...asks, to }) : [];
  return {
    ...headOf(meeting),
    to: { start: to.start.toISOString(), end: to.end.toISOString() },
    lines: [...rooms, ...visitors, ...moved.flatMap((line) => orderLine(line, meeting))],
    totals: totalsOf(asked.map(pricedOf), moved.filter((line) => !asked.includes(line)).map(settledOf)),
    question:
      asked.length === 0
        ? null
        : {
            answerBy: answerByOf(asked.map(askedMoments), context.now).toISOString(),
            default: defaultChoice,
          },
  };
}

/** What cancelling a meeting means: rooms are free again, and what is past its cut-off costs its fee. */
export async function previewCancel(context: CommandContext, meeting: MeetingRecord): Promise<MoveConsequences> {
  const { tx, tenantId, now } = context;
  const orders = await lockServiceOrdersOf(tx, { tenantId, meetingId: meeting.id, statuses: cancellable });
  const priced: PricedLine[] = [];
  const lines = orders.flatMap(({ order }) =>
    consequencesFor(order, [], now).lines.flatMap((line): MoveLine[] => {
      const record = order.lines.find(({ id }) => id === line.lineId);
      if (record === undefined) return [];
      const { currency } = order;
      const feeMinor = line.fee.amountMinor;
      const { totalMinor } = record;
      priced.push({ currency, totalMinor, changeTotalMinor: null, changeFeeMinor: 0, cancelFeeMinor: feeMinor });
      const at = new Date(record.deliverAt).toISOString();
      return [
        {
          outcome: "cancelled",
          lineId: record.id,
          order: { id: order.id, number: order.number },
          site: siteOf(meeting, order.siteId),
          service: { id: record.service.id, name: record.service.name },
          quantity: record.quantity,
          deliverAt: { before: at, after: at },
          total: { amountMinor: totalMinor, currency },
          percent: line.percent,
          fee: line.fee,
        },
      ];
    }),
  );
  const rooms = meeting.roomBookings.map(({ id, room }): MoveLine => ({
    outcome: "room_released",
    bookingId: id,
    room: { id: room.id, name: room.name },
  }));
  const isDraft = meeting.status === "draft";
  const visitors = await previewVisitsCancelled(context, { meetingId: meeting.id, isDraft });
  return {
    ...headOf(meeting),
    to: null,
    lines: [...rooms, ...visitors, ...lines],
    totals: totalsOf(priced),
    question: null,
  };
}

function headOf({ id, subject, status, version, start, end }: MeetingRecord) {
  return {
    meeting: { id, subject, status, version },
    from: { start: start.toISOString(), end: end.toISOString() },
  };
}

async function roomLines(
  { tx, tenantId, now }: CommandContext,
  meeting: MeetingRecord,
  kept: ReadonlySet<string>,
  to: Period,
): Promise<MoveLine[]> {
  const lines: MoveLine[] = [];
  for (const { id, room, locationId } of meeting.roomBookings) {
    const named = { bookingId: id, room: { id: room.id, name: room.name } };
    if (kept.has(id)) {
      lines.push({ outcome: "room_follows", ...named });
      continue;
    }
    const capacity = meeting.locations.find((location) => location.id === locationId)?.headCount ?? 1;
    const { siteId, features } = room;
    const search = { tenantId, siteId, ...to, capacity, features, meetingId: meeting.id, userId: meeting.organizer.id };
    lines.push({ outcome: "room_taken", ...named, alternatives: await findAlternatives(tx, search, now) });
  }
  return lines;
}

function orderLine(moved: MovedLine, meeting: MeetingRecord): MoveLine[] {
  const { record, subject, deliverAt, then } = moved;
  const { order } = subject;
  const money = (amountMinor: number) => ({ amountMinor, currency: order.currency });
  const shown = {
    lineId: record.id,
    order: { id: order.id, number: order.number },
    site: siteOf(meeting, order.siteId),
    service: { id: record.service.id, name: record.service.name },
    quantity: record.quantity,
    deliverAt: { before: new Date(record.deliverAt).toISOString(), after: deliverAt.toISOString() },
  };
  const total = money(record.totalMinor);
  const costs = costsOf(pricedOf(moved));
  switch (moved.outcome) {
    case "stays":
      return [];
    case "follows":
      return [{ outcome: "follows", ...shown, total }];
    case "repriced":
      return [{ outcome: "repriced", ...shown, total: { before: total, after: money(then?.totalMinor ?? 0) } }];
    case "crosses_cut_off":
      return [{ outcome: "crosses_cut_off", ...shown, total, costs, percent: moved.costs.change.percent }];
    case "cannot_be_delivered": {
      const because = moved.refusal?.code ?? "service_not_offered_then";
      return [{ outcome: "cannot_be_delivered", ...shown, total, costs, because, alternatives: moved.alternatives }];
    }
  }
}

function siteOf({ locations, timeZone }: MeetingRecord, siteId: string) {
  const site = locations.find((location) => location.site.id === siteId)?.site;
  return { id: siteId, name: site?.name ?? "", timeZone: site?.timeZone ?? timeZone };
}

export function pricedOf({ record, subject, then, costs }: MovedLine): PricedLine {
  return {
    currency: subject.order.currency,
    totalMinor: record.totalMinor,
    changeTotalMinor: then?.totalMinor ?? null,
    changeFeeMinor: costs.change.feeMinor,
    cancelFeeMinor: costs.cancel.feeMinor,
  };
}

function settledOf({ record, subject, then, outcome }: MovedLine) {
  const beforeMinor = record.totalMinor;
  const afterMinor = outcome === "repriced" ? (then?.totalMinor ?? beforeMinor) : beforeMinor;
  return { currency: subject.order.currency, beforeMinor, afterMinor };
}
