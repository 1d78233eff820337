import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { costsAt, outcomeOf, type LineCost, type LineOutcome } from "@magic-meetings/contract/moves/move-rules.ts";
import { isWithVendors } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { inputOfLine } from "../service-orders/input-of-line.ts";
import { priceServiceOrder, type PricingFacts } from "../service-orders/price-service-order.ts";
import { readPricingFacts } from "../service-orders/read-pricing-facts.ts";
import type { ServiceOrderLineRecord, ServiceOrderRecord } from "../service-orders/service-order-json-sql.ts";
import type { ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import type { SettledLine } from "../service-orders/settle-lines.ts";

/** A line with what the move means for it. */
export interface PlannedLine {
  record: ServiceOrderLineRecord;
  isPromised: boolean;
  /** The meeting's start that its delivery was meant for. */
  meantFor: Date;
  /** Where its delivery would be. */
  deliverAt: Date;
  outcome: LineOutcome;
  stay: SettledLine;
  /** As it would be; null: it cannot be had, see `refusal`. */
  then: SettledLine | null;
  refusal: Refusal | null;
  costs: { change: LineCost; cancel: LineCost };
}

export interface PlannedOrder {
  subject: ServiceOrderForChange;
  lines: PlannedLine[];
}

export interface MoveOfOrder {
  to: { start: Date; end: Date };
  /** Where a line's delivery would be, and which start of the meeting it is meant for now. */
  targetOf: (line: ServiceOrderLineRecord) => { meantFor: Date; deliverAt: Date };
  /** The moment whose fees and deadlines hold. */
  at?: Date;
}

/** What a move means for an order, line by line: priced and checked there, and what it costs. One read at most. */
export async function planOrderMove(
  context: CommandContext,
  subject: ServiceOrderForChange,
  { to, targetOf, at = context.now }: MoveOfOrder,
): Promise<PlannedOrder> {
  const { order } = subject;
  const targets = order.lines.map((line) => targetOf(line));
  const isMoved = (line: ServiceOrderLineRecord, deliverAt: Date) =>
    line.delivered === null && Date.parse(line.deliverAt) !== deliverAt.getTime();
  const isAnyMoved = order.lines.some((line, index) => isMoved(line, targets[index]?.deliverAt ?? to.start));
  const facts = isAnyMoved ? await readFacts(context, subject, { to, at }) : null;
  const lines = order.lines.map((record, index): PlannedLine => {
    const { meantFor, deliverAt } = targets[index] ?? { meantFor: to.start, deliverAt: new Date(record.deliverAt) };
    const standing = standingLine(order, record);
    const stay = asItStands(record);
    const priced =
      facts !== null && isMoved(record, deliverAt) ? priceThen(record, stay, deliverAt, facts) : { then: stay };
    const then = "then" in priced ? priced.then : null;
    const outcome = outcomeOf(
      { line: standing, isMoved: isMoved(record, deliverAt), totalAfterMinor: then?.totalMinor ?? null },
      at,
    );
    const costs = costsAt(standing, at);
    const refusal = "refusal" in priced ? priced.refusal : null;
    return { record, isPromised: standing.isPromised, meantFor, deliverAt, outcome, stay, then, refusal, costs };
  });
  return { subject, lines };
}

/** A line with what decides its fees. */
export function standingLine({ status }: Pick<ServiceOrderRecord, "status">, line: ServiceOrderLineRecord) {
  const { quantity, unitPriceMinor, totalMinor, fees, production, delivered } = line;
  const isPromised =
    isWithVendors(status) &&
    delivered === null &&
    production?.status !== "declined" &&
    production?.status !== "cancelled";
  return { quantity, unitPriceMinor, totalMinor, fees, isPromised };
}

function readFacts(
  { tx, tenantId, principal }: CommandContext,
  { order, organizer }: ServiceOrderForChange,
  { to, at }: Required<Pick<MoveOfOrder, "to" | "at">>,
): Promise<PricingFacts> {
  return readPricingFacts(tx, {
    tenantId,
    meeting: to,
    siteId: order.siteId,
    askers: [principal.userId, organizer.id],
    lines: order.lines.map((line) => ({ serviceId: line.service.id })),
    now: at,
    ordered: order.lines,
    orderId: order.id,
    // A price change never touches what is ordered, sent or not: the meeting was moved, nothing else was asked for.
    isSent: true,
  });
}

function priceThen(
  record: ServiceOrderLineRecord,
  stay: SettledLine,
  deliverAt: Date,
  facts: PricingFacts,
): { then: SettledLine } | { refusal: Refusal } {
  try {
    const [priced] = priceServiceOrder([inputOfLine(record, { deliverAt: deliverAt.toISOString() })], facts);
    return { then: { ...stay, ...priced } };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error };
    throw error;
  }
}

function asItStands(line: ServiceOrderLineRecord): SettledLine {
  return {
    id: line.id,
    service: line.service,
    vatPercent: line.vatPercent,
    vendorId: line.vendor.id,
    capacityPerHour: line.capacityPerHour,
    quantity: line.quantity,
    options: line.options,
    diets: line.diets,
    unitPriceMinor: line.unitPriceMinor,
    totalMinor: line.totalMinor,
    deliverAt: new Date(line.deliverAt),
    orderBefore: new Date(line.orderBefore),
    cutOff: new Date(line.cutOff),
    fees: line.fees,
    deliverToRoomId: line.ownRoomId,
    deliverToPlace: line.ownPlaceText,
    accountId: line.account?.id ?? null,
    headCountRule: line.headCountRule,
    plusPercent: line.plusPercent,
  };
}
