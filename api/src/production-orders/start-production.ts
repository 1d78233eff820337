import type { CommandContext } from "../commands/command-context.ts";
import type { ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { tasksOf } from "../tasks/follow-production.ts";
import { deliveriesOf, type Delivery } from "./deliveries-of.ts";
import { insertProduction, type NewProductionOrder } from "./start-production-sql.ts";

interface NewProduction {
  subject: ServiceOrderForChange;
  delivery: Delivery;
  order: NewProductionOrder;
}

/** Confirms orders and gives vendors what they have to make of them: one production order a delivery. */
export async function startProduction(
  context: CommandContext,
  subjects: readonly ServiceOrderForChange[],
): Promise<void> {
  const made = subjects.flatMap((subject) =>
    deliveriesOf(subject.order).map((delivery) => newProduction(context, subject, delivery)),
  );
  const confirms = subjects.map(({ order }) => order.id);
  await addProduction(context, made, confirms);
}

/** Deliveries that a changed order has besides those that are known. */
export async function addDeliveries(
  context: CommandContext,
  subject: ServiceOrderForChange,
  deliveries: readonly Delivery[],
): Promise<void> {
  const made = deliveries.map((delivery) => newProduction(context, subject, delivery));
  await addProduction(context, made, []);
}

/** A vendor whose rule is to accept has accepted; anybody else answers first. Tasks are those of what is accepted. */
async function addProduction(
  context: CommandContext,
  made: readonly NewProduction[],
  confirms: readonly string[],
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  if (made.length === 0) return;
  for (const production of made) record(context, production);
  const accepted = made.filter(({ order }) => order.status === "accepted");
  const tasks = tasksOf(
    context,
    accepted.map(({ subject, delivery, order }) => ({
      ...order,
      meetingEnd: new Date(subject.order.meetingEnd),
      number: subject.order.number,
      organizerId: subject.organizer.id,
      work: delivery.work,
    })),
  );
  const orders = made.map(({ order }) => order);
  await insertProduction(tx, { tenantId, orders, tasks, confirms, now, userId: principal.userId });
}

function newProduction(context: CommandContext, subject: ServiceOrderForChange, delivery: Delivery): NewProduction {
  const { order } = subject;
  return {
    subject,
    delivery,
    order: {
      id: context.newId(),
      vendorId: delivery.vendor.id,
      serviceOrderId: order.id,
      siteId: order.siteId,
      meetingId: order.meetingId,
      status: delivery.work.autoAccept ? "accepted" : "new",
      deliverAt: delivery.deliverAt,
      deliverTo: delivery.deliverTo,
      ownPlace: delivery.ownPlace,
      note: delivery.note,
      lines: delivery.lines.map((line) => ({
        id: context.newId(),
        serviceOrderLineId: line.id,
        serviceId: line.service.id,
        name: line.service.name,
        quantity: line.quantity,
        options: line.options,
        diets: line.diets,
      })),
    },
  };
}

function record(context: CommandContext, { subject, delivery, order }: NewProduction): void {
  const signal = {
    subject: { type: "production_order" as const, id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    vendorId: order.vendorId,
    organizerId: subject.organizer.id,
    facts: { vendor: delivery.vendor.name, number: subject.order.number },
  };
  context.signal({ id: context.newId(), kind: "production_order.created", ...signal });
  if (order.status !== "accepted") return;
  context.signal({ id: context.newId(), kind: "production_order.accepted", ...signal });
  context.audit({
    action: "production_order.accept",
    entityType: "production_order",
    entityId: order.id,
    oldValues: null,
    newValues: { status: "accepted", by: "the vendor's rule: everything is accepted at once" },
  });
}
