import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { holdsRole, type Principal } from "../identity/principal.ts";
import type { ApprovalRecord } from "./approval-sql.ts";

/** The sites whose rooms the person keeps, and so decides about where a room names nobody; null is every site. */
export function keptSites(principal: Principal): string[] | null {
  const held = principal.roles.filter(({ role }) => role === "facility");
  if (held.some(({ siteId }) => siteId === undefined)) return null;
  return held.flatMap(({ siteId }) => (siteId === undefined ? [] : [siteId]));
}

/** Whoever the room names; else those who keep the rooms of its site. */
export function mayDecide(principal: Principal, { approver, booking }: ApprovalRecord): boolean {
  if (principal.userId === null) return false;
  if (approver !== null) return approver.id === principal.userId;
  const sites = keptSites(principal);
  return sites === null || sites.includes(booking.site.id);
}

/** Gives the approval to those who decide it, to who asks and to administrators; to everybody else it is not there. */
export function visibleApproval(principal: Principal, approval: ApprovalRecord | undefined): ApprovalRecord {
  if (approval === undefined || !maySeeApproval(principal, approval)) {
    throw new Refusal("not_found", "There is no such approval");
  }
  return approval;
}

export function maySeeApproval(principal: Principal, approval: ApprovalRecord): boolean {
  if (mayDecide(principal, approval) || holdsRole(principal, "admin")) return true;
  const { userId } = principal;
  return userId !== null && (approval.meeting.organizer.id === userId || approval.decidedBy?.id === userId);
}

/** Gives the approval to those who decide it. */
export function decidable(principal: Principal, approval: ApprovalRecord | undefined): ApprovalRecord {
  const seen = visibleApproval(principal, approval);
  if (!mayDecide(principal, seen)) throw new Refusal("forbidden", "Somebody else decides about this");
  return seen;
}
