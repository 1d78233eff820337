import type { ProposalInput } from "@magic-meetings/contract/production-orders/proposal.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { withdrawLines } from "../service-orders/withdraw-lines.ts";
import { cancelTasks } from "../tasks/follow-production.ts";
import { planProposal } from "./plan-proposal.ts";
import type { LockedProduction } from "./lock-for-vendor.ts";
import { declineProduction, followProduction } from "./production-answer-sql.ts";
import type { ProductionOrderRecord } from "./production-order-sql.ts";
import { recordAnswer } from "./record-answer.ts";

/**
 * The vendor does not deliver this. With an offer of something else the lines wait for the organizer's answer; without
 * one they fall away and cost nothing.
 */
export async function declineProductionOrder(
  context: CommandContext,
  locked: LockedProduction,
  { reason = "", proposal: wanted }: { reason?: string | undefined; proposal?: ProposalInput | undefined },
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { production } = locked;
  const proposal = wanted === undefined ? null : await planProposal(context, locked, wanted);
  const { id } = production;
  await declineProduction(tx, { tenantId, id, reason, proposal, now, userId: principal.userId });
  recordAnswer(context, production, {
    action: "decline",
    kind: proposal === null ? "production_order.declined" : "production_order.proposed",
    status: "declined",
    reason,
    ...(proposal === null ? {} : { more: { proposal } }),
  });
  const told = { id, meetingId: production.meeting.id, number: production.number, organizerId: production.organizerId };
  await cancelTasks(context, [told]);
  if (proposal === null) await withdrawProduction(context, production, reason);
}

/** Takes what is not delivered off the order; the order follows what is left of it. */
export async function withdrawProduction(
  context: CommandContext,
  { serviceOrderId, lines }: Pick<ProductionOrderRecord, "serviceOrderId" | "lines">,
  reason: string,
): Promise<void> {
  const { tx, tenantId, now } = context;
  const lineIds = lines.filter(({ quantity }) => quantity > 0).map((line) => line.serviceOrderLineId);
  await withdrawLines(context, { serviceOrderId, lineIds, reason });
  await followProduction(tx, { tenantId, serviceOrderId, status: "delivered", now });
}
