import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { SeriesOrderLineInput } from "@magic-meetings/contract/series-orders/series-order.ts";
import { holdMoney } from "../accounts/hold-money.ts";
import { partsAboveLimit } from "../approvals/parts-above-limit.ts";
import { waitOrPlace } from "../approvals/wait-or-place.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { fillDiets } from "../diets/fill-diets.ts";
import { reserveCapacity } from "../production-orders/reserve-capacity.ts";
import { confirmServiceOrders } from "../service-orders/confirm-service-orders.ts";
import { deliverToColumns } from "../service-orders/deliver-to.ts";
import { earliestCutOff, totalOf } from "../service-orders/draft-service-order.ts";
import { revisionLines } from "../service-orders/keep-revision.ts";
import { clearingAccountOf, moneyLineOf, moneyOrderOf, portionLineOf } from "../service-orders/order-for-ledger.ts";
import { tellSubmitted } from "../service-orders/place-service-order.ts";
import { priceServiceOrder } from "../service-orders/price-service-order.ts";
import { readPricingFacts } from "../service-orders/read-pricing-facts.ts";
import { findServiceOrders, type ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import type { SettledLine } from "../service-orders/settle-lines.ts";
import {
  findMeetingsWithDiets,
  insertOrders,
  insertRevisions,
  submitOrders,
  takeOrderNumbers,
} from "./insert-orders-sql.ts";
import { lineInputs } from "./line-inputs.ts";
import type { SeriesOrderRecord } from "./series-order-sql.ts";
import { withinAttempt } from "./within-attempt.ts";

/** A date that is to get an order. */
export interface DateToOrder {
  meetingId: string;
  locationId: string;
  start: Date;
  end: Date;
  lines: readonly SeriesOrderLineInput[];
}

interface Making {
  order: SeriesOrderRecord;
  organizerId: string;
}

/** What became of each date: its order, or why it has none. */
export type Made = Map<string, { made: ServiceOrderForChange } | { refusal: Refusal }>;

/**
 * Orders for many dates: priced date by date, written and placed together. Where something of it is refused, the dates
 * are halved until those that are refused are known; the others get their orders.
 */
export async function makeOrders(
  context: CommandContext,
  making: Making,
  dates: readonly DateToOrder[],
): Promise<Made> {
  const made: Made = new Map();
  const priced: PricedDate[] = [];
  const places = new Map<string, Place>();
  for (const date of dates) {
    try {
      priced.push({ ...date, settled: await settle(context, making, date, places) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      made.set(date.meetingId, { refusal: error });
    }
  }
  await placeHalving(context, making, priced, made);
  return made;
}

type PricedDate = DateToOrder & { settled: SettledLine[] };
type Place = Pick<SettledLine, "deliverToRoomId" | "deliverToPlace">;

async function settle(
  { tx, tenantId, now }: CommandContext,
  { order, organizerId }: Making,
  { start, end, lines }: DateToOrder,
  places: Map<string, Place>,
): Promise<SettledLine[]> {
  const inputs = lineInputs(lines, start);
  const siteId = order.site.id;
  const askers = [order.orderedBy, organizerId];
  const facts = await readPricingFacts(tx, { tenantId, meeting: { start, end }, siteId, askers, lines: inputs, now });
  const settled: SettledLine[] = [];
  for (const [index, line] of priceServiceOrder(inputs, facts).entries()) {
    const { deliverTo, accountId, headCount } = inputs[index] ?? {};
    const key = JSON.stringify(deliverTo ?? null);
    const place = places.get(key) ?? (await deliverToColumns(tx, { tenantId, siteId, deliverTo }));
    places.set(key, place);
    settled.push({
      ...line,
      ...place,
      accountId: accountId ?? null,
      headCountRule: headCount?.rule ?? "fixed",
      plusPercent: headCount?.plusPercent ?? 0,
    });
  }
  return settled;
}

async function placeHalving(
  context: CommandContext,
  making: Making,
  dates: readonly PricedDate[],
  made: Made,
): Promise<void> {
  if (dates.length === 0) return;
  try {
    const orders = await withinAttempt(context, (attempt) => writeAndPlace(attempt, making, dates));
    for (const one of orders) made.set(one.order.meetingId, { made: one });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [only, second] = dates;
    if (only !== undefined && second === undefined) {
      made.set(only.meetingId, { refusal: error });
      return;
    }
    const half = Math.ceil(dates.length / 2);
    await placeHalving(context, making, dates.slice(0, half), made);
    await placeHalving(context, making, dates.slice(half), made);
  }
}

async function writeAndPlace(
  context: CommandContext,
  making: Making,
  dates: readonly PricedDate[],
): Promise<ServiceOrderForChange[]> {
  const { tx, tenantId } = context;
  const ids = await write(context, making, dates);
  const withDiets = await findMeetingsWithDiets(tx, { tenantId, meetingIds: dates.map(({ meetingId }) => meetingId) });
  const written = await findServiceOrders(tx, { tenantId, ids });
  const eating = written.filter(({ order }) => withDiets.has(order.meetingId));
  for (const { order } of eating) await fillDiets(context, order.id);
  const subjects = eating.length === 0 ? written : await findServiceOrders(tx, { tenantId, ids });
  await keepFirst(context, subjects);
  await place(context, making, subjects);
  return findServiceOrders(tx, { tenantId, ids });
}

async function write(context: CommandContext, { order }: Making, dates: readonly PricedDate[]): Promise<string[]> {
  const { tx, tenantId, now } = context;
  const first = await takeOrderNumbers(tx, tenantId, dates.length);
  const orders = dates.map(({ meetingId, locationId, settled }, index) => ({
    id: context.newId(),
    number: first + index,
    meetingId,
    locationId,
    totalMinor: totalOf(settled),
    cutOff: earliestCutOff(settled),
    lines: settled.map((line) => ({ ...line, id: context.newId() })),
  }));
  const { site, orderedBy, deliverToRoomId, deliverToPlace, note, headCountMode, accountSplit: shares } = order;
  const shared = { tenantId, siteId: site.id, currency: site.currency, orderedBy, note, headCountMode, now, shares };
  await insertOrders(tx, { ...shared, deliverToRoomId, deliverToPlace, orders });
  for (const { id, lines } of orders) {
    context.audit({
      action: "service_order.draft",
      entityType: "service_order",
      entityId: id,
      newValues: { lines: lines.map(({ service, quantity }) => ({ serviceId: service.id, quantity })) },
    });
  }
  return orders.map(({ id }) => id);
}

async function keepFirst(context: CommandContext, subjects: readonly ServiceOrderForChange[]): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const revisions = subjects.map(({ order }) => ({
    id: context.newId(),
    serviceOrderId: order.id,
    version: order.version,
    revision: order.revision,
    lines: revisionLines(order),
    deliverTo: order.deliverTo,
    note: order.note,
    totalMinor: order.totalMinor,
  }));
  await insertRevisions(tx, { tenantId, now, userId: principal.userId, revisions });
}

/** Above an account's limit a date's order waits for whoever decides, as any order does; the others are placed at once. */
async function place(
  context: CommandContext,
  { order }: Making,
  subjects: readonly ServiceOrderForChange[],
): Promise<void> {
  const asks = (subject: ServiceOrderForChange) =>
    partsAboveLimit({
      order: moneyOrderOf(subject),
      lines: subject.order.lines.map((line) => moneyLineOf(line)),
      known: null,
      accounts: subject.accounts,
      orderedById: context.principal.userId ?? order.orderedBy,
    }).length > 0;
  const waiting = subjects.filter(asks);
  const placed = subjects.filter((subject) => !waiting.includes(subject));
  await reserveCapacity(
    context,
    placed.flatMap((subject) => subject.order.lines.map(portionLineOf)),
  );
  for (const subject of placed) {
    await holdMoney(context, {
      order: moneyOrderOf(subject),
      lines: subject.order.lines.map((line) => moneyLineOf(line)),
      clearingAccountId: clearingAccountOf(subject),
    });
  }
  const drafts = placed.filter((subject) => subject.order.meetingStatus === "draft");
  const sent = placed.filter((subject) => subject.order.meetingStatus !== "draft");
  if (drafts.length > 0) await keepForInvite(context, drafts);
  if (sent.length > 0) await confirmServiceOrders(context, sent);
  for (const subject of waiting) await waitOrPlace(context, subject);
}

async function keepForInvite(context: CommandContext, subjects: readonly ServiceOrderForChange[]): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const ids = subjects.map(({ order }) => order.id);
  await submitOrders(tx, { tenantId, ids, now, userId: principal.userId });
  for (const subject of subjects) tellSubmitted(context, subject);
}
