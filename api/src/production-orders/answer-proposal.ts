import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { applyChange } from "../service-orders/change-service-order.ts";
import { planChange } from "../service-orders/plan-change.ts";
import { presentServiceOrder } from "../service-orders/present-service-order.ts";
import { findServiceOrder, type ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { makeTasks } from "../tasks/follow-production.ts";
import { withdrawProduction } from "./decline-production-order.ts";
import { lockProduction } from "./lock-for-vendor.ts";
import { offeredInput } from "./plan-proposal.ts";
import { answerProposals, setProductionStatus } from "./production-answer-sql.ts";
import type { ProductionOrderRecord } from "./production-order-sql.ts";
import { lockProductionOrdersOf, type KnownProductionOrder } from "./production-order-write-sql.ts";
import type { StoredProposal } from "./proposal-record.ts";
import { recordAnswer } from "./record-answer.ts";

interface OpenProposal {
  subject: ServiceOrderForChange;
  production: ProductionOrderRecord;
  proposal: StoredProposal;
}

/** The organizer takes what is offered instead: the order changes to it, at the price that was shown or not at all. */
export async function acceptProposal(
  context: CommandContext,
  { id, expectedTotal }: { id: string; expectedTotal?: Money | undefined },
): Promise<ServiceOrder> {
  const { subject, production, proposal } = await lockOpenProposal(context, id);
  const lines = linesWith(subject, proposal);
  const { consequences } = await planChange(context, subject, { lines, isOffered: true });
  const shown = expectedTotal ?? { amountMinor: proposal.totalMinor.after, currency: proposal.currency };
  const { after } = consequences.total;
  if (after.amountMinor !== shown.amountMinor || after.currency !== shown.currency) {
    throw new Refusal("price_changed", "The price is another one by now: look at it and accept it", { consequences });
  }
  await answer(context, production, "accepted");
  const changed = await applyChange(context, subject, { lines, isOffered: true, acceptFee: consequences.fee });
  await acceptOffered(context, changed, proposal);
  const reread = await findServiceOrder(context.tx, { tenantId: context.tenantId, id: changed.order.id });
  return presentServiceOrder(reread?.order ?? changed.order, context.now);
}

/** Whoever offers something has accepted it. */
async function acceptOffered(
  context: CommandContext,
  { order, organizer }: ServiceOrderForChange,
  proposal: StoredProposal,
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const offered = new Set(proposal.lines.map(({ serviceOrderLineId }) => serviceOrderLineId));
  const known = await lockProductionOrdersOf(tx, { tenantId, serviceOrderId: order.id });
  const isOffered = ({ status, lines }: KnownProductionOrder) =>
    status === "new" && lines.every((line) => offered.has(line.serviceOrderLineId));
  for (const { id, vendor, deliverAt } of known.filter(isOffered)) {
    const work = order.lines.find((line) => line.vendor.id === vendor.id)?.vendorWork;
    if (work === undefined) continue;
    const status = "accepted";
    await setProductionStatus(tx, { tenantId, id, status, acknowledges: true, now, userId: principal.userId });
    const meetingEnd = new Date(order.meetingEnd);
    const { number, siteId, meetingId } = order;
    const production = { id, vendorId: vendor.id, siteId, meetingId, deliverAt, meetingEnd, number };
    await makeTasks(context, [{ ...production, organizerId: organizer.id, work }]);
    context.audit({
      action: "production_order.accept",
      entityType: "production_order",
      entityId: id,
      oldValues: { status: "new" },
      newValues: { status, by: "the vendor offered it" },
    });
  }
}

/** The organizer does not take it: the lines fall away, and cost nothing. */
export async function refuseProposal(context: CommandContext, { id }: { id: string }): Promise<ServiceOrder> {
  const { tx, tenantId, now } = context;
  const { subject, production } = await lockOpenProposal(context, id);
  await answer(context, production, "refused");
  await withdrawProduction(context, production, production.declineReason ?? "");
  const after = await findServiceOrder(tx, { tenantId, id: subject.order.id });
  return presentServiceOrder(after?.order ?? subject.order, now);
}

/** Lines of others stay as they are; those that are offered become what is offered. */
function linesWith({ order }: ServiceOrderForChange, proposal: StoredProposal) {
  return order.lines.flatMap((line) => {
    const offer = proposal.lines.find(({ serviceOrderLineId }) => serviceOrderLineId === line.id);
    return offeredInput(
      line,
      offer && { serviceId: offer.service.after.id, quantity: offer.quantity.after, deliverAt: offer.deliverAt.after },
    );
  });
}

async function lockOpenProposal(context: CommandContext, id: string): Promise<OpenProposal> {
  const locked = await lockProduction(context, id);
  const subject = seen(context, locked?.subject);
  if (locked === undefined) throw notThere();
  const { production } = locked;
  if (production.proposal === null || production.proposalState !== "open") {
    throw new Refusal("proposal_over", "This offer is over: the order was changed, cancelled or answered meanwhile");
  }
  return { subject, production, proposal: production.proposal };
}

function seen({ principal }: CommandContext, subject: ServiceOrderForChange | undefined): ServiceOrderForChange {
  try {
    return changeable(principal, subject);
  } catch (error) {
    if (error instanceof Refusal && error.code === "not_found") throw notThere();
    throw error;
  }
}

function notThere(): Refusal {
  return new Refusal("not_found", "There is no such production order");
}

async function answer(
  context: CommandContext,
  production: ProductionOrderRecord,
  state: "accepted" | "refused",
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  await answerProposals(tx, { tenantId, ids: [production.id], state, now, userId: principal.userId });
  recordAnswer(context, production, {
    action: `${state === "accepted" ? "accept" : "refuse"}_proposal`,
    kind: state === "accepted" ? "production_order.proposal_accepted" : "production_order.proposal_refused",
    status: "declined",
  });
}
