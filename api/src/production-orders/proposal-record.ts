import type { Proposal } from "@magic-meetings/contract/production-orders/proposal.ts";

/** A proposal as it was made: a snapshot, so that it reads the same when the order has changed since. */
export interface StoredProposal {
  note: string;
  currency: string;
  totalMinor: { before: number; after: number };
  lines: (Proposal["lines"][number] & { serviceOrderLineId: string })[];
}
