import type { ApprovalCardView } from "@magic-meetings/contract/approvals/approval.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { maySeeApproval } from "./approval-policy.ts";
import { findApproval } from "./approval-sql.ts";
import { presentApproval } from "./present-approval.ts";

export interface ApprovalQuestion {
  approvalId: string;
  /** Who will look at the card: what is allowed on it is hers. */
  viewer: Principal;
  now: Date;
}

/** The approval as its card shows it now; undefined where it is gone or not for the viewer. */
export async function loadApprovalCard(
  db: Queries,
  { approvalId, viewer, now }: ApprovalQuestion,
): Promise<ApprovalCardView | undefined> {
  const approval = await findApproval(db, { tenantId: viewer.tenantId, id: approvalId, now });
  if (approval === undefined || !maySeeApproval(viewer, approval)) return undefined;
  return { approval: presentApproval(approval, viewer, now) };
}
