import type { ServiceOrder, ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import { isSameDelivery } from "@magic-meetings/contract/service-orders/consequence-rules.ts";
import { isWithVendors, refusalOf } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { changeOrAsk } from "../approvals/ask-about-change.ts";
import { waitOrPlace } from "../approvals/wait-or-place.ts";
import { withdrawOrderApprovals } from "../approvals/withdraw-order-approvals.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { holdTermsOfOrder } from "../vendors/vendor-terms-sql.ts";
import { refuseUnacceptedFee } from "./consequences-of-order.ts";
import { followThrough } from "./follow-through.ts";
import { keepRevision, refuseStaleOrder } from "./keep-revision.ts";
import { momentOf, presentServiceOrder } from "./present-service-order.ts";
import { planChange } from "./plan-change.ts";
import { refuseAction } from "./refuse-action.ts";
import { findServiceOrder, lockServiceOrder, type ServiceOrderForChange } from "./service-order-sql.ts";
import type { SettledLine } from "./settle-lines.ts";
import { writeChange } from "./write-change.ts";

export interface ChangeServiceOrder extends Partial<Omit<ServiceOrderInput, "locationId">> {
  id: string;
  expectedVersion: number | undefined;
  /** The fee that was shown. */
  acceptFee?: Money | undefined;
  /** It is what the vendor offers instead. */
  isOffered?: boolean;
  /** Everybody above whose limit it is has agreed. */
  isAgreed?: boolean;
}

/**
 * Changes an order: what is given replaces what was. Of an order that is sent this makes a new revision: the money held
 * follows, vendors see the difference, and what is late costs the fee that was accepted. Where that brings an account above
 * its limit, its owner is asked, and the order stays as it is until she agrees.
 */
export async function changeServiceOrder(context: CommandContext, request: ChangeServiceOrder): Promise<ServiceOrder> {
  const { tx, tenantId, now } = context;
  const { id, expectedVersion, ...change } = request;
  if (change.lines)
    await holdTermsOfOrder(tx, { tenantId, id, serviceIds: change.lines.map((line) => line.serviceId) });
  const before = changeable(context.principal, await lockServiceOrder(tx, { tenantId, id }));
  await refuseStaleOrder(context, before.order, expectedVersion);
  refuseAction(refusalOf(momentOf(before.order), "change", now));
  return presentServiceOrder((await applyChange(context, before, change)).order, now);
}

/** The change itself, of an order that is locked and may be changed. */
export async function applyChange(
  context: CommandContext,
  before: ServiceOrderForChange,
  request: Omit<ChangeServiceOrder, "id" | "expectedVersion">,
): Promise<ServiceOrderForChange> {
  const plan = await planChange(context, before, request);
  refuseDelivered(before, plan.after);
  refuseUnacceptedFee(plan.consequences, request.acceptFee);
  const isHeld = before.order.status !== "draft" && before.order.status !== "awaiting_approval";
  const write = async () => {
    await writeChange(context, before, request, plan.after);
    return reread(context, before.order.id);
  };
  const { isAgreed = false, ...change } = request;
  const after = isHeld && !isAgreed ? await changeOrAsk(context, { before, change, write }) : await write();
  if (after === null) return before;
  await keepRevision(context, after.order);
  if (isHeld) {
    await withdrawOrderApprovals(context, before);
    await followThrough(context, { before, after, consequences: plan.consequences });
  }
  record(context, before, after);
  if (before.order.status === "awaiting_approval") await waitOrPlace(context, after);
  return reread(context, before.order.id);
}

/** What has come stays on the order as it came. */
function refuseDelivered({ order }: ServiceOrderForChange, after: readonly SettledLine[] | null): void {
  if (after === null || !isWithVendors(order.status)) return;
  const changed = order.lines.find((line) => {
    const wanted = after.find(({ id }) => id === line.id);
    return (
      line.delivered !== null &&
      (wanted?.quantity !== line.quantity || !isSameDelivery(orderedAs(line), orderedAs(wanted)))
    );
  });
  if (changed) throw new Refusal("line_delivered", `${changed.service.name} is delivered already`);
}

function orderedAs(line: Pick<SettledLine, "service" | "options"> & { deliverAt: Date | string }) {
  const { service, options, deliverAt } = line;
  return { service, options: options.map(({ key }) => key), deliverAt: new Date(deliverAt).toISOString() };
}

async function reread({ tx, tenantId }: CommandContext, id: string): Promise<ServiceOrderForChange> {
  const found = await findServiceOrder(tx, { tenantId, id });
  if (found === undefined) throw new Error("The order that is being changed is gone");
  return found;
}

function record(
  context: CommandContext,
  before: ServiceOrderForChange,
  { order, organizer }: ServiceOrderForChange,
): void {
  const isTold = isWithVendors(order.status);
  context.signal({
    id: context.newId(),
    kind: "service_order.changed",
    subject: { type: "service_order", id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    organizerId: organizer.id,
    facts: { number: order.number },
    ...(isTold ? { tell: [cardFor({ id: order.meetingId, organizer })] } : {}),
  });
  context.audit({
    action: "service_order.change",
    entityType: "service_order",
    entityId: order.id,
    oldValues: auditable(before.order),
    newValues: auditable(order),
  });
}

function auditable(order: ServiceOrderForChange["order"]): Record<string, unknown> {
  return {
    revision: order.revision,
    totalMinor: order.totalMinor,
    lines: order.lines.map(({ service, quantity }) => ({ serviceId: service.id, quantity })),
  };
}
