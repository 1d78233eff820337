import { isWithVendors } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type { CommandContext, NewSignal, Telling } from "../commands/command-context.ts";
import { readDates, type DateRecord } from "./series-order-date-sql.ts";
import { newsOf, type DateNews } from "./series-order-news.ts";
import { findPeopleOfVendors, insertNews } from "./series-order-news-sql.ts";
import { seriesOrderCardFor } from "./series-order-card-thread.ts";
import { findSeriesOrdersOf, type SeriesOrderRecord } from "./series-order-sql.ts";

export interface ToldSeries {
  seriesId: string;
  organizer: { id: string };
}

/**
 * Runs what changes the dates of a series or their orders, and tells of it once: each person of a vendor whose part is
 * different gets one message that lists the dates, and the organizer one, whatever the number of orders behind it.
 */
export async function toldOnce<T>(
  context: CommandContext,
  { seriesId, organizer }: ToldSeries,
  work: (context: CommandContext) => Promise<T>,
): Promise<T> {
  const { tx, tenantId } = context;
  const known = await findSeriesOrdersOf(tx, { tenantId, seriesId });
  const before = await readAll(context, known);
  const held: NewSignal[] = [];
  const result = await work({ ...context, signal: (signal) => void held.push(signal) });
  const orders = known.length === 0 && held.length === 0 ? [] : await findSeriesOrdersOf(tx, { tenantId, seriesId });
  if (orders.length === 0) {
    for (const signal of held) context.signal(signal);
    return result;
  }
  await tell(context, { orders, organizer, before, after: await readAll(context, orders), held });
  return result;
}

function readAll({ tx, tenantId, now }: CommandContext, orders: readonly SeriesOrderRecord[]): Promise<DateRecord[]> {
  return readDates(tx, { tenantId, ids: orders.map(({ id }) => id), now });
}

interface Told {
  orders: readonly SeriesOrderRecord[];
  organizer: { id: string };
  before: readonly DateRecord[];
  after: readonly DateRecord[];
  held: readonly NewSignal[];
}

async function tell(context: CommandContext, told: Told): Promise<void> {
  const { orders, organizer, before, after, held } = told;
  const numbers = new Map(
    [...before, ...after].flatMap(({ serviceOrder, seriesOrderId }) =>
      serviceOrder === null ? [] : [[serviceOrder.number, seriesOrderId] as const],
    ),
  );
  const instead = new Map<string, { vendors: Set<string>; isOrganizerTold: boolean }>();
  for (const order of orders) {
    const mine = ({ seriesOrderId }: DateRecord) => seriesOrderId === order.id;
    const told = await tellOf(context, { order, organizer, before: before.filter(mine), after: after.filter(mine) });
    instead.set(order.id, told);
  }
  const isTold = [...instead.values()].some(({ isOrganizerTold }) => isOrganizerTold);
  for (const signal of held) {
    const number = signal.facts["number"];
    const orderId = typeof number === "number" ? numbers.get(number) : undefined;
    const ofOrder = orderId === undefined ? undefined : instead.get(orderId);
    const isOfSeries = isTold && signal.subject.type === "series" && signal.kind !== "series.room_taken";
    const stays = ({ kind }: Telling) =>
      kind === "task_card"
        ? !(signal.vendorId !== undefined && ofOrder?.vendors.has(signal.vendorId))
        : kind !== "meeting_card" || !(isOfSeries || ofOrder?.isOrganizerTold);
    context.signal(signal.tell === undefined ? signal : { ...signal, tell: signal.tell.filter(stays) });
  }
}

interface ToldOrder {
  order: SeriesOrderRecord;
  organizer: { id: string };
  before: readonly DateRecord[];
  after: readonly DateRecord[];
}

async function tellOf(context: CommandContext, { order, organizer, before, after }: ToldOrder) {
  const { tx, tenantId, now } = context;
  const news = newsOf(before, after);
  const vendors = new Set(news.keys());
  const asks = hasNewProblems(before, after);
  const isOrganizerTold = vendors.size > 0 || asks;
  const first = after.find(({ isHeld }) => isHeld) ?? after[0] ?? before[0];
  if (!isOrganizerTold || first === undefined) return { vendors, isOrganizerTold: false };
  const rows = [...news].map(([vendorId, dates]) => ({ id: context.newId(), vendorId, dates }));
  await insertNews(tx, { tenantId, seriesOrderId: order.id, now, news: rows });
  const people = vendors.size === 0 ? [] : await findPeopleOfVendors(tx, { tenantId, vendorIds: [...vendors] });
  const userIds = new Set(people.map(({ userId }) => userId));
  context.signal({
    id: context.newId(),
    kind: before.some(isWithVendorsOf) ? "series_order.changed" : "series_order.placed",
    subject: { type: "series_order", id: order.id },
    meetingId: first.meetingId,
    siteId: order.site.id,
    organizerId: organizer.id,
    facts: { count: datesIn(news), ...(asks ? { asks: 1 } : {}) },
    tell: [...new Set([organizer.id, ...userIds])].map((userId) => seriesOrderCardFor(order.id, userId)),
  });
  return { vendors, isOrganizerTold };
}

function isWithVendorsOf({ serviceOrder }: DateRecord): boolean {
  return serviceOrder !== null && isWithVendors(serviceOrder.status);
}

function datesIn(news: ReadonlyMap<string, readonly DateNews[]>): number {
  return new Set([...news.values()].flat().map(({ meetingId }) => meetingId)).size;
}

/** A draft is nothing that its organizer has to be told of: she sees it. */
function hasNewProblems(before: readonly DateRecord[], after: readonly DateRecord[]): boolean {
  const known = new Map(before.map(({ meetingId, problem }) => [meetingId, problem?.code]));
  return after.some(
    ({ meetingId, meetingStatus, problem }) =>
      meetingStatus !== "draft" && problem !== null && known.get(meetingId) !== problem.code,
  );
}
