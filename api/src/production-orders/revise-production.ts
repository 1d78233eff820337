import type { CommandContext } from "../commands/command-context.ts";
import type { ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { cancelTasks, moveTasksOf } from "../tasks/follow-production.ts";
import { deliveriesOf, type Delivery } from "./deliveries-of.ts";
import { matchDeliveries } from "./match-deliveries.ts";
import { answerProposals } from "./production-answer-sql.ts";
import {
  lockProductionOrdersOf,
  reviseProductionOrder,
  type KnownProductionOrder,
} from "./production-order-write-sql.ts";
import { isSameDelivery, reviseLines } from "./revise-production-lines.ts";
import { addDeliveries } from "./start-production.ts";

const open: readonly string[] = ["new", "accepted", "in_production", "ready"];
const done: readonly string[] = ["delivered", "cleared"];

/**
 * Brings the vendors' side in line with a changed order. A delivery keeps its production order when it is moved; what
 * fell away stands with quantity 0 until it is acknowledged; a vendor that is no longer needed is told to stop. What is
 * delivered stays as it is, and so does what a vendor offers instead while the change leaves it alone.
 */
export async function reviseProduction(context: CommandContext, subject: ServiceOrderForChange): Promise<void> {
  const { tx, tenantId } = context;
  const known = await lockProductionOrdersOf(tx, { tenantId, serviceOrderId: subject.order.id });
  const offered = await keepOrEndOffers(context, subject, known);
  const settled = new Set(
    [...known.filter(({ status }) => done.includes(status)), ...offered].flatMap(({ lines }) =>
      lines.filter(({ quantity }) => quantity > 0).map((line) => line.serviceOrderLineId),
    ),
  );
  const running = known.filter(({ status }) => open.includes(status));
  const { matches, added } = matchDeliveries(running, deliveriesOf(subject.order, settled));
  for (const { production, delivery } of matches) await reviseOne(context, subject, production, delivery);
  await addDeliveries(context, subject, added);
}

/** Offers that still fit the order go on waiting for the organizer; the others are over. Gives those that stay. */
async function keepOrEndOffers(
  { tx, tenantId, now, principal }: CommandContext,
  { order }: ServiceOrderForChange,
  known: readonly KnownProductionOrder[],
): Promise<KnownProductionOrder[]> {
  const offers = known.filter(({ isProposalOpen }) => isProposalOpen);
  const wanted = new Map(order.lines.map((line) => [line.id, line]));
  const isUntouched = (offer: KnownProductionOrder) =>
    offer.lines.every(({ serviceOrderLineId, quantity }) => {
      const line = wanted.get(serviceOrderLineId);
      return line?.quantity === quantity && Date.parse(line.deliverAt) === offer.deliverAt.getTime();
    });
  const ended = offers.filter((offer) => !isUntouched(offer)).map(({ id }) => id);
  if (ended.length > 0) {
    await answerProposals(tx, { tenantId, ids: ended, state: "superseded", now, userId: principal.userId });
  }
  return offers.filter(isUntouched);
}

async function reviseOne(
  context: CommandContext,
  subject: ServiceOrderForChange,
  production: KnownProductionOrder,
  delivery: Delivery | undefined,
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  if (delivery !== undefined && isSameDelivery(production, delivery)) return;
  const { id } = production;
  const { deliverAt, deliverTo, ownPlace, note } = delivery ?? production;
  const target = { deliverAt, lines: delivery?.lines ?? [] };
  await reviseLines(context, production, target);
  await reviseProductionOrder(tx, {
    tenantId,
    id,
    status: delivery === undefined ? "cancelled" : production.status,
    deliverAt,
    deliverTo,
    ownPlace,
    note,
    now,
    userId: principal.userId,
  });
  signalOf(context, subject, production, delivery);
  await reviseTasks(context, subject, production, delivery);
}

async function reviseTasks(
  context: CommandContext,
  { order, organizer }: ServiceOrderForChange,
  production: KnownProductionOrder,
  delivery: Delivery | undefined,
): Promise<void> {
  const { id } = production;
  const told = { id, meetingId: order.meetingId, number: order.number, organizerId: organizer.id };
  if (delivery === undefined) {
    await cancelTasks(context, [told]);
    return;
  }
  const isElsewhere = delivery.deliverTo !== production.deliverTo;
  if (!isElsewhere && delivery.deliverAt.getTime() === production.deliverAt.getTime()) return;
  const meetingEnd = new Date(order.meetingEnd);
  await moveTasksOf(context, { ...told, deliverAt: delivery.deliverAt, meetingEnd });
}

function signalOf(
  context: CommandContext,
  { order, organizer }: ServiceOrderForChange,
  production: KnownProductionOrder,
  delivery: Delivery | undefined,
): void {
  const vendor = order.lines.find((line) => line.vendor.id === production.vendor.id)?.vendor.name ?? "";
  context.signal({
    id: context.newId(),
    kind: delivery === undefined ? "production_order.cancelled" : "production_order.changed",
    subject: { type: "production_order", id: production.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    vendorId: production.vendor.id,
    organizerId: organizer.id,
    facts: { vendor, number: order.number },
  });
}
