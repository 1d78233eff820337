import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { holdsRole, type Principal } from "../identity/principal.ts";
import type { ApprovalRecord, OrderApprovalRecord } from "./approval-sql.ts";

/** The sites whose rooms the person keeps, and so decides about where a room names nobody; null is every site. */
export function keptSites(principal: Principal): string[] | null {
  const held = principal.roles.filter(({ role }) => role === "facility");
  if (held.some(({ siteId }) => siteId === undefined)) return null;
  return held.flatMap(({ siteId }) => (siteId === undefined ? [] : [siteId]));
}

/** Decides about every account, once a question has gone to finance. */
export function isFinance(principal: Principal): boolean {
  return principal.roles.some(
    ({ role, siteId, vendorId, accountId }) =>
      (role === "finance" || role === "admin") &&
      siteId === undefined &&
      vendorId === undefined &&
      accountId === undefined,
  );
}

/** Of a room: whoever it names, else those who keep the rooms of its site. Of an order: see below. */
export function mayDecide(principal: Principal, approval: ApprovalRecord): boolean {
  if (principal.userId === null) return false;
  if (approval.type === "service_order") return decidesOrder(principal, principal.userId, approval);
  const { approver, booking } = approval;
  if (approver !== null) return approver.id === principal.userId;
  const sites = keptSites(principal);
  return sites === null || sites.includes(booking.site.id);
}

/**
 * The account's owner; and, unless she asked for it herself, whoever stands in for the owner now, and finance once the
 * question has gone there.
 */
function decidesOrder(
  principal: Principal,
  userId: string,
  { account, askedById, deputyIds, level }: OrderApprovalRecord,
): boolean {
  if (account.ownerId === userId) return true;
  if (askedById === userId) return false;
  return deputyIds.includes(userId) || (level === "finance" && isFinance(principal));
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
  if (userId === null) return false;
  if (approval.meeting.organizer.id === userId || approval.decidedBy?.id === userId) return true;
  return (
    approval.type === "service_order" &&
    (approval.askedById === userId || approval.people.some(({ id }) => id === userId))
  );
}

/** Gives the approval to those who decide it. */
export function decidable(principal: Principal, approval: ApprovalRecord | undefined): ApprovalRecord {
  const seen = visibleApproval(principal, approval);
  if (!mayDecide(principal, seen)) throw new Refusal("forbidden", "Somebody else decides about this");
  return seen;
}
