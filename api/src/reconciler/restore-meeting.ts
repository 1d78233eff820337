import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { withinSavepoint } from "../db/within-savepoint.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { findMeeting, type MeetingRecord } from "../meetings/meeting-sql.ts";
import { setMeetingStatus } from "../meetings/meeting-write-sql.ts";
import { draftServiceOrder } from "../service-orders/draft-service-order.ts";
import { inputOfLine } from "../service-orders/input-of-line.ts";
import type { ServiceOrderRecord } from "../service-orders/service-order-json-sql.ts";
import { keepVisits } from "../visits/keep-visits.ts";
import { findLostDates, findLostWith } from "./lost-with-meeting-sql.ts";

export interface LostWith {
  roomIds: string[];
  orders: ServiceOrderRecord[];
}

/**
 * A meeting that its calendar withdrew is there again. Gives what it lost by being cancelled: its rooms, which are booked
 * again where they are free, and its orders, which are only drafted again: somebody may have paid a fee for ending them,
 * so the organizer sends them with one press or leaves them.
 */
export async function restoreMeeting(context: CommandContext, before: MeetingRecord): Promise<LostWith> {
  const { tx, tenantId, now, principal } = context;
  const { roomIds, orderIds } = await findLostWith(tx, { tenantId, meetingId: before.id });
  const orders = before.serviceOrders.filter(({ id }) => orderIds.includes(id));
  await setMeetingStatus(tx, { tenantId, id: before.id, status: "scheduled", now, userId: principal.userId });
  context.signal({
    id: context.newId(),
    kind: "meeting.restored",
    subject: { type: "meeting", id: before.id },
    meetingId: before.id,
    organizerId: before.organizer.id,
    facts: { orders: orders.length },
    tell: [cardFor(before)],
  });
  context.audit({
    action: "meeting.restore",
    entityType: "meeting",
    entityId: before.id,
    oldValues: { status: before.status },
    newValues: { status: "scheduled" },
  });
  await keepVisits(context, [before.id]);
  return { roomIds, orders };
}

export interface LostOrders {
  /** As it was before it came back. */
  before: MeetingRecord;
  orders: ServiceOrderRecord[];
}

/** What the coming dates of a cancelled series lost with it. */
export async function findLostOrders({ tx, tenantId, now }: CommandContext, seriesId: string): Promise<LostOrders[]> {
  const lost: LostOrders[] = [];
  for (const id of await findLostDates(tx, { tenantId, seriesId, now })) {
    const before = await findMeeting(tx, { tenantId, id });
    const { orderIds } = await findLostWith(tx, { tenantId, meetingId: id });
    if (before === undefined) continue;
    lost.push({ before, orders: before.serviceOrders.filter((order) => orderIds.includes(order.id)) });
  }
  return lost;
}

/** Drafts what was cancelled, at today's prices and for the meeting's time now; what cannot be had any more is left out. */
export async function orderAgain(context: CommandContext, { before, orders }: LostOrders): Promise<void> {
  const { tx, tenantId } = context;
  const after = await findMeeting(tx, { tenantId, id: before.id });
  if (after === undefined || after.status === "cancelled") return;
  const by = after.start.getTime() - before.start.getTime();
  for (const order of orders) {
    try {
      await withinSavepoint(tx, () => draftServiceOrder(context, draftOf(order, by)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

function draftOf(order: ServiceOrderRecord, by: number): Parameters<typeof draftServiceOrder>[1] {
  const { meetingId, locationId, note, accountSplit, headCountMode, deliverToRoomId, deliverToPlace } = order;
  return {
    meetingId,
    locationId,
    note,
    headCountMode,
    lines: order.lines.map((line) => {
      const { id: _, ...again } = inputOfLine(line);
      return { ...again, deliverAt: new Date(Date.parse(line.deliverAt) + by).toISOString() };
    }),
    ...(deliverToPlace === null ? {} : { deliverTo: { place: deliverToPlace } }),
    ...(deliverToRoomId === null ? {} : { deliverTo: { roomId: deliverToRoomId } }),
    ...(accountSplit.length === 0
      ? {}
      : { accountSplit: accountSplit.map(({ account, percent }) => ({ accountId: account.id, percent })) }),
  };
}
