import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { ProductionOrderAction } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { ProposalInput } from "@magic-meetings/contract/production-orders/proposal.ts";

/** An answer of a vendor's people to a production order. */
export interface ActOnProductionOrder {
  id: string;
  action: ProductionOrderAction;
  /** With `decline`, and with `deliver` where less came. */
  reason?: string | undefined;
  /** With `decline`. */
  proposal?: ProposalInput | undefined;
  /** With `deliver`. */
  lines?: readonly { lineId: string; quantity: number }[] | undefined;
  expectedVersion?: number | undefined;
}

/** Says what an action wants to know, and refuses what it cannot do anything with. */
export function refuseStrangeBody({ action, reason, proposal, lines }: Omit<ActOnProductionOrder, "id">): void {
  if (action === "decline" && (reason === undefined || reason === "")) {
    throw invalid("/reason", "required", "Say why: the organizer reads it");
  }
  if (proposal !== undefined && action !== "decline") {
    throw invalid("/proposal", "unexpected", "Something else is offered when an order is declined");
  }
  if (lines !== undefined && action !== "deliver") {
    throw invalid("/lines", "unexpected", "Quantities are said when something is delivered");
  }
}

export function invalid(pointer: string, code: string, detail: string): Refusal {
  return new Refusal("invalid", detail, { errors: [{ pointer, code, detail }] });
}
