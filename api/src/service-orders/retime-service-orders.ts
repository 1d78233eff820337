import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { refusalOf } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { reviseProduction } from "../production-orders/revise-production.ts";
import { earliestCutOff, totalOf } from "./draft-service-order.ts";
import { momentOf } from "./present-service-order.ts";
import { priceServiceOrder, type PricedLine } from "./price-service-order.ts";
import { readPricingFacts } from "./read-pricing-facts.ts";
import {
  deleteLines,
  findServiceOrder,
  insertLines,
  lockServiceOrdersOf,
  reviseServiceOrder,
  type ServiceOrderForChange,
} from "./service-order-sql.ts";

interface MovedMeeting {
  id: string;
  start: Date;
}

/**
 * Deliveries move with their meeting by as much as it moved. Where a line cannot be had at the new moment, or the order
 * is past its cut-off, the order stays as it was and `service_order.changed` says that it did not follow.
 */
export async function retimeServiceOrders(
  context: CommandContext,
  before: MovedMeeting,
  to: { start: Date; end: Date },
): Promise<void> {
  const { tx, tenantId } = context;
  const statuses = ["draft", "submitted", "confirmed"];
  const orders = await lockServiceOrdersOf(tx, { tenantId, meetingId: before.id, statuses });
  for (const subject of orders) {
    const lines = await movedLines(context, subject, to.start.getTime() - before.start.getTime(), to);
    if (lines !== null) await writeMoved(context, subject, lines);
    signalMove(context, subject, lines !== null);
  }
}

async function movedLines(
  context: CommandContext,
  subject: ServiceOrderForChange,
  by: number,
  to: { start: Date; end: Date },
): Promise<PricedLine[] | null> {
  const { tx, tenantId, now, principal } = context;
  const { order } = subject;
  if (refusalOf(momentOf(order), "change", now) !== null) return null;
  const wanted = order.lines.map((line) => ({
    serviceId: line.service.id,
    quantity: line.quantity,
    options: line.options.map(({ key }) => key),
    diets: line.diets,
    deliverAt: new Date(Date.parse(line.deliverAt) + by).toISOString(),
  }));
  const askers = [principal.userId, subject.organizer.id];
  const facts = await readPricingFacts(tx, { tenantId, meeting: to, siteId: order.siteId, askers, lines: wanted, now });
  try {
    return keepPrices(priceServiceOrder(wanted, facts), order);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** A price change never touches what is ordered. */
function keepPrices(lines: PricedLine[], order: ServiceOrderForChange["order"]): PricedLine[] {
  return lines.map((line, index) => {
    const ordered = order.lines[index];
    if (ordered === undefined) return line;
    return { ...line, unitPriceMinor: ordered.unitPriceMinor, totalMinor: ordered.totalMinor };
  });
}

async function writeMoved(context: CommandContext, subject: ServiceOrderForChange, lines: PricedLine[]): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { order } = subject;
  await deleteLines(tx, { tenantId, serviceOrderId: order.id });
  await insertLines(tx, { tenantId, serviceOrderId: order.id, lines, newId: () => context.newId() });
  await reviseServiceOrder(tx, {
    tenantId,
    id: order.id,
    totalMinor: totalOf(lines),
    cutOff: earliestCutOff(lines),
    deliverToRoomId: order.deliverToRoomId,
    deliverToPlace: order.deliverToPlace,
    note: order.note,
    now,
    userId: principal.userId,
  });
  if (order.status !== "confirmed") return;
  const after = await findServiceOrder(tx, { tenantId, id: order.id });
  if (after !== undefined) await reviseProduction(context, after);
}

function signalMove(context: CommandContext, { order, organizer }: ServiceOrderForChange, followed: boolean): void {
  context.signal({
    id: context.newId(),
    kind: "service_order.changed",
    subject: { type: "service_order", id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    organizerId: organizer.id,
    facts: { number: order.number, followed: followed ? "yes" : "no" },
  });
}
