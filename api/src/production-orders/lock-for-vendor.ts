import { Refusal, type ErrorCode } from "@magic-meetings/contract/problems/problem.ts";
import { refusalOfAction } from "@magic-meetings/contract/production-orders/production-order-rules.ts";
import type { ProductionOrderAction } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import { lockServiceOrder, type ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { ofOwnVendor } from "./production-order-policy.ts";
import { findServiceOrderOf, lockProductionOrder, type ProductionOrderRecord } from "./production-order-sql.ts";

export interface LockedProduction {
  subject: ServiceOrderForChange;
  production: ProductionOrderRecord;
}

/**
 * Locks a production order below its service order, in the order in which changes and cancellations do: rivals wait for
 * each other instead of meeting half-way, and the second one sees what the first one did.
 */
export async function lockProduction(context: CommandContext, id: string): Promise<LockedProduction | undefined> {
  const { tx, tenantId } = context;
  const serviceOrderId = await findServiceOrderOf(tx, { tenantId, id });
  if (serviceOrderId === undefined) return undefined;
  const subject = await lockServiceOrder(tx, { tenantId, id: serviceOrderId });
  const production = await lockProductionOrder(tx, { tenantId, id });
  return subject && production && { subject, production };
}

const sentences: Partial<Record<ErrorCode, string>> = {
  wrong_state: "The production order is not in a state in which this is possible",
  change_not_acknowledged: "The order has changed: look at the change and acknowledge it first",
  nothing_to_acknowledge: "There is no change to acknowledge",
  too_late: "A delivery can be taken back for a few minutes only",
};

/** The same for an action of its vendor; refuses what is not there, stale, or not possible now. */
export async function lockForVendor(
  context: CommandContext,
  { id, action, expectedVersion }: { id: string; action: ProductionOrderAction; expectedVersion?: number | undefined },
): Promise<LockedProduction> {
  const { principal, now } = context;
  const locked = await lockProduction(context, id);
  const production = ofOwnVendor(principal, locked?.production);
  refuseStaleVersion(production.version, expectedVersion);
  const code = refusalOfAction(production, action, now);
  if (code !== null) throw new Refusal(code, sentences[code] ?? "This is not possible now");
  if (locked === undefined) throw new Error("What is locked is there");
  return locked;
}
